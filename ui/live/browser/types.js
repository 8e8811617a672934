// What the server sends with every run; every text in it is plain text and stays text.

/**
 * A lever as it stands. Positions are tenths of a percent; `position` null means no score, `shown` the
 * percentage as it is typed. `maximum` and `own` are cents: its points at most and now, null where
 * they are not determined. `gain` names the table of what the lever moves, `rest` is what it cannot move
 * of the total, in cents.
 * @typedef {object} Lever
 * @property {string} id
 * @property {string} name
 * @property {number | null} position
 * @property {string} shown
 * @property {boolean} changed
 * @property {number | null} baseline
 * @property {string} baselineShown
 * @property {number | null} average
 * @property {string} averageShown
 * @property {number} maximum
 * @property {number | null} own
 * @property {string} gain
 * @property {number} rest
 * @property {string} note
 * @property {string} help
 * @property {string} error
 * @property {boolean} counted
 */

/**
 * A section of levers; without a `label` its levers stand open.
 * @typedef {{ id: string, label: string, points: string, note: string, opened: boolean, levers: Lever[] }} Section
 */

/**
 * @typedef {object} Result
 * @property {number} total cents
 * @property {import("./lookup.js").Rank} rank
 * @property {string} sentence
 * @property {string} caveats
 * @property {{ label: string, value: string, more: string } | null} unchanged today's total among others that move
 */

/**
 * @typedef {object} Head
 * @property {string} language
 * @property {string} session names the server's session: another one knows nothing of what was sent
 * @property {number} taken the last act that the server has taken over
 * @property {Record<string, string> & { below: string, above: string }} words
 * @property {boolean} awaited whether the server waits until this is painted
 * @property {boolean} stage whether this is shown to a room
 * @property {boolean} alone whether the page stands without a bar above it
 * @property {number} size
 * @property {number} before the baseline's total, in cents
 * @property {import("./lookup.js").Rank} rankBefore
 * @property {[number, string][]} bands [from cents, name], lowest first
 * @property {[number, string][]} others [cents, province], lowest first
 * @property {string} field names the other provinces as assumed, as the tables name them
 * @property {Result} result
 * @property {Section[]} sections
 */

/** @typedef {{ act: number, kind: "set" | "type" | "reset", lever: string, value: number | string }} Act */

export {};
