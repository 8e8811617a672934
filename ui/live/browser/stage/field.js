// Where we stand: the strip of all provinces, large, with ours and what else is worth naming on it.

import { make, say } from "../dom.js";
import { neighbours } from "../lookup.js";
import { Strip } from "../strip.js";
import { numbersIn } from "../words.js";

const NEIGHBOURS = 2;

export class Field {
  constructor() {
    this.strip = new Strip();
    this.own = make("span", "stage-own");
    this.strip.mark.append(this.own);
    this.named = make("div", "stage-named");
    this.strip.root.insertBefore(this.named, this.strip.root.lastChild);
    this.root = make("div", "stage-field", this.strip.root);
  }

  /** @param {import("./types.js").Field & { language: string }} field */
  update(field) {
    const { points } = numbersIn(field.language);
    this.strip.update(field);
    this.strip.paint(field, field.before, neighbours(field.others, field.before, NEIGHBOURS), points);
    const place = this.strip.place(field.before);
    say(this.own, field.own);
    this.own.dataset.side = place > 0.75 ? "left" : place < 0.25 ? "right" : "middle";
    this.named.replaceChildren(
      ...field.marks.map(([cents, name, kind]) => {
        const mark = make("span", `stage-named-mark ${kind}`);
        const at = Math.min(1, Math.max(0, this.strip.place(cents)));
        mark.style.setProperty("--at", String(at));
        mark.dataset.side = at > 0.9 ? "left" : at < 0.1 ? "right" : "middle";
        mark.textContent = name;
        return mark;
      }),
    );
  }
}
