// The entry: a place where files are given, mounted wherever a page asks for one.

import { Place } from "./place.js";

/** @typedef {import("./types.js").Component} Component */

/** @type {WeakMap<ParentNode, Place>} */
const places = new WeakMap();

/** @param {Component} component */
export default function mount(component) {
  const { parentElement } = component;
  const place = places.get(parentElement) ?? new Place(parentElement);
  places.set(parentElement, place);
  place.update(component);
  return () => leave(parentElement);
}

/**
 * Let go of a place, once it has left the page. Streamlit also calls this at once for a mount that newer data
 * overtook while it was loading: then the place stays.
 * @param {ParentNode} parentElement
 */
function leave(parentElement) {
  if (parentElement.isConnected) return;
  places.get(parentElement)?.leave();
  places.delete(parentElement);
}
