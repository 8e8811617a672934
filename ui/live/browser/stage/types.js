// What the server sends of a step; every text in it is plain text and stays text. Places are shares of a
// picture's width, 0 to 1, as the server reckoned them.

/** @typedef {{ foot: string, language: string }} FootWords */

/**
 * @typedef {object} BarWords
 * @property {string} back
 * @property {string} next
 * @property {string} leave
 * @property {string} whole the words for the whole screen
 * @property {string} keys which keys turn the steps
 * @property {{ code: string, name: string }} other the other language
 */

/**
 * The provinces by their totals, and ours: what a strip draws. `marks` are named on it: at which cents, the
 * words, and which kind of mark.
 * @typedef {object} Field
 * @property {"field"} kind
 * @property {number} before
 * @property {[number, string][]} others
 * @property {string} field
 * @property {{ total: number }} result
 * @property {{ below: string, above: string }} words
 * @property {string} own
 * @property {[number, string, "end" | "cut" | "average"][]} marks
 */

/**
 * A row on a scale: its name, its figure with what it was before, notes below, and what is drawn: bars from
 * one place to another, and marks, each with the look it has.
 * @typedef {object} Row
 * @property {string} name
 * @property {string} was
 * @property {string} text
 * @property {string[]} notes
 * @property {["ground" | "line" | "kept" | "moved" | "along" | "lost" | "range", number, number][]} bars
 * @property {["tick" | "dot" | "ring", number][]} marks
 */

/** @typedef {{ kind: "rows", rows: Row[], ends: string[], legend: string }} Rows */

/** @typedef {{ kind: "listed", items: string[], code: string[], scan: string, link: string }} Listed */

/** @typedef {{ value: number, text: string, forget: string }} Guess */

/**
 * What is guessed: a total in cents, or a rank. `reversed` where less is better.
 * @typedef {object} Scale
 * @property {string} what
 * @property {string} name
 * @property {string} label
 * @property {number} low
 * @property {number} high
 * @property {number} step
 * @property {boolean} reversed
 * @property {boolean} cents
 * @property {number} before
 * @property {string} beforeText
 * @property {[number, number, string][]} bands
 * @property {Guess[]} guesses
 * @property {number | null} middle
 * @property {string} middleText
 * @property {string} middleLabel
 * @property {string} error
 * @property {string} typed
 */
/** @typedef {{ kind: "dial", note: string, choice: string, draft: string, scales: Scale[], language: string, full: string }} Dial */

/** @typedef {Field | Rows | Listed | Dial} Picture */

/**
 * @typedef {object} Stage
 * @property {string} language
 * @property {string} step
 * @property {number} number
 * @property {number} count
 * @property {string} position
 * @property {string} message
 * @property {string[]} lines
 * @property {BarWords} bar
 * @property {Picture | null} picture
 */

/**
 * What is done on the stage.
 * @typedef {{ kind: "go", to: number } | { kind: "leave" } | { kind: "language", to: string }
 *   | { kind: "guess", what: string, text: string } | { kind: "forget", what: string, place: number }} Done
 */

/** @typedef {(name: "did", done: Done) => void} Send */
/** @typedef {{ data: Stage | FootWords, parentElement: ParentNode, setTriggerValue: Send }} Component */

/**
 * A picture on the stage.
 * @typedef {object} PictureView
 * @property {HTMLElement} root
 * @property {(picture: any, did: (done: Done) => void) => void} update
 */

export {};
