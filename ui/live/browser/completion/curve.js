// A curve over the completion of a plan, with levels across it and the point where the hand stands.

import { draw, make, say } from "../dom.js";

/**
 * What a curve shows: a value at every percent, higher on the page the better; for ranks, of which less is
 * better, the `range` around each. `levels` go across, `needed` is the percent at which the goal is reached.
 * @typedef {object} Shown
 * @property {string} name
 * @property {string} alt
 * @property {number[]} values
 * @property {number[][]} [range]
 * @property {{ at: number, name: string, kind: string }[]} levels
 * @property {number | null} needed
 * @property {(value: number) => string} worded
 */

const HEIGHT = 100;

// The drawing keeps this share of its height free above and below the curve.
const MARGIN = 0.08;

export class Curve {
  /** @param {string} look */
  constructor(look) {
    this.name = make("p", "curve-name");
    this.svg = draw("svg", { preserveAspectRatio: "none", "aria-hidden": "true" });
    this.area = draw("path", { class: "area" });
    this.whole = draw("path", { class: "whole" });
    this.across = draw("path", { class: "across" });
    this.goal = draw("path", { class: "goal" });
    this.line = draw("path", { class: "line" });
    this.svg.append(this.area, this.whole, this.across, this.goal, this.line);
    // Marks and names are no part of the drawing: that is stretched, and they must keep their shape.
    this.named = make("div", "named");
    this.needed = make("span", "needed");
    this.drop = make("span", "drop");
    this.mark = make("span", "mark");
    this.ends = make("div", "ends");
    const drawing = make("div", "drawing", this.svg, this.named, this.drop, this.needed, this.mark);
    this.plot = make("div", "plot", this.ends, drawing);
    this.plot.setAttribute("role", "img");
    this.root = make("div", `curve ${look}`, this.name, this.plot);
    /** @type {Shown | null} */
    this.shown = null;
    this.top = 0;
    this.bottom = 1;
  }

  /** @param {Shown} shown */
  update(shown) {
    this.shown = shown;
    const { values, range, levels, needed, worded } = shown;
    const last = values.length - 1;
    const all = [...values, ...(range ?? []).flat(), ...levels.filter(({ kind }) => kind === "goal").map(({ at }) => at)];
    const [low, high] = [Math.min(...all), Math.max(...all)];
    const free = Math.max(1, (high - low) * MARGIN);
    [this.top, this.bottom] = range ? [low - free, high + free] : [high + free, low - free];
    say(this.name, shown.name);
    this.plot.setAttribute("aria-label", shown.alt);
    this.svg.setAttribute("viewBox", `0 0 ${last} ${HEIGHT}`);
    this.line.setAttribute("d", path(values.map((value) => this.place(value))));
    this.area.setAttribute("d", range ? this.around(range) : "");
    this.whole.setAttribute("d", `M100 0V${HEIGHT}`);
    const inside = levels.filter(({ at }) => this.place(at) >= 0 && this.place(at) <= 1);
    const lines = (/** @type {boolean} */ isGoal) =>
      inside.filter(({ kind }) => (kind === "goal") === isGoal).map(({ at }) => `M0 ${HEIGHT * this.place(at)}H${last}`);
    this.across.setAttribute("d", lines(false).join(""));
    this.goal.setAttribute("d", lines(true).join(""));
    this.named.replaceChildren(...inside.map((level) => this.label(level.name, level.at, level.kind)));
    const ends = [Math.min(...values), Math.max(...values)];
    this.ends.replaceChildren(...[...new Set(ends)].map((value) => this.label(worded(value), value, "end")));
    this.needed.hidden = needed === null;
    if (needed !== null) this.put(this.needed, needed);
  }

  /**
   * Put the point where the hand stands.
   * @param {number} percent
   */
  point(percent) {
    this.put(this.mark, percent);
    this.put(this.drop, percent);
  }

  /**
   * @param {HTMLElement} sign
   * @param {number} percent
   */
  put(sign, percent) {
    const { values } = /** @type {Shown} */ (this.shown);
    sign.style.left = `${(100 * percent) / (values.length - 1)}%`;
    sign.style.top = `${100 * this.place(values[percent])}%`;
  }

  /**
   * Return how far from the top a value lies, 0 to 1.
   * @param {number} value
   * @returns {number}
   */
  place(value) {
    return (this.top - value) / (this.top - this.bottom);
  }

  /**
   * @param {number[][]} range
   * @returns {string} the path around the ranges
   */
  around(range) {
    const ends = [0, 1].map((end) => range.map((pair) => this.place(pair[end])));
    const back = ends[1].map((place, percent) => `L${percent} ${HEIGHT * place}`).reverse();
    return `${path(ends[0])}${back.join("")}Z`;
  }

  /**
   * @param {string} words
   * @param {number} value
   * @param {string} look
   */
  label(words, value, look) {
    const label = make("span", look);
    label.style.top = `${100 * this.place(value)}%`;
    say(label, words);
    return label;
  }
}

/**
 * Return the path through places (0 to 1 from the top), one a percent.
 * @param {number[]} places
 * @returns {string}
 */
function path(places) {
  return places.map((place, percent) => `${percent ? "L" : "M"}${percent} ${HEIGHT * place}`).join("");
}
