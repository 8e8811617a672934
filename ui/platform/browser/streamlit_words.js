// Streamlit's own words in the page's language: it knows English alone. What is shown and what a screen
// reader says is put into the other words as it appears; what the page itself says is never among them.

/** @typedef {{ vi: string, en: string }} Words */

const ATTRIBUTES = ["aria-label", "title", "placeholder"];

/** @type {Words[]} */
const known = JSON.parse(document.getElementById("streamlit-words")?.textContent ?? "[]");

/** Return the page's language: the switch changes the address, not the document. */
function language() {
  const asked = new URLSearchParams(location.search).get("lang") ?? document.documentElement.lang;
  return asked === "en" ? "en" : "vi";
}

const inVietnamese = new Map(known.map(({ vi, en }) => [en, vi]));
const inEnglish = new Map(known.map(({ vi, en }) => [vi, en]));

/**
 * Return the words in the page's language, or nothing where they are not Streamlit's or stand well. A
 * button of a table or a chart is called by what it does and what it belongs to: "Fullscreen: ...".
 * @param {string | null} said
 * @returns {string | undefined}
 */
function other(said) {
  const words = language() === "vi" ? inVietnamese : inEnglish;
  const [name, ...of] = (said ?? "").trim().split(": ");
  const worded = words.get(name);
  return worded === undefined ? undefined : [worded, ...of].join(": ");
}

/** @param {Node} node */
function put(node) {
  if (node instanceof Text) {
    const words = other(node.data);
    if (words !== undefined) node.data = words;
  } else if (node instanceof Element) {
    for (const name of ATTRIBUTES) {
      const words = other(node.getAttribute(name));
      if (words !== undefined) node.setAttribute(name, words);
    }
  }
}

/** @param {Node} root */
function putAll(root) {
  put(root);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) put(walker.currentNode);
}

const observer = new MutationObserver((seen) => {
  for (const { type, target, addedNodes } of seen) {
    if (type === "childList") addedNodes.forEach(putAll);
    else put(target);
  }
});

observer.observe(document.body, {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: ATTRIBUTES,
});
putAll(document.body);
