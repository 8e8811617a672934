// The slim bar: back, where we are, next, the whole screen, the other language, the way out. It hides itself.

import { draw, make, say } from "../dom.js";

/** @typedef {import("./types.js").Stage} Stage */
/** @typedef {import("./types.js").Done} Done */

// For how many milliseconds the bar stays after the pointer has moved.
const STAYS = 2500;

export class Bar {
  /**
   * @param {(steps: number) => void} turn
   * @param {(done: Done) => void} did
   */
  constructor(turn, did) {
    this.back = button("\u2190", () => turn(-1));
    this.position = make("strong", "");
    this.next = button("\u2192", () => turn(1));
    this.whole = button("", wholeScreen);
    this.whole.append(corners());
    this.whole.hidden = !document.fullscreenEnabled;
    this.language = button("", () => did({ kind: "language", to: this.other }));
    this.leave = button("\u2715", () => did({ kind: "leave" }));
    this.root = make("nav", "stage-bar", this.back, this.position, this.next, this.whole, this.language, this.leave);
    this.other = "";
    /** @type {number | undefined} */
    this.hiding = undefined;
    this.show = this.show.bind(this);
    window.addEventListener("pointermove", this.show);
    this.show();
  }

  show() {
    this.root.classList.add("shown");
    clearTimeout(this.hiding);
    this.hiding = setTimeout(() => this.root.classList.remove("shown"), STAYS);
  }

  /** @param {Stage} data */
  update({ bar, number, count, position }) {
    this.other = bar.other.code;
    say(this.position, `${number}/${count}`);
    this.root.setAttribute("aria-label", position);
    this.root.title = bar.keys;
    name(this.back, bar.back);
    name(this.next, bar.next);
    name(this.whole, bar.whole);
    name(this.leave, bar.leave);
    say(this.language, bar.other.name);
    this.language.lang = bar.other.code;
    // Not disabled: the keyboard would be taken off a button that goes out under it.
    this.back.setAttribute("aria-disabled", String(number <= 1));
    this.next.setAttribute("aria-disabled", String(number >= count));
  }

  destroy() {
    window.removeEventListener("pointermove", this.show);
    clearTimeout(this.hiding);
  }
}

/**
 * @param {string} sign
 * @param {() => void} press
 */
function button(sign, press) {
  const made = make("button", "");
  made.type = "button";
  made.textContent = sign;
  made.onclick = press;
  return made;
}

/**
 * @param {HTMLButtonElement} sign
 * @param {string} words
 */
function name(sign, words) {
  sign.setAttribute("aria-label", words);
  sign.title = words;
}

/** Return the four corners of a screen: fonts often lack the sign. */
function corners() {
  const svg = draw("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" });
  svg.append(draw("path", { d: "M1 5V1H5M11 1H15V5M15 11V15H11M5 15H1V11" }));
  return svg;
}

function wholeScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen();
}
