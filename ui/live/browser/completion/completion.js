// The entry: a plan's completion under the hand.

import { CompletionView } from "./view.js";

/** @typedef {import("./types.js").Sent} Sent */
/** @typedef {import("./types.js").Send} Send */

/** @type {WeakMap<ParentNode, CompletionView>} */
const views = new WeakMap();

/** @param {{ data: Uint8Array, parentElement: ParentNode, setTriggerValue: Send }} component what is sent comes as JSON, in bytes */
export default function mount({ data, parentElement, setTriggerValue }) {
  /** @type {Sent} */
  const sent = JSON.parse(new TextDecoder().decode(data));
  const view = views.get(parentElement) ?? new CompletionView(parentElement, sent);
  views.set(parentElement, view);
  view.update(sent, setTriggerValue);
  return () => leave(parentElement);
}

/**
 * Let go of what was shown, once it has left the page: Streamlit calls this at once for overtaken mounts too.
 * @param {ParentNode} parentElement
 */
function leave(parentElement) {
  if (parentElement.isConnected) return;
  views.get(parentElement)?.root.remove();
  views.delete(parentElement);
}
