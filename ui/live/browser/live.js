// The simulator under the hand: while a lever is held, everything follows in the same frame. On release
// one message goes to the server, which confirms. Nothing is computed here but places in tables.

import { make, say } from "./dom.js";
import { LeverView } from "./lever.js";
import { ResultView } from "./result.js";
import { SectionView } from "./section.js";
import { onTables, tables } from "./store.js";
import { fill, numbersIn } from "./words.js";

/** @typedef {import("./types.js").Head} Head */
/** @typedef {import("./types.js").Act} Act */
/** @typedef {{ data: Head, parentElement: ParentNode, setTriggerValue: (name: string, value: Act[] | true) => void }} Component */

// After so many milliseconds without an answer, what was sent is sent again: the line may have been cut.
const PATIENCE = 4000;

export class LiveView {
  /** @param {Component} component */
  constructor({ data, parentElement, setTriggerValue }) {
    this.head = data;
    this.send = setTriggerValue;
    this.numbers = numbersIn(data.language);
    this.result = new ResultView();
    this.legend = make("p", "legend");
    this.list = make("div", "levers");
    this.root = make("div", "live", this.result.root, this.result.told, this.legend, this.list);
    // What keeps a browser's translator off the page (ui/platform/front_page.py) ends at a shadow root.
    this.root.translate = false;
    this.root.classList.add("notranslate");
    parentElement.append(this.root);
    /** @type {Map<string, SectionView>} */
    this.sections = new Map();
    /** @type {Map<string, LeverView>} */
    this.levers = new Map();
    /** @type {Act[]} what the server has not taken over yet, in order */
    this.pending = [];
    this.sentAt = 0;
    /** @type {number | undefined} */
    this.sendAgain = undefined;
    /** @type {LeverView | null} the lever under the hand, or let go and not confirmed yet */
    this.active = null;
    this.forgetTables = onTables(() => this.repaint());
  }

  /** @param {Component} component */
  update({ data, setTriggerValue }) {
    const restarted = this.head.session !== data.session;
    this.head = data;
    this.send = setTriggerValue;
    this.numbers = numbersIn(data.language);
    if (!restarted) this.pending = this.pending.filter(({ act }) => act > data.taken);
    this.root.classList.toggle("alone", data.alone);
    say(this.legend, data.words.legend);
    this.result.update(data);
    this.showSections(data);
    if (this.active && !this.active.held && !this.waits(this.active)) this.active = null;
    this.repaint();
    if (restarted && this.pending.length) this.sendPending();
    // In the task after the frame: then it is on the screen.
    if (data.awaited) requestAnimationFrame(() => setTimeout(() => this.send("painted", true)));
  }

  /** @param {Head} head */
  showSections(head) {
    const wanted = new Set(head.sections.map(({ id }) => id));
    for (const [id, section] of this.sections) {
      if (wanted.has(id)) continue;
      section.root.remove();
      this.sections.delete(id);
    }
    const shown = new Set();
    for (const section of head.sections) {
      let view = this.sections.get(section.id);
      if (!view) {
        view = new SectionView(section);
        this.sections.set(section.id, view);
      }
      view.update(section);
      if (view.root.parentNode !== this.list) this.list.append(view.root);
      for (const lever of section.levers) {
        shown.add(lever.id);
        const lever_view = this.levers.get(lever.id) ?? this.add(lever);
        if (lever_view.root.parentNode !== view.body) view.body.append(lever_view.root);
        lever_view.update(lever, head, this.numbers, this.waits(lever_view));
      }
    }
    for (const [id, view] of this.levers) {
      if (shown.has(id)) continue;
      view.root.remove();
      this.levers.delete(id);
    }
  }

  /** @param {import("./types.js").Lever} lever */
  add(lever) {
    const view = new LeverView(lever, {
      moved: (moved) => this.moved(moved),
      released: (released) => this.released(released),
      typed: (typed, text) => this.act("type", typed, text),
      reset: (reset) => this.act("reset", reset, ""),
    });
    this.levers.set(lever.id, view);
    return view;
  }

  /** @param {LeverView} view */
  moved(view) {
    if (view.held) this.active = view;
    this.repaint();
  }

  /** @param {LeverView} view */
  released(view) {
    this.act("set", view, view.position);
    this.repaint();
  }

  /**
   * @param {Act["kind"]} kind
   * @param {LeverView} view
   * @param {number | string} value
   */
  act(kind, view, value) {
    const number = Math.max(Date.now(), (this.pending.at(-1)?.act ?? 0) + 1, this.head.taken + 1);
    // Of what was done to one lever and not taken over yet, the last counts.
    this.pending = this.pending.filter((act) => act.lever !== view.lever.id);
    this.pending.push({ act: number, kind, lever: view.lever.id, value });
    this.sendPending();
  }

  sendPending() {
    this.sentAt = Date.now();
    this.send("act", [...this.pending]);
    clearTimeout(this.sendAgain);
    this.sendAgain = setTimeout(() => this.pending.length && this.sendPending(), PATIENCE);
  }

  /** @param {LeverView} view */
  waits(view) {
    return this.pending.some((act) => act.lever === view.lever.id) && Date.now() - this.sentAt < PATIENCE;
  }

  /** Show the result at the hand where a lever is held or just let go, else the server's. */
  repaint() {
    const { head, numbers, active } = this;
    const known = tables();
    const table = active && known ? known.of(active.lever.id, active.lever.gain, head.field) : null;
    this.result.root.classList.toggle("waiting", Boolean(active?.held && !table));
    if (!active || !known || !table) {
      this.result.paint(head, numbers, head.result, active?.held ? this.moving(active) : undefined);
      active?.paint(head, numbers, active.lever.own, 0, 0, null);
      return;
    }
    const position = active.position;
    const total = table.part[position] + active.lever.rest;
    const own = table.own[position];
    const gained = own - table.unset[1];
    const along = table.part[position] - table.unset[0] - gained;
    const rank = known.rank(total);
    active.paint(head, numbers, own, gained, along, total);
    this.result.paint(head, numbers, { total, rank }, this.moving(active, gained, along));
  }

  /**
   * Return in words what a held lever does.
   * @param {LeverView} view
   * @param {number} [gained]
   * @param {number} [along]
   */
  moving(view, gained, along) {
    const facts = { name: view.lever.name, percent: this.numbers.percent(view.position) };
    if (gained === undefined) return fill(this.head.words.moving, facts);
    const points = this.numbers.change(gained);
    const brought = this.numbers.change(along ?? 0);
    return fill(along ? this.head.words.movingAlong : this.head.words.movingAlone, { ...facts, points, along: brought });
  }

  destroy() {
    this.forgetTables();
    clearTimeout(this.sendAgain);
  }
}
