// How much of a plan is done, under the hand: while the lever is held, all follows in the same frame. Nothing is
// computed here but places: what a completion comes to is looked up in what the server sent.

import { make, say } from "../dom.js";
import { Finger } from "../finger.js";
import { stepAt } from "../lookup.js";
import { Figures, rankAlone } from "../result.js";
import { fill, numbersIn } from "../words.js";
import { Curve } from "./curve.js";

/** @typedef {import("./types.js").Sent} Sent */
/** @typedef {import("./types.js").Send} Send */

// For how many milliseconds the hand's place stands against what the server says.
const PATIENCE = 4000;

// How far apart the figures below the lever stand, in percents.
const TICK = 20;

let made = 0;

export class CompletionView {
  /**
   * @param {ParentNode} parent
   * @param {Sent} sent
   */
  constructor(parent, sent) {
    this.sent = sent;
    /** @type {Send} */
    this.send = () => undefined;
    this.held = false;
    this.letGoAt = 0;
    this.figures = new Figures();
    this.totals = new Curve("totals");
    this.ranks = new Curve("ranks");
    this.range = make("input", "range");
    const last = String(sent.totals.length - 1);
    Object.assign(this.range, { id: `completion-${(made += 1)}`, type: "range", min: "0", max: last, step: "1" });
    this.name = make("label", "name");
    this.name.htmlFor = this.range.id;
    this.percent = make("output", "percent");
    this.percent.htmlFor = this.range.id;
    this.scale = make("div", "scale");
    this.scale.setAttribute("aria-hidden", "true");
    this.sentence = make("p", "sentence");
    this.note = make("p", "note");
    this.root = make(
      "div",
      "completion",
      make("div", "head", this.name, this.percent),
      make("div", "track", this.range, this.scale),
      this.figures.root,
      this.sentence,
      this.note,
      make("div", "curves", this.totals.root, this.ranks.root),
    );
    // What keeps a browser's translator off the page (ui/platform/front_page.py) ends at a shadow root.
    this.root.translate = false;
    this.root.classList.add("notranslate");
    parent.append(this.root);
    this.listen();
  }

  listen() {
    const finger = new Finger(this.range, {
      tapped: () => {
        this.hold();
        this.letGo();
      },
      lifted: () => this.letGo(),
      taken: () => this.giveBack(),
    });
    this.range.oninput = () => finger.holdsBack() || this.hold();
    this.range.onchange = () => this.letGo();
  }

  hold() {
    this.held = true;
    this.paint();
  }

  letGo() {
    if (!this.held) return;
    this.held = false;
    this.letGoAt = Date.now();
    this.send("done", this.at);
  }

  /** Stand as before the hand came, whose finger turned out to scroll the page. */
  giveBack() {
    this.held = false;
    this.paint();
  }

  /** @returns {number} the completion under the hand, in percent */
  get at() {
    return Number(this.range.value);
  }

  /**
   * Take over what the server says; a hand that holds the lever is not disturbed.
   * @param {Sent} sent
   * @param {Send} send
   */
  update(sent, send) {
    const isOther = sent.plan !== this.sent.plan;
    this.sent = sent;
    this.send = send;
    const { words } = sent;
    if (sent.done === this.at || isOther) this.letGoAt = 0;
    if (!this.held && Date.now() - this.letGoAt > PATIENCE) this.range.value = String(sent.done);
    say(this.name, words.label);
    this.scale.replaceChildren(...this.ticks());
    this.totals.update({
      name: words.total,
      alt: sent.altTotal,
      values: sent.totals,
      levels: sent.levels.map(([cents, name, kind]) => ({ at: cents, name, kind })),
      needed: sent.needed,
      worded: numbersIn(sent.language).points,
    });
    this.ranks.update({
      name: words.rank,
      alt: sent.altRank,
      values: sent.ranks.map(([median]) => median),
      range: sent.ranks.map(([, low, high]) => [low, high]),
      levels: [],
      needed: null,
      worded: String,
    });
    this.paint();
  }

  /** @returns {HTMLElement[]} the figures below the lever; the whole plan stands out */
  ticks() {
    const last = this.sent.totals.length - 1;
    return Array.from({ length: last / TICK + 1 }, (_, place) => {
      const tick = make("span", place * TICK === 100 ? "whole" : "");
      tick.style.setProperty("--at", String((place * TICK) / last));
      say(tick, `${place * TICK}%`);
      return tick;
    });
  }

  paint() {
    const { sent, at } = this;
    const numbers = numbersIn(sent.language);
    const [median, low, high, best, worst] = sent.ranks[at];
    const rank = { median, low, high, best, worst };
    const total = sent.totals[at];
    const facts = {
      percent: `${at}%`,
      total: numbers.points(total),
      change: numbers.change(total - sent.before),
      rank: rankAlone(sent.words, rank),
      band: stepAt(sent.bands, total)[1],
    };
    this.range.style.setProperty("--filled", `${(100 * at) / (sent.totals.length - 1)}%`);
    this.range.setAttribute("aria-valuetext", fill(sent.words.spoken, facts));
    say(this.percent, facts.percent);
    this.figures.paint(sent, numbers, { total, rank });
    say(this.sentence, fill(sent.words.sentence, facts));
    const held = stepAt(sent.held, at)[1];
    say(this.note, held ? fill(sent.words.held, { names: held }) : "");
    this.totals.point(at);
    this.ranks.point(at);
  }
}
