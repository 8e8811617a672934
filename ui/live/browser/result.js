// The result: total, rank, band, what is missing to the next band, and the strip of provinces.

import { make, say } from "./dom.js";
import { neighbours, stepAt } from "./lookup.js";
import { Strip } from "./strip.js";
import { fill } from "./words.js";

/** @typedef {import("./types.js").Head} Head */
/** @typedef {import("./lookup.js").Rank} Rank */
/** @typedef {import("./words.js").Numbers} Numbers */

const NEIGHBOURS = 2;

/** One figure: its label, its value, and a line below it. */
class Figure {
  /** @param {string} name */
  constructor(name) {
    this.label = make("span", "label");
    this.value = make("span", "value");
    this.chip = make("span", "chip");
    this.more = make("span", "more");
    this.root = make("div", `figure ${name}`, this.label, this.value, make("span", "under", this.chip, this.more));
  }

  /**
   * @param {string} label
   * @param {string} value
   * @param {string} chip
   * @param {number} way how the chip is coloured: better (> 0), worse (< 0) or neither
   * @param {string} more
   */
  set(label, value, chip, way, more) {
    say(this.label, label);
    say(this.value, value);
    say(this.chip, chip);
    this.chip.dataset.way = way > 0 ? "up" : way < 0 ? "down" : "same";
    say(this.more, more);
  }
}

/**
 * What the figures need of a head.
 * @typedef {Pick<Head, "bands" | "before" | "rankBefore"> & { words: Record<string, string> }} Known
 */

/** Total, rank and band side by side, each with what changed and what is missing. */
export class Figures {
  constructor() {
    this.total = new Figure("total");
    this.rank = new Figure("rank");
    this.unchanged = new Figure("unchanged");
    this.band = new Figure("band");
    this.unchanged.root.hidden = true;
    const shown = [this.total, this.rank, this.unchanged, this.band];
    this.root = make("div", "figures", ...shown.map(({ root }) => root));
  }

  /**
   * @param {Known} head
   * @param {Numbers} numbers
   * @param {{ total: number, rank: Rank }} shown
   */
  paint({ words, bands, before, rankBefore }, numbers, { total, rank }) {
    const change = total - before;
    this.total.set(
      words.total,
      numbers.points(total),
      change ? numbers.change(change) : "",
      change,
      change ? fill(words.since, { before: numbers.points(before) }) : "",
    );
    const gained = rankBefore.median - rank.median;
    const exact = rank.best === rank.worst;
    this.rank.set(
      words.rank,
      rankAlone(words, rank),
      placesGained(words, gained),
      gained,
      exact
        ? words.certain
        : fill(words.range, {
            range: between(rank.low, rank.high),
            bounds: between(rank.best, rank.worst),
          }),
    );
    const [start, name] = stepAt(bands, total);
    const next = bands.find(([from]) => from > start);
    this.band.set(
      words.band,
      name,
      "",
      0,
      next ? fill(words.missing, { points: numbers.points(next[0] - total), band: next[1] }) : words.highest,
    );
  }
}

export class ResultView {
  constructor() {
    this.figures = new Figures();
    this.strip = new Strip();
    this.sentence = make("p", "sentence");
    this.sentence.setAttribute("role", "status");
    this.caveats = make("p", "caveats");
    this.root = make("section", "result", this.figures.root, this.strip.root);
    this.told = make("div", "told", this.sentence, this.caveats);
  }

  /**
   * Show a result: the server's own, or one that was looked up while a lever is held.
   * @param {Head} head
   * @param {Numbers} numbers
   * @param {{ total: number, rank: Rank }} shown
   * @param {string} [held] what the held lever does, in words
   */
  paint(head, numbers, shown, held) {
    this.figures.paint(head, numbers, shown);
    this.strip.paint(head, shown.total, neighbours(head.others, shown.total, NEIGHBOURS), numbers.points);
    this.told.classList.toggle("held", held !== undefined);
    say(this.sentence, held ?? head.result.sentence);
    say(this.caveats, head.result.caveats);
  }

  /** @param {Head} head */
  update(head) {
    const { unchanged } = head.result;
    const shown = this.figures.unchanged;
    shown.root.hidden = !unchanged;
    if (unchanged) shown.set(unchanged.label, unchanged.value, "", 0, unchanged.more);
    this.root.setAttribute("aria-label", head.words.result);
    this.strip.update(head);
  }
}

/**
 * Return a rank in words, as an estimate where it is one.
 * @param {Record<string, string>} words
 * @param {Rank} rank
 * @returns {string}
 */
export function rankAlone(words, rank) {
  return rank.low === rank.high ? String(rank.median) : fill(words.about, { rank: rank.median });
}

/**
 * Return a range, or one figure where both ends are the same.
 * @param {number} low
 * @param {number} high
 * @returns {string}
 */
function between(low, high) {
  return low === high ? String(low) : `${low}\u2013${high}`;
}

/**
 * Return the places gained or lost, in words.
 * @param {Record<string, string>} words
 * @param {number} gained
 * @returns {string}
 */
function placesGained(words, gained) {
  if (!gained) return words.sameRank;
  const sign = gained > 0 ? "+" : "\u2212";
  const count = Math.abs(gained);
  return fill(count === 1 ? words.place : words.places, { sign, count });
}
