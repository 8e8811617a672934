// The line at the foot of a step: what it rests on, and its source.

import { make, say } from "../dom.js";

/** @typedef {import("./types.js").FootWords} FootWords */

export class Foot {
  /** @param {ParentNode} parent */
  constructor(parent) {
    this.root = make("p", "stage-foot");
    parent.append(this.root);
  }

  /** @param {FootWords} data */
  update({ foot, language }) {
    this.root.lang = language;
    say(this.root, foot);
  }

  destroy() {
    this.root.remove();
  }
}
