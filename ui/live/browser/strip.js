// The strip of all provinces by their totals, on which ours moves.

import { draw, make, say } from "./dom.js";
import { fill } from "./words.js";

/** @typedef {import("./types.js").Head} Head */

/**
 * What a strip needs of a head.
 * @typedef {Pick<Head, "others" | "before" | "field"> & { result: { total: number }, words: { below: string, above: string } }} Field
 */

const WIDTH = 1000;
const HEIGHT = 34;
const LINE = 24;

export class Strip {
  constructor() {
    this.svg = draw("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true" });
    this.ticks = draw("path", { class: "ticks" });
    this.before = draw("path", { class: "before", d: `M0 ${LINE - 12}V${LINE + 8}` });
    this.svg.append(draw("path", { class: "line", d: `M0 ${LINE}H${WIDTH}` }), this.ticks, this.before);
    // The mark is no part of the drawing: that is stretched, and the mark must keep its shape.
    this.mark = make("span", "mark");
    this.below = make("span", "below");
    this.above = make("span", "above");
    const drawing = make("div", "drawing", this.svg, this.mark);
    this.root = make("div", "strip", drawing, make("p", "between", this.below, this.above));
    this.low = 0;
    this.high = 1;
    this.drawn = "";
  }

  /**
   * Draw the other provinces, where they or the ends of the strip differ.
   * @param {Field} head
   */
  update(head) {
    const known = head.others.map(([cents]) => cents);
    const ends = [...known, head.before, head.result.total];
    const [low, high] = [Math.min(...ends) - 100, Math.max(...ends) + 100];
    const drawn = `${head.field}:${low}:${high}`;
    if (drawn !== this.drawn) {
      this.drawn = drawn;
      [this.low, this.high] = [low, high];
      const ticks = known.map((cents) => `M${this.place(cents) * WIDTH} ${LINE - 8}V${LINE}`);
      this.ticks.setAttribute("d", ticks.join(""));
    }
    this.before.setAttribute("transform", `translate(${this.place(head.before) * WIDTH} 0)`);
  }

  /**
   * Move our province, and name its neighbours.
   * @param {Field} head
   * @param {number} total
   * @param {{ above: [number, string][], below: [number, string][] }} near
   * @param {(cents: number) => string} points
   */
  paint(head, total, near, points) {
    this.mark.style.left = `${Math.min(1, Math.max(0, this.place(total))) * 100}%`;
    say(this.below, told(head.words.below, near.below.toReversed(), points));
    say(this.above, told(head.words.above, near.above, points));
  }

  /**
   * Return where a total lies on the strip, from 0 to 1.
   * @param {number} cents
   * @returns {number}
   */
  place(cents) {
    return (cents - this.low) / (this.high - this.low);
  }
}

/**
 * Return provinces in words, lowest first as they stand on the strip; nothing where there are none.
 * @param {string} words
 * @param {[number, string][]} near
 * @param {(cents: number) => string} points
 * @returns {string}
 */
function told(words, near, points) {
  const names = near.map(([cents, province]) => `${province} ${points(cents)}`).join(" · ");
  return near.length ? fill(words, { names }) : "";
}
