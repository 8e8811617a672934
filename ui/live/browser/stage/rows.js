// Pictures of rows that share a scale: groups, what is moved, causes, the road there, ranks if others move.

import { make } from "../dom.js";

/** @typedef {import("./types.js").Row} Row */

// From so many rows on, name, bar and figure stand on one line.
const MANY = 6;

export class Rows {
  constructor() {
    this.list = make("ul", "stage-rows");
    this.ends = make("p", "stage-ends");
    this.legend = make("p", "stage-legend");
    this.root = make("div", "stage-scale", this.list, this.ends, this.legend);
  }

  /** @param {import("./types.js").Rows} picture */
  update({ rows, ends, legend }) {
    this.root.dataset.size = rows.length >= MANY ? "many" : rows.length > MANY / 2 ? "some" : "few";
    this.list.replaceChildren(...rows.map(drawn));
    this.ends.replaceChildren(...ends.map((end) => span("", end)));
    this.ends.hidden = !ends.length;
    this.legend.textContent = legend;
    this.legend.hidden = !legend;
  }
}

/** @param {Row} row */
function drawn({ name, was, text, notes, bars, marks }) {
  const figures = make("span", "figures", ...(was ? [span("was", was), span("arrow", "\u2192")] : []), span("text", text));
  const track = make("span", "track", ...bars.map(([look, from, to]) => on(`bar ${look}`, from, to)));
  track.append(...marks.map(([look, at]) => on(`mark ${look}`, at, at)));
  const foot = make("span", "notes", ...notes.filter(Boolean).map((note) => span("", note)));
  return make("li", "", span("name", name), figures, track, foot);
}

/**
 * @param {string} name
 * @param {string} text
 */
function span(name, text) {
  const made = make("span", name);
  made.textContent = text;
  return made;
}

/**
 * Return something on a row's scale.
 * @param {string} name
 * @param {number} from
 * @param {number} to
 */
function on(name, from, to) {
  const made = make("span", name);
  made.style.setProperty("--from", String(Math.min(from, to)));
  made.style.setProperty("--to", String(Math.max(from, to)));
  return made;
}
