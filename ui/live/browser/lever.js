// A lever: a native range with the baseline and the national average on its track, and a typed value.

import { isConnected } from "./connection.js";
import { make, say } from "./dom.js";
import { draftOf, keepDraft } from "./drafts.js";
import { Finger } from "./finger.js";
import { fill } from "./words.js";

/** @typedef {import("./types.js").Lever} Lever */
/** @typedef {import("./types.js").Head} Head */
/** @typedef {import("./words.js").Numbers} Numbers */

/**
 * What a lever tells the view it stands in.
 * @typedef {object} Listener
 * @property {(lever: LeverView) => void} moved at every movement
 * @property {(lever: LeverView) => void} released when it is let go
 * @property {(lever: LeverView, text: string) => void} typed when a typed value is confirmed
 * @property {(lever: LeverView) => void} reset
 */

const TYPED_LENGTH = 24;
let made = 0;

export class LeverView {
  /**
   * @param {Lever} lever
   * @param {Listener} listener
   */
  constructor(lever, listener) {
    this.lever = lever;
    this.listener = listener;
    this.held = false;
    /** @type {string | null} what is typed and not confirmed */
    this.draft = null;
    /** What a draft is kept under. */
    this.named = "";
    const id = `lever-${(made += 1)}`;
    this.name = make("label", "name");
    this.name.htmlFor = id;
    this.own = make("span", "own");
    this.gain = make("span", "gain");
    this.help = make("details", "help");
    this.helpMark = make("summary", "");
    this.helpWords = make("p", "");
    this.help.append(this.helpMark, this.helpWords);
    this.range = make("input", "range");
    Object.assign(this.range, { id, type: "range", min: "0", max: "1000", step: "1" });
    this.baseline = make("span", "tick baseline");
    this.average = make("span", "tick average");
    this.field = make("input", "typed");
    Object.assign(this.field, { type: "text", maxLength: TYPED_LENGTH, autocomplete: "off", spellcheck: false });
    this.resetButton = make("button", "reset");
    this.resetButton.type = "button";
    this.note = make("p", "note");
    this.error = make("p", "error");
    this.error.setAttribute("role", "alert");
    this.root = make(
      "div",
      "lever",
      make("div", "head", this.name, this.own, this.gain, this.help),
      make(
        "div",
        "row",
        make("div", "track", this.range, this.baseline, this.average),
        this.field,
        this.resetButton,
      ),
      this.note,
      this.error,
    );
    this.root.dataset.lever = lever.id;
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
    this.field.oninput = () => {
      this.draft = this.field.value;
      keepDraft(this.named, this.draft);
      this.listener.moved(this);
    };
    this.field.onkeydown = (event) => {
      if (event.key === "Enter") this.confirm();
      if (event.key === "Escape") this.forget();
    };
    // A connection that breaks takes the field away from the hand: half a figure is not meant yet.
    this.field.onblur = () => isConnected() && this.confirm();
    this.resetButton.onclick = () => {
      this.forget();
      this.listener.reset(this);
    };
  }

  hold() {
    this.held = true;
    this.listener.moved(this);
  }

  letGo() {
    if (!this.held) return;
    this.held = false;
    this.listener.released(this);
  }

  /** Stand as before the hand came, whose finger turned out to scroll the page. */
  giveBack() {
    if (!this.held) return;
    this.held = false;
    this.place(this.position);
    if (this.draft === null) this.field.value = this.lever.shown;
    this.listener.moved(this);
  }

  /** Send what is typed, where it differs from what is shown. */
  confirm() {
    const text = this.draft;
    this.draft = null;
    if (text !== null) keepDraft(this.named, null);
    if (text !== null && text.trim() !== (this.lever.error ? "" : this.lever.shown)) this.listener.typed(this, text);
  }

  /** Drop what is typed and not confirmed. */
  forget() {
    this.draft = null;
    keepDraft(this.named, null);
    this.field.value = this.lever.shown;
  }

  /**
   * Take up what was typed here and not confirmed before the page was loaded again.
   * @param {string} name the lever's, and of what it is one
   */
  recall(name) {
    if (this.named === name) return;
    this.named = name;
    this.draft = draftOf(name);
    if (this.draft !== null) this.field.value = this.draft;
  }

