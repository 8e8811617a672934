// A finger on a range. Browsers set a range as soon as it is touched, also where the finger only meant to
// scroll the page: what is set is held back until the finger goes across, or is lifted where it came down.

/**
 * @typedef {object} Hand
 * @property {() => void} tapped when a finger was lifted where it came down; the range stands there
 * @property {() => void} lifted when a finger that moved the range is lifted
 * @property {() => void} taken when the page took the finger; the range stands where it stood before
 */

// How far a finger goes, in pixels, before it is known where it goes.
const SLACK = 6;

export class Finger {
  /**
   * @param {HTMLInputElement} range
   * @param {Hand} hand
   */
  constructor(range, hand) {
    this.range = range;
    this.hand = hand;
    /** @type {"none" | "open" | "across" | "page"} what the finger on the range does */
    this.way = "none";
    this.x = 0;
    this.y = 0;
    this.before = range.value;
    this.reached = range.value;
    range.addEventListener("pointerdown", (event) => this.down(event));
    range.addEventListener("pointermove", (event) => this.move(event));
    range.addEventListener("pointerup", () => this.up());
    range.addEventListener("pointercancel", () => this.cancel());
    for (const end of ["touchend", "touchcancel"]) range.addEventListener(end, () => this.gone(), { passive: true });
  }

  /** @returns {boolean} whether what the browser has just set is not meant, or not yet; the range is put back */
  holdsBack() {
    if (this.way !== "open" && this.way !== "page") return false;
    this.reached = this.range.value;
    this.range.value = this.before;
    return true;
  }

  /** @param {PointerEvent} event */
  down({ pointerType, isPrimary, clientX, clientY }) {
    if (!isPrimary) return;
    const { value } = this.range;
    Object.assign(this, { x: clientX, y: clientY, before: value, reached: value });
    this.way = pointerType === "touch" ? "open" : "none";
  }

  /** @param {PointerEvent} event */
  move({ clientX, clientY }) {
    if (this.way !== "open") return;
    const [across, along] = [Math.abs(clientX - this.x), Math.abs(clientY - this.y)];
    if (Math.max(across, along) > SLACK) this.way = across > along ? "across" : "page";
  }

  up() {
    const { way } = this;
    // What went along the page is held back until the touch is over, which comes after.
    if (way !== "page") this.way = "none";
    if (way === "across") this.hand.lifted();
    if (way !== "open" || this.reached === this.before) return;
    this.range.value = this.reached;
    this.hand.tapped();
  }

  cancel() {
    if (this.way === "none") return;
    this.way = "page";
    this.range.value = this.before;
    this.hand.taken();
  }

  gone() {
    if (this.way === "page") this.way = "none";
  }
}
