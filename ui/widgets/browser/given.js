// The files of a place on their way to the server: what is chosen, what was sent, and what has to be sent again.

import { isConnected, onConnection } from "./connection.js";
import { plain } from "./words.js";

/** @typedef {import("./types.js").Sent} Sent */
/** @typedef {import("./types.js").Message} Message */
/** @typedef {import("./types.js").Refused} Refused */
/** @typedef {(name: string, value: Message) => void} Send */

/**
 * A file of a place. Its `file` is kept for another server, which has to be given it again; there is none
 * where the page was left meanwhile.
 * @typedef {{ id: string, name: string, size: number, file: File | null }} Item
 */

/** @type {Map<string, { session: string, number: number, names: string[] }>} what was under way when a place was left */
const unfinished = new Map();

export class Given {
  /** @param {() => void} changed called whenever something else is to be shown */
  constructor(changed) {
    this.changed = changed;
    /** @type {Item[]} */
    this.items = [];
    /** @type {Refused[]} what was not taken, or did not come to the server */
    this.refused = [];
    /** The number of the last message, 0 where the server has taken it over. */
    this.under = 0;
    this.last = 0;
    this.offline = false;
    /** Whether what is under way may not have come: it was not sent yet, or the connection broke since. */
    this.doubtful = false;
    this.left = false;
    /** @type {Sent | null} */
    this.data = null;
    /** @type {Send} */
    this.send = () => undefined;
    this.hearNoMore = () => {};
    /** @type {Message | undefined} */
    this.message = undefined;
  }

  /**
   * Take over what the server holds.
   * @param {Sent} data
   * @param {Send} send
   */
  update(data, send) {
    const before = this.data;
    Object.assign(this, { data, send });
    if (!before) this.recall(data);
    if (before && before.session !== data.session) {
      this.giveAgain();
    } else if (this.under <= data.heard) {
      this.settled();
      const files = new Map(this.items.map(({ id, file }) => [id, file]));
      this.items = data.files.map((held) => ({ ...held, file: files.get(held.id) ?? null }));
    }
  }

  /** @returns {boolean} whether something is under way to the server */
  get waits() {
    return this.under > 0;
  }

  /** @returns {Refused[]} everything to be told of the last files */
  get problems() {
    return this.waits ? this.refused : [...this.refused, ...(this.data?.refused ?? [])];
  }

  /**
   * Give files: where a place takes one it takes the place of the one before, and so does one of the same name.
   * @param {File[]} chosen
   * @param {Refused[]} refused
   */
  add(chosen, refused) {
    const most = this.data?.rules.most ?? 1;
    this.refused = refused;
    const items = most === 1 ? [] : [...this.items];
    for (const file of chosen) {
      const item = { id: newId(), name: plain(file.name), size: file.size, file };
      // The server may have cut the name.
      const same = items.findIndex((other) => (other.file?.name ?? other.name) === file.name);
      if (same >= 0) items[same] = item;
      else if (items.length < most) items.push(item);
      else this.refused.push({ code: "too_many", name: item.name });
    }
    if (chosen.length) this.give(items);
    else this.changed();
  }

  /** @param {string} id */
  remove(id) {
    this.refused = [];
    this.give(this.items.filter((item) => item.id !== id));
  }

  /** Another server has nothing of what was given: it is given again, and what cannot be is told. */
  giveAgain() {
    const here = this.items.filter(({ file }) => file);
    const lost = this.items.filter(({ file }) => !file);
    this.refused = lost.map(({ name }) => ({ code: "lost", name }));
    if (here.length) return void this.give(here);
    this.settled();
    this.items = [];
  }

  /**
   * Send which files there are, with the content of those the server has not got.
   * @param {Item[]} items
   */
  async give(items) {
    this.items = items;
    const number = Math.max(Date.now(), this.last + 1, (this.data?.heard ?? 0) + 1);
    Object.assign(this, { last: number, under: number, message: undefined, doubtful: true });
    this.hearNoMore();
    this.hearNoMore = onConnection(() => this.hear());
    this.changed();
    const held = new Set(this.data?.files.map(({ id }) => id));
    const files = await Promise.all(items.map((item) => named(item, held.has(item.id))));
    // Another choice came meanwhile, or the place was left: that was noted.
    if (this.under !== number || this.left) return;
    const readable = files.filter((file) => file !== null);
    if (readable.length < files.length) {
      const broken = items.filter((_, place) => files[place] === null);
      this.refused.push(...broken.map(({ name }) => ({ code: "unreadable", name })));
      this.items = items.filter((item) => !broken.includes(item));
    }
    this.message = { number, files: readable };
    this.offline = this.doubtful = !isConnected();
    if (!this.offline) this.send("given", this.message);
    this.changed();
  }

  /** Hear that the connection broke or is back while something is under way: then it is sent again. */
  hear() {
    const here = isConnected();
    if (here && this.offline && this.message) this.send("given", this.message);
    this.offline = !here;
    this.doubtful ||= this.offline;
    this.changed();
  }

  settled() {
    this.hearNoMore();
    Object.assign(this, { under: 0, offline: false, doubtful: false, message: undefined });
  }

  /** Note what may not have come when the place is left: whether it did is seen when it is shown again. */
  leave() {
    this.left = true;
    if (this.doubtful && this.data) {
      const held = new Set(this.data.files.map(({ id }) => id));
      const names = this.items.filter(({ id }) => !held.has(id)).map(({ name }) => name);
      unfinished.set(this.data.place, { session: this.data.session, number: this.under, names });
    }
    this.hearNoMore();
  }

  /** @param {Sent} data */
  recall(data) {
    const found = unfinished.get(data.place);
    unfinished.delete(data.place);
    if (!found || (found.session === data.session && found.number <= data.heard)) return;
    this.refused = found.names.map((name) => ({ code: "lost", name }));
  }
}

/** @returns {string} a name for a file that no other has; the browser's own needs a secure connection */
function newId() {
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
}

/**
 * Return how a file is named in a message, with its content unless the server has it; null where it cannot be read.
 * @param {Item} item
 * @param {boolean} held
 * @returns {Promise<import("./types.js").Named | null>}
 */
function named({ id, name, file }, held) {
  if (held || !file) return Promise.resolve({ id, name });
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve({ id, name, content: String(reader.result).replace(/^[^,]*,?/, "") });
    reader.onerror = () => resolve(null);
    reader.readAsDataURL(file);
  });
}
