// A section of levers: open, or a group that opens and closes.

import { make, say } from "./dom.js";

/** @typedef {import("./types.js").Section} Section */

export class SectionView {
  /** @param {Section} section */
  constructor(section) {
    this.body = make("div", "body");
    this.note = make("p", "note");
    this.label = make("span", "label");
    this.points = make("span", "own");
    if (section.label) {
      this.root = make("details", "section", make("summary", "", this.label, this.points), this.note, this.body);
      this.root.open = section.opened;
    } else {
      this.root = make("div", "section plain", this.note, this.body);
    }
  }

  /** @param {Section} section */
  update(section) {
    say(this.label, section.label);
    say(this.points, section.points);
    say(this.note, section.note);
    this.note.hidden = !section.note;
  }
}
