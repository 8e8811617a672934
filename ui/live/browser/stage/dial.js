// What the room expects: a large dial that is turned or typed, everybody's guess on it, and the one in the middle.

import { draw, make, say } from "../dom.js";
import { draftOf, keepDraft } from "../drafts.js";
import { numbersIn } from "../words.js";

/** @typedef {import("./types.js").Scale} Scale */
/** @typedef {import("./types.js").Dial} Data */
/** @typedef {import("./types.js").Done} Done */

// The drawing: half a circle around (X, Y).
const WIDTH = 760;
const HEIGHT = 392;
const X = WIDTH / 2;
const Y = 356;
const RADIUS = 270;
const THICK = 44;
const TYPED_LENGTH = 8;

export class Dial {
  constructor() {
    this.svg = draw("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true" });
    this.range = make("input", "stage-turn");
    this.range.type = "range";
    this.value = make("p", "stage-dial-value");
    this.label = make("p", "stage-dial-label");
    this.before = make("p", "stage-dial-label");
    this.kinds = make("div", "stage-kinds");
    this.kinds.setAttribute("role", "group");
    this.name = make("label", "");
    this.field = make("input", "stage-typed");
    Object.assign(this.field, { type: "text", id: "stage-guess", maxLength: TYPED_LENGTH, autocomplete: "off", inputMode: "decimal" });
    this.name.htmlFor = this.field.id;
    this.noteButton = make("button", "stage-note");
    this.noteButton.type = "button";
    this.error = make("p", "stage-error");
    this.error.setAttribute("role", "alert");
    this.guesses = make("ul", "stage-guesses");
    const drawing = make("div", "stage-dial-drawing", make("div", "stage-dial-face", this.value, this.label, this.before), this.range);
    drawing.prepend(this.svg);
    const form = make("div", "stage-typing", this.field, this.noteButton);
    this.root = make("div", "stage-dial", drawing, make("div", "stage-room", this.kinds, this.name, form, this.error, this.guesses));
    this.what = "";
    this.turned = false;
    /** @type {Data | null} */
    this.data = null;
    /** @type {(done: Done) => void} */
    this.did = () => undefined;
    this.range.oninput = () => this.turn();
    this.field.oninput = () => this.type();
    this.field.onkeydown = (event) => {
      if (event.key === "Enter") this.note();
    };
    this.noteButton.onclick = () => this.note();
  }

  /** @returns {Scale} */
  get scale() {
    const scales = /** @type {Data} */ (this.data).scales;
    return scales.find(({ what }) => what === this.what) ?? scales[0];
  }

  /**
   * @param {Data} data
   * @param {(done: Done) => void} did
   */
  update(data, did) {
    const before = this.data && this.scale;
    this.data = data;
    this.did = did;
    this.what = data.scales.find(({ error }) => error)?.what ?? (this.what || data.scales[0].what);
    const isNew = !before || before.what !== this.what || before.guesses.length !== this.scale.guesses.length;
    if (isNew) this.turned = false;
    this.paint();
    if (this.scale.error) this.field.value = this.scale.typed;
    else if (isNew) this.field.value = draftOf(this.draft) ?? "";
  }

  get draft() {
    return `guess ${this.what} ${this.data?.draft}`;
  }

  /** Take the hand's place over into the field. */
  turn() {
    this.turned = true;
    const { cents } = this.scale;
    const value = Number(this.range.value);
    this.field.value = cents ? this.numbers.points(value) : String(value);
    keepDraft(this.draft, this.field.value);
    this.paint();
  }

  type() {
    this.turned = false;
    keepDraft(this.draft, this.field.value);
    this.paint();
  }

  get numbers() {
    return numbersIn(/** @type {Data} */ (this.data).language);
  }

  note() {
    const text = this.field.value.trim();
    if (!text) return;
    keepDraft(this.draft, null);
    this.field.value = "";
    this.turned = false;
    this.did({ kind: "guess", what: this.what, text });
  }

  paint() {
    const { scale, numbers } = this;
    const data = /** @type {Data} */ (this.data);
    const hand = Number(this.range.value);
    this.kinds.setAttribute("aria-label", data.choice);
    this.kinds.replaceChildren(...data.scales.map((item) => this.kind(item)));
    say(this.name, scale.label);
    say(this.noteButton, data.note);
    this.noteButton.disabled = data.full !== "";
    say(this.error, scale.error || data.full);
    this.error.hidden = !this.error.textContent;
    this.field.setAttribute("aria-invalid", String(Boolean(scale.error)));
    Object.assign(this.range, { min: String(scale.low), max: String(scale.high), step: String(scale.step) });
    this.range.classList.toggle("reversed", scale.reversed);
    this.range.setAttribute("aria-label", scale.label);
    const middle = scale.middle ?? scale.before;
    if (!this.turned) this.range.value = String(middle);
    const at = this.turned ? hand : middle;
    const shown = this.turned ? (scale.cents ? numbers.points(hand) : String(hand)) : scale.middleText;
    this.range.setAttribute("aria-valuetext", shown);
    say(this.value, shown);
    say(this.label, this.turned ? scale.name : scale.middleLabel);
    say(this.before, scale.middle === null && !this.turned ? "" : scale.beforeText);
    this.draw(scale, at);
    this.guesses.replaceChildren(...scale.guesses.map(({ text, forget }, place) => this.guess(text, forget, place)));
  }

  /**
   * Draw the scale with its bands, where we stand, everybody's guess and the hand.
   * @param {Scale} scale
   * @param {number} at
   */
  draw(scale, at) {
    const share = (/** @type {number} */ value) => shareOf(scale, value);
    const bands = scale.bands.flatMap(([from, to, name], place) => [
      draw("path", { class: `band band-${place % 2}`, d: arc(share(from), share(to)), "stroke-width": THICK }),
      label(name, (share(from) + share(to)) / 2, RADIUS + THICK / 2 + 20, "band-name"),
    ]);
    const here = share(scale.before);
    const before = draw("path", { class: "before", d: spoke(here, RADIUS - THICK / 2 - 10, RADIUS + THICK / 2 + 10) });
    const dots = scale.guesses.map(({ value }) => {
      const [x, y] = point(share(value), RADIUS);
      return draw("circle", { class: "guess", cx: x, cy: y, r: 12 });
    });
    const hand = draw("path", { class: "hand", d: spoke(share(at), 150, RADIUS + 6) });
    this.svg.replaceChildren(...bands, before, ...dots, hand);
  }

  /** @param {Scale} scale */
  kind({ what, name }) {
    const made = make("button", "");
    made.type = "button";
    made.textContent = name;
    made.setAttribute("aria-pressed", String(what === this.what));
    made.onclick = () => {
      this.what = what;
      this.turned = false;
      this.field.value = draftOf(this.draft) ?? "";
      this.paint();
      const pressed = this.kinds.querySelector("[aria-pressed=true]");
      if (pressed instanceof HTMLElement) pressed.focus();
    };
    return made;
  }

  /**
   * @param {string} text
   * @param {string} forget
   * @param {number} place
   */
  guess(text, forget, place) {
    const remove = make("button", "");
    remove.type = "button";
    remove.textContent = "\u2715";
    remove.setAttribute("aria-label", forget);
    remove.onclick = () => this.did({ kind: "forget", what: this.what, place });
    const words = make("span");
    words.textContent = text;
    return make("li", "", words, remove);
  }
}

