// Looking up what the library has computed. No rule of the index is in here: only places in tables.

/**
 * A rank: median, 80 % range, hard bounds.
 * @typedef {{ median: number, low: number, high: number, best: number, worst: number }} Rank
 */

/**
 * A lever's table as sent: `gain` names it by all it depends on. `part` (what the position decides of the
 * total) and `own` (the lever's own points) hold cents at each of the 1,001 positions, as little-endian
 * 16-bit numbers in base64; `unset` is the same with the lever not set.
 * @typedef {{ gain: string, part: string, own: string, unset: [number, number] }} SentTable
 */

/**
 * What is sent of the field: `steps` are [from cents, median, low, high, best, worst], lowest first.
 * @typedef {{ key: string, steps: number[][] }} SentField
 */

/** @typedef {{ levers: Record<string, SentTable>, field: SentField }} SentTables */

/** @typedef {{ gain: string, part: Uint16Array, own: Uint16Array, unset: [number, number] }} Table */

/**
 * Return the numbers packed in base64.
 * @param {string} text
 * @returns {Uint16Array}
 */
export function unpack(text) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  return Uint16Array.from({ length: bytes.length / 2 }, (_, place) => view.getUint16(2 * place, true));
}

/**
 * Return the last entry of an ascending list whose first figure is at most `value`; the first one where
 * there is none.
 * @template {ArrayLike<any>} T
 * @param {T[]} steps
 * @param {number} value
 * @returns {T}
 */
export function stepAt(steps, value) {
  let low = 0;
  let high = steps.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (steps[middle][0] <= value) low = middle;
    else high = middle - 1;
  }
  return steps[low];
}

/** The tables of the levers and the field of the other provinces, as they were sent last. */
export class Tables {
  /** @param {SentTables} sent */
  constructor(sent) {
    /** @type {Map<string, Table>} */
    this.levers = new Map();
    for (const [lever, { gain, part, own, unset }] of Object.entries(sent.levers)) {
      this.levers.set(lever, { gain, part: unpack(part), own: unpack(own), unset });
    }
    this.field = sent.field;
  }

  /**
   * Return a lever's table where it fits what the other levers are at, and the field.
   * @param {string} lever
   * @param {string} gain
   * @param {string} field
   * @returns {Table | null}
   */
  of(lever, gain, field) {
    const table = this.levers.get(lever);
    return table && table.gain === gain && this.field.key === field ? table : null;
  }

  /**
   * Return the rank of a total in cents.
   * @param {number} total
   * @returns {Rank}
   */
  rank(total) {
    const [, median, low, high, best, worst] = stepAt(this.field.steps, total);
    return { median, low, high, best, worst };
  }
}

/**
 * Return the provinces of an ascending list just above and just below a total, nearest first.
 * @param {[number, string][]} others
 * @param {number} total
 * @param {number} count
 * @returns {{ above: [number, string][], below: [number, string][] }}
 */
export function neighbours(others, total, count) {
  let first = others.findIndex(([cents]) => cents > total);
  if (first < 0) first = others.length;
  return {
    above: others.slice(first, first + count),
    below: others.slice(Math.max(0, first - count), first).reverse(),
  };
}
