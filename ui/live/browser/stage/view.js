// A step on the stage: its message, the lines below it, and its picture; the bar and the keys that turn the steps.

import { make, say } from "../dom.js";
import { Bar } from "./bar.js";
import { Dial } from "./dial.js";
import { Field } from "./field.js";
import { stepsOf } from "./keys.js";
import { Listed } from "./listed.js";
import { Rows } from "./rows.js";

/** @typedef {import("./types.js").Stage} Stage */
/** @typedef {import("./types.js").Send} Send */
/** @typedef {import("./types.js").Done} Done */
/** @typedef {import("./types.js").PictureView} PictureView */

/** @type {Record<string, new () => PictureView>} */
const PICTURES = { field: Field, rows: Rows, listed: Listed, dial: Dial };

// For how many milliseconds a step that was asked for counts as the one we are on.
const PATIENCE = 3000;

export class StageView {
  /** @param {ParentNode} parent */
  constructor(parent) {
    this.said = make("div", "stage-said");
    this.said.setAttribute("aria-live", "polite");
    this.message = make("h1", "stage-message");
    this.lines = make("div", "stage-lines");
    this.slot = make("div", "stage-slot");
    this.bar = new Bar((steps) => this.turn(steps), (done) => this.did(done));
    this.root = make("div", "stage-root", this.said, this.message, this.lines, this.slot, this.bar.root);
    parent.append(this.root);
    /** @type {PictureView | null} */
    this.picture = null;
    this.step = "";
    this.number = 1;
    this.count = 1;
    this.wanted = 0;
    this.wantedAt = 0;
    /** @type {Send} */
    this.send = () => undefined;
    this.press = this.press.bind(this);
    // Before whatever has the keyboard: a lever would be moved by the page keys.
    window.addEventListener("keydown", this.press, { capture: true });
  }

  /**
   * @param {Stage} data
   * @param {Send} send
   */
  update(data, send) {
    this.send = send;
    [this.number, this.count, this.wanted] = [data.number, data.count, 0];
    this.root.lang = data.language;
    say(this.message, data.message);
    this.lines.replaceChildren(...data.lines.map((line) => words("p", line)));
    this.bar.update(data);
    this.show(data);
    // Heard once a step or its message is another; the figures of a picture are no part of it.
    say(this.said, `${data.position}. ${data.message}`);
    this.root.dataset.step = data.step;
  }

  /** @param {Stage} data */
  show({ step, picture }) {
    const isOther = step !== this.step || !picture;
    this.step = step;
    if (isOther) {
      this.picture = picture ? new PICTURES[picture.kind]() : null;
      this.slot.replaceChildren(...(this.picture ? [this.picture.root] : []));
    }
    if (picture) this.picture?.update(picture, (done) => this.did(done));
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const steps = stepsOf(event);
    if (!steps) return;
    event.preventDefault();
    event.stopPropagation();
    this.turn(steps);
  }

  /** @param {number} steps */
  turn(steps) {
    const isUnderWay = this.wanted && Date.now() - this.wantedAt < PATIENCE;
    const to = (isUnderWay ? this.wanted : this.number) + steps;
    if (to < 1 || to > this.count) return;
    [this.wanted, this.wantedAt] = [to, Date.now()];
    this.did({ kind: "go", to });
  }

  /** @param {Done} done */
  did(done) {
    this.send("did", done);
  }

  destroy() {
    window.removeEventListener("keydown", this.press, { capture: true });
    this.bar.destroy();
    this.root.remove();
  }
}

/**
 * @param {"p"} tag
 * @param {string} text
 */
function words(tag, text) {
  const made = make(tag);
  made.textContent = text;
  return made;
}
