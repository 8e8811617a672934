// The reveal of a result: it counts up, or down, from where it was - once, and not where motion is not wanted.

// How long it takes, in milliseconds.
const LASTS = 1800;

/** @type {Set<string>} results that were revealed, by what they are of and their total */
const revealed = new Set();

export class Reveal {
  /** @param {() => void} paint what shows how far it is */
  constructor(paint) {
    this.paint = paint;
    this.isOn = false;
    /** The total reached so far. */
    this.reached = 0;
    /** @type {boolean} whether this view has shown its first result: later ones follow the hand */
    this.hasBegun = false;
  }

  /**
   * Reveal a total in cents, where it is the first that is seen here and was not revealed before.
   * @param {string} of
   * @param {number} from
   * @param {number} to
   */
  begin(of, from, to) {
    const name = `${of} ${to}`;
    const isFirst = !this.hasBegun && !revealed.has(name);
    this.hasBegun = true;
    revealed.add(name);
    if (!isFirst || from === to || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    this.isOn = true;
    this.reached = from;
    /** @type {number | undefined} */
    let start;
    const count = (/** @type {number} */ now) => {
      if (!this.isOn) return;
      start ??= now;
      const share = Math.min(1, (now - start) / LASTS);
      this.isOn = share < 1;
      // Fast at first, and slower towards the end.
      this.reached = from + (to - from) * (1 - (1 - share) ** 3);
      this.paint();
      if (this.isOn) requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  }

  end() {
    this.isOn = false;
  }
}