/**
 * @param {Scale} scale
 * @param {number} value
 */
function shareOf({ low, high, reversed }, value) {
  const share = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return reversed ? 1 - share : share;
}

/**
 * @param {number} share
 * @param {number} radius
 * @returns {[number, number]}
 */
function point(share, radius) {
  const angle = Math.PI * share;
  return [X - radius * Math.cos(angle), Y - radius * Math.sin(angle)];
}

/**
 * @param {number} from
 * @param {number} to
 */
function arc(from, to) {
  const [start, end] = [Math.min(from, to), Math.max(from, to)];
  const [x1, y1] = point(start, RADIUS);
  const [x2, y2] = point(end, RADIUS);
  return `M${x1} ${y1}A${RADIUS} ${RADIUS} 0 0 1 ${x2} ${y2}`;
}

/**
 * @param {number} share
 * @param {number} inner
 * @param {number} outer
 */
function spoke(share, inner, outer) {
  const [x1, y1] = point(share, inner);
  const [x2, y2] = point(share, outer);
  return `M${x1} ${y1}L${x2} ${y2}`;
}

/**
 * @param {string} words
 * @param {number} share
 * @param {number} radius
 * @param {string} name
 */
function label(words, share, radius, name) {
  const [x, y] = point(share, radius);
  const anchor = share < 0.4 ? "end" : share > 0.6 ? "start" : "middle";
  const made = draw("text", { class: name, x, y, "text-anchor": anchor, "dominant-baseline": "middle" });
  made.textContent = words;
  return made;
}
