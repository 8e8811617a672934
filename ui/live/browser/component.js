// The entry: mounted once to show the levers, and once to bring their tables, which come after the headline.

import { LiveView } from "./live.js";
import { Tables } from "./lookup.js";
import { putTables } from "./store.js";

/** @typedef {import("./live.js").Component} Component */
/** @typedef {import("./types.js").Head} Head */
/** @typedef {import("./lookup.js").SentTables & { version: string }} Brought */

/** @type {WeakMap<ParentNode, LiveView>} */
const views = new WeakMap();

/** @type {string} */
let brought = "";

/** @param {Omit<Component, "data"> & { data: Uint8Array }} component what is sent comes as JSON, in bytes */
export default function mount(component) {
  /** @type {Head | Brought} */
  const data = JSON.parse(new TextDecoder().decode(component.data));
  if ("version" in data) {
    if (data.version !== brought) putTables(new Tables(data));
    brought = data.version;
    return undefined;
  }
  const shown = { ...component, data };
  const { parentElement } = shown;
  const view = views.get(parentElement) ?? new LiveView(shown);
  views.set(parentElement, view);
  view.update(shown);
  return () => leave(parentElement);
}

/**
 * Let go of what was shown, once it has left the page. Streamlit also calls this at once for a mount that
 * newer data overtook while it was loading: then the view stays, maybe with a lever held, for that data.
 * @param {ParentNode} parentElement
 */
function leave(parentElement) {
  if (parentElement.isConnected) return;
  views.get(parentElement)?.destroy();
  views.delete(parentElement);
}
