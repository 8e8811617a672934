// The files of a place on their way to the server: what is chosen, what was sent, and what has to be sent again.

import { isConnected } from "./connection.js";
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

// How often it is looked whether a connection is back, in milliseconds, while something is under way.
const LOOK_EVERY = 500;

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
    this.left = false;
    /** @type {Sent | null} */
    this.data = null;
    /** @type {Send} */
    this.send = () => undefined;
    /** @type {ReturnType<typeof setInterval> | undefined} */
    this.looking = undefined;
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
    Object.assign(this, { last: number, under: number });
    this.look();
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
    if (isConnected()) this.send("given", this.message);
    else this.offline = true;
    this.changed();
  }

  /** Look, while something is under way, whether the connection broke and is back: then it is sent again. */
  look() {
    clearInterval(this.looking);
    this.looking = setInterval(() => {
      const here = isConnected();
      if (here && this.offline && this.message?.number === this.under) this.send("given", this.message);
      if (this.offline === !here) return;
      this.offline = !here;
      this.changed();
    }, LOOK_EVERY);
  }

  settled() {
    clearInterval(this.looking);
    Object.assign(this, { under: 0, offline: false, message: undefined });
  }

  /** Note what is under way when the place is left: whether it came is seen when it is shown again. */
  leave() {
    this.left = true;
    if (this.waits && this.data) {
      const held = new Set(this.data.files.map(({ id }) => id));
      const names = this.items.filter(({ id }) => !held.has(id)).map(({ name }) => name);
      unfinished.set(this.data.place, { session: this.data.session, number: this.under, names });
    }
    clearInterval(this.looking);
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
