// What the server sends with every run; every text in it is plain text and stays text.

/**
 * A file as the server holds it; `size` is in bytes.
 * @typedef {{ id: string, name: string, size: number }} Held
 */

/**
 * A file that was not taken: why, and its name as it is told.
 * @typedef {{ code: string, name: string }} Refused
 */

/**
 * `most` files of `limit` bytes each; `endings` of names, none where any is taken.
 * @typedef {{ most: number, limit: number, endings: string[] }} Rules
 */

/**
 * @typedef {object} Sent
 * @property {string} place names the place in its visit
 * @property {string} session names the server's session: another one knows nothing of what was sent
 * @property {number} heard the last message that the server has taken over
 * @property {string} language
 * @property {string} label
 * @property {string} about
 * @property {Rules} rules
 * @property {Held[]} files
 * @property {Refused[]} refused
 * @property {Record<string, string>} words
 * @property {Record<string, string>} problems
 */

/** @typedef {{ id: string, name: string, content?: string }} Named */
/** @typedef {{ number: number, files: Named[] }} Message */
/** @typedef {{ data: Sent, parentElement: ParentNode, setTriggerValue: (name: string, value: Message) => void }} Component */

export {};
