// Which way a key turns the steps: arrows, and the page keys that presenters' remotes send.

const PAGES = new Map([["PageDown", 1], ["PageUp", -1]]);
const ARROWS = new Map([["ArrowRight", 1], ["ArrowLeft", -1]]);

/**
 * Return how many steps on a key goes, 0 where it is not meant for the stage. Arrows belong to the field or
 * lever that has the keyboard; the page keys do not, so that a remote works whatever was touched last.
 * @param {KeyboardEvent} event
 * @returns {number}
 */
export function stepsOf(event) {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return 0;
  const held = event.composedPath()[0];
  const belongs = held instanceof HTMLElement && held.matches("input, textarea, select, [contenteditable], [role=radio]");
  return PAGES.get(event.key) ?? (belongs ? 0 : (ARROWS.get(event.key) ?? 0));
}
