// A place for files as it is seen: a native field with a zone to drop on, the files, and what is wrong with them.

import { Given } from "./given.js";
import { fill, make, plain, say, sizeOf } from "./words.js";

/** @typedef {import("./types.js").Component} Component */
/** @typedef {import("./types.js").Refused} Refused */
/** @typedef {import("./types.js").Sent} Sent */

export class Place {
  /** @param {ParentNode} parentElement */
  constructor(parentElement) {
    this.given = new Given(() => this.show());
    this.label = make("span", "label");
    this.field = make("input", "field");
    Object.assign(this.field, { type: "file", id: "field" });
    this.button = make("span", "button");
    this.drop = make("span", "drop");
    this.hint = make("span", "hint");
    this.zone = make("label", "zone", this.field, this.button, make("span", "words", this.drop, this.hint));
    this.zone.htmlFor = "field";
    this.about = make("p", "about");
    this.list = make("ul", "files");
    this.status = make("p", "status");
    this.status.setAttribute("role", "status");
    this.problems = make("div", "problems");
    this.problems.setAttribute("role", "alert");
    this.root = make("div", "place", this.label, this.zone, this.about, this.problems, this.status, this.list);
    for (const element of [this.label, this.button, this.hint, this.about, this.problems]) {
      element.id = element.className;
    }
    this.field.setAttribute("aria-labelledby", "label button");
    this.field.setAttribute("aria-describedby", "hint about problems");
    /** @type {Map<string, HTMLLIElement>} */
    this.rows = new Map();
    this.listen();
    parentElement.append(this.root);
  }

  listen() {
    this.field.onchange = () => {
      this.take([...(this.field.files ?? [])]);
      // Or the same file chosen once more would not be heard of.
      this.field.value = "";
    };
    this.zone.ondragover = (event) => {
      event.preventDefault();
      this.zone.classList.add("over");
    };
    this.zone.ondragleave = () => this.zone.classList.remove("over");
    this.zone.ondrop = (event) => {
      event.preventDefault();
      this.zone.classList.remove("over");
      this.take([...(event.dataTransfer?.files ?? [])]);
    };
    this.root.onpaste = (event) => {
      if (event.clipboardData?.files.length) this.take([...event.clipboardData.files]);
    };
  }

  /** @param {Component} component */
  update({ data, setTriggerValue }) {
    this.data = data;
    this.given.update(data, setTriggerValue);
    this.show();
  }

  leave() {
    this.given.leave();
  }

  /**
   * Give what was chosen, but what cannot be taken: that is not even read.
   * @param {File[]} chosen
   */
  take(chosen) {
    const { data } = this;
    if (!data || !chosen.length) return;
    /** @type {Refused[]} */
    const refused = [];
    const taken = chosen.filter((file) => {
      const code = problemOf(file, data);
      if (code) refused.push({ code, name: plain(file.name) });
      return !code;
    });
    this.given.add(taken, refused);
  }

  show() {
    const { data, given } = this;
    if (!data) return;
    const { words, rules } = data;
    this.root.dataset.place = data.place;
    this.root.lang = data.language;
    this.root.classList.toggle("waiting", given.waits);
    this.root.setAttribute("aria-busy", String(given.waits));
    this.field.multiple = rules.most > 1;
    this.field.accept = rules.endings.join(",");
    say(this.label, data.label);
    say(this.button, words.choose);
    say(this.drop, words.drop);
    const hint = fill(rules.most > 1 ? words.hint_many : words.hint, facts(data));
    say(this.hint, rules.endings.length ? `${hint} ${fill(words.kinds, facts(data))}` : hint);
    say(this.about, data.about);
    this.showProblems(data);
    this.showFiles(data);
    const names = given.items.map(({ name }) => name).join(", ");
    const sending = given.offline ? words.offline : words.sending;
    say(this.status, given.waits && names ? fill(sending, { name: names }) : "");
    // An element that is told by screen readers has to stay, also without a text.
    this.status.hidden = false;
  }

  /** @param {Sent} data */
  showProblems(data) {
    const told = this.given.problems.map(({ code, name }) => fill(data.problems[code] ?? "", { ...facts(data), name }));
    this.field.setAttribute("aria-invalid", String(told.length > 0));
    if (told.join("\n") === [...this.problems.children].map(({ textContent }) => textContent).join("\n")) return;
    this.problems.replaceChildren(
      ...told.map((text) => {
        const line = make("p", "problem");
        say(line, text);
        return line;
      }),
    );
  }

  /** @param {Sent} data */
  showFiles(data) {
    const held = new Set(data.files.map(({ id }) => id));
    this.list.setAttribute("aria-label", data.words.given);
    for (const [id, row] of this.rows) {
      if (this.given.items.some((item) => item.id === id)) continue;
      row.remove();
      this.rows.delete(id);
    }
    for (const [place, { id, name, size }] of this.given.items.entries()) {
      const row = this.rows.get(id) ?? this.row(id);
      this.rows.set(id, row);
      const [shown, bytes, remove] = /** @type {HTMLElement[]} */ ([...row.children]);
      row.classList.toggle("sending", !held.has(id));
      say(shown, name);
      say(bytes, sizeOf(size, data.language));
      remove.title = fill(data.words.remove, { name });
      remove.setAttribute("aria-label", remove.title);
      // Moved only where it has to be: a button in it may have the keyboard.
      if (this.list.children[place] !== row) this.list.insertBefore(row, this.list.children[place] ?? null);
    }
    this.list.hidden = !this.given.items.length;
  }

  /** @param {string} id */
  row(id) {
    const remove = make("button", "remove");
    remove.type = "button";
    remove.onclick = () => {
      this.given.remove(id);
      // The button is gone, and the keyboard stays here.
      this.field.focus();
    };
    return make("li", "file", make("span", "name"), make("span", "size"), remove);
  }
}

/** @param {Sent} data */
function facts({ rules, language }) {
  return { size: sizeOf(rules.limit, language), count: rules.most, kinds: rules.endings.join(", ") };
}

/**
 * Return why a file cannot be taken; nothing where it can.
 * @param {File} file
 * @param {Sent} data
 * @returns {string}
 */
function problemOf(file, { rules }) {
  const name = file.name.toLowerCase();
  if (rules.endings.length && !rules.endings.some((ending) => name.endsWith(ending))) return "wrong_kind";
  if (file.size > rules.limit) return "too_large";
  return file.size ? "" : "empty";
}