  /** @returns {number} the position of the hand */
  get position() {
    return Number(this.range.value);
  }

  /**
   * Take over what the server says of the lever; a hand that holds it is not disturbed.
   * @param {Lever} lever
   * @param {Head} head
   * @param {Numbers} numbers
   * @param {boolean} waits whether something sent of this lever is not taken over yet
   */
  update(lever, head, numbers, waits) {
    this.lever = lever;
    this.recall(`${lever.id} ${head.field}`);
    const { words } = head;
    say(this.name, lever.name);
    say(this.helpMark, "?");
    this.helpMark.setAttribute("aria-label", fill(words.help, { name: lever.name }));
    say(this.helpWords, lever.help);
    this.help.hidden = !lever.help;
    this.field.setAttribute("aria-label", fill(words.typed, { name: lever.name }));
    this.field.inputMode = lever.counted ? "text" : "decimal";
    this.root.classList.toggle("counted", lever.counted);
    this.resetButton.setAttribute("aria-label", fill(words.reset, { name: lever.name }));
    this.resetButton.title = fill(words.reset, { name: lever.name });
    tick(this.baseline, lever.baseline, fill(words.baseline, { percent: lever.baselineShown }));
    tick(this.average, lever.average, fill(words.average, { percent: lever.averageShown }));
    say(this.note, lever.note);
    this.note.hidden = !lever.note;
    say(this.error, lever.error);
    this.error.hidden = !lever.error;
    this.field.setAttribute("aria-invalid", String(Boolean(lever.error)));
    if (!this.held && !waits) {
      this.place(lever.position ?? 0);
      if (this.draft === null && !this.isRefused()) this.field.value = lever.shown;
    }
    this.resetButton.classList.toggle("off", !lever.changed && !lever.error);
    this.resetButton.tabIndex = lever.changed || lever.error ? 0 : -1;
    this.paint(head, numbers, lever.own, 0, 0, null);
  }

  /** @returns {boolean} whether the field holds what was refused: it stays there to be mended */
  isRefused() {
    return Boolean(this.lever.error) && this.field.value !== "";
  }

  /**
   * Put the range where the lever stands.
   * @param {number} position
   */
  place(position) {
    if (this.position !== position) this.range.value = String(position);
    this.range.style.setProperty("--filled", `${position / 10}%`);
  }

  /**
   * Show the lever's own points and what they gain against the lever not being set.
   * @param {Head} head
   * @param {Numbers} numbers
   * @param {number | null} own cents; null where they are not determined
   * @param {number} gained cents
   * @param {number} along cents that come along elsewhere
   * @param {number | null} total cents, where the result is known at this position
   */
  paint(head, numbers, own, gained, along, total) {
    const maximum = numbers.points(this.lever.maximum).replace(/[.,]00$/, "");
    say(
      this.own,
      own === null ? head.words.undetermined : fill(head.words.own, { points: numbers.points(own), maximum }),
    );
    const brought = along ? fill(head.words.along, { points: numbers.change(along) }) : "";
    say(this.gain, gained || along ? `${numbers.change(gained)} ${brought}`.trimEnd() : "");
    this.gain.dataset.way = gained > 0 ? "up" : "down";
    const isPlace = this.held || Boolean(this.lever.error);
    const percent = isPlace ? numbers.percent(this.position) : `${this.lever.shown}%`;
    const facts = { percent, points: own === null ? "" : numbers.points(own), total: "" };
    const spoken =
      total === null
        ? fill(head.words.spoken, facts)
        : fill(head.words.spokenTotal, { ...facts, total: numbers.points(total) });
    this.range.setAttribute("aria-valuetext", spoken);
    if (this.held) {
      this.range.style.setProperty("--filled", `${this.position / 10}%`);
      if (this.draft === null) this.field.value = numbers.typed(this.position);
    }
  }
}

/**
 * Put a mark on the track, or hide it where there is nothing to mark.
 * @param {HTMLElement} mark
 * @param {number | null} position
 * @param {string} words
 */
function tick(mark, position, words) {
  mark.hidden = position === null;
  mark.title = words;
  mark.style.setProperty("--at", String((position ?? 0) / 1000));
}
