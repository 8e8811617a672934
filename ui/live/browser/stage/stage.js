// The entry of the stage: mounted once for message, picture and bar of a step, and once for the line at its foot.

import { Foot } from "./foot.js";
import { StageView } from "./view.js";

/** @typedef {import("./types.js").Stage} Stage */
/** @typedef {import("./types.js").FootWords} FootWords */
/** @typedef {import("./types.js").Component} Component */

/** @type {WeakMap<ParentNode, StageView | Foot>} */
const views = new WeakMap();

/** @param {Omit<Component, "data"> & { data: Uint8Array }} component what is sent comes as JSON, in bytes */
export default function mount(component) {
  /** @type {Stage | FootWords} */
  const data = JSON.parse(new TextDecoder().decode(component.data));
  const { parentElement, setTriggerValue } = component;
  let view = views.get(parentElement);
  if (!view) {
    view = "foot" in data ? new Foot(parentElement) : new StageView(parentElement);
    views.set(parentElement, view);
  }
  if (view instanceof Foot) view.update(/** @type {FootWords} */ (data));
  else view.update(/** @type {Stage} */ (data), setTriggerValue);
  return () => leave(parentElement);
}

/**
 * Let go of what was shown, once it has left the page: Streamlit calls this at once for overtaken mounts too.
 * @param {ParentNode} parentElement
 */
function leave(parentElement) {
  if (parentElement.isConnected) return;
  views.get(parentElement)?.destroy();
  views.delete(parentElement);
}
