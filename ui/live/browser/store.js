// The tables that came last, shared between the component that shows levers and the one that brings tables.

/** @typedef {import("./lookup.js").Tables} Tables */

/** @type {Tables | null} */
let current = null;

/** @type {Set<() => void>} */
const waiting = new Set();

/** @returns {Tables | null} */
export function tables() {
  return current;
}

/** @param {Tables} found */
export function putTables(found) {
  current = found;
  for (const tell of waiting) tell();
}

/**
 * Be told whenever tables come; return how to be told no more.
 * @param {() => void} tell
 * @returns {() => void}
 */
export function onTables(tell) {
  waiting.add(tell);
  return () => waiting.delete(tell);
}
