// The browser's side of what is stored: it stores what the server sends, and reports what it finds stored.
// It reads nothing of what it stores: what counts where two tabs differ, the server decides.

/**
 * What the server sends. `number` grows where the visitor changed something, `heard` is the last report
 * taken over, `forgotten` how often everything was cleared in this session, `address` a query to stand in
 * place of the one a page was just opened with: its number, the page's part of the address, the query, and
 * what a page opened by a button has taken over from the page before.
 * @typedef {object} Sent
 * @property {string} session
 * @property {number} number
 * @property {string} text
 * @property {number} heard
 * @property {number} forgotten
 * @property {number} most
 * @property {[number, string, string, string] | null} address
 */

/** @typedef {{ number: number, base: number, text: string | null }} Report */
/** @typedef {{ data: Sent, setTriggerValue: (name: string, value: Report) => void }} Component */

const KEY = "chi-so-766";

// What is typed into levers and not confirmed (ui/live/browser/drafts.js).
const DRAFTS = "chi-so-766-drafts";

/** What this page knows of the storage, in one session of the server. */
class Known {
  /** @param {string} session */
  constructor(session) {
    this.session = session;
    /** The number of the server's text that was stored last. */
    this.base = 0;
    /** @type {string | null} what is stored, as far as the server knows */
    this.seen = null;
    /** @type {Report | null} the last report */
    this.report = null;
    this.forgotten = 0;
    this.address = 0;
  }
}

let known = new Known("");

/** @type {(event: StorageEvent) => void} how the last mount hears of other tabs; it is mounted anew at every message */
let hears = () => undefined;

/** @param {Component} component */
export default function mount({ data, setTriggerValue }) {
  if (known.session !== data.session) known = new Known(data.session);
  /** @param {string | null} text */
  const report = (text) => {
    known.report = { number: (known.report?.number ?? 0) + 1, base: known.base, text };
    setTriggerValue("found", known.report);
  };
  /** @param {StorageEvent} event */
  const changedElsewhere = (event) => {
    if (event.storageArea !== localStorage || (event.key !== KEY && event.key !== null)) return;
    if (event.newValue === null) known.seen = null;
    report(bounded(event.newValue, data.most));
  };
  putAddress(data);
  keep(data, report);
  window.removeEventListener("storage", hears);
  hears = changedElsewhere;
  window.addEventListener("storage", hears);
  return () => window.removeEventListener("storage", changedElsewhere);
}

/**
 * Store what the server sends, unless something is stored that it does not know: then report that first.
 * @param {Sent} data
 * @param {(text: string | null) => void} report
 */
function keep(data, report) {
  try {
    if (known.forgotten < data.forgotten) {
      localStorage.removeItem(KEY);
      sessionStorage.removeItem(DRAFTS);
      Object.assign(known, { forgotten: data.forgotten, seen: null, base: data.number });
    }
    const stored = localStorage.getItem(KEY);
    if (known.report && known.report.number === data.heard) known.seen = known.report.text;
    const shown = bounded(stored, data.most);
    if (shown !== null && shown !== known.seen) {
      report(shown);
    } else if (data.number !== known.base) {
      if (data.text) localStorage.setItem(KEY, data.text);
      else localStorage.removeItem(KEY);
      Object.assign(known, { base: data.number, seen: data.text || null });
    }
  } catch {
    // Storage is turned off or full: the visit goes on without it.
  }
}

/**
 * Return what is reported of a stored text: what is too long to be one is cut, so that the server says so.
 * @param {string | null} text
 * @param {number} most
 */
function bounded(text, most) {
  return text === null ? null : text.slice(0, most + 1);
}

/**
 * Put the page's query in place of the address that opening the page has left in the history: a bare one, or
 * one with the query of the page before.
 * @param {Sent} data
 */
function putAddress({ address }) {
  if (!address || address[0] <= known.address) return;
  const [number, page, query, left] = address;
  known.address = number;
  const here = location.pathname.endsWith(`/${page}`);
  const isLeft = !location.search || isSame(location.search, left);
  const search = query && `?${query}`;
  if (here && isLeft) history.replaceState(history.state, "", `${location.pathname}${search}${location.hash}`);
}

/**
 * Return whether two queries say the same, however they are written.
 * @param {string} one
 * @param {string} other
 */
function isSame(one, other) {
  return new URLSearchParams(one).toString() === new URLSearchParams(other).toString();
}
