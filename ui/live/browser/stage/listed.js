// Sentences, and beside them the code of the link for the room to scan.

import { draw, make } from "../dom.js";

export class Listed {
  constructor() {
    this.list = make("ul", "stage-items");
    this.path = draw("path", {});
    this.svg = draw("svg", { "shape-rendering": "crispEdges", role: "img" });
    this.svg.append(this.path);
    this.scan = make("p", "");
    this.code = make("div", "stage-code", this.svg, this.scan);
    this.root = make("div", "stage-listed", this.list, this.code);
  }

  /** @param {import("./types.js").Listed} listed */
  update({ items, code, scan }) {
    this.list.replaceChildren(
      ...items.map((item) => {
        const made = make("li");
        made.textContent = item;
        return made;
      }),
    );
    this.code.hidden = !code.length;
    this.scan.textContent = scan;
    this.svg.setAttribute("aria-label", scan);
    this.svg.setAttribute("viewBox", `0 0 ${code.length} ${code.length}`);
    const dark = code.flatMap((row, y) => [...row].map((module, x) => (module === "1" ? `M${x} ${y}h1v1h-1z` : "")));
    this.path.setAttribute("d", dark.join(""));
  }
}
