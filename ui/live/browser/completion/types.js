// What the server sends of a plan done in part; every text in it is plain text and stays text.

/**
 * A level that is drawn across the curve of totals: cents, its name, and what it is.
 * @typedef {[number, string, "band" | "goal"]} Level
 */

/**
 * A plan at every completion: places in `totals` (cents) and `ranks` ([median, low, high, best, worst]) are
 * percents, from 0. `held` says from which percent on levers stay at a bound, and which, lowest first.
 * `needed` is the completion at which the goal is first reached, null where it is not. `done` is the
 * completion as the server has it, `plan` names the plan.
 * @typedef {object} Sent
 * @property {string} language
 * @property {string} plan
 * @property {number} done
 * @property {number[]} totals
 * @property {number[][]} ranks
 * @property {[number, string][]} held
 * @property {[number, string][]} bands [from cents, name], lowest first
 * @property {number} before the baseline's total, in cents
 * @property {import("../lookup.js").Rank} rankBefore
 * @property {Level[]} levels
 * @property {number | null} needed
 * @property {string} altTotal
 * @property {string} altRank
 * @property {Record<string, string>} words
 */

/** @typedef {(name: "done", percent: number) => void} Send */

export {};
