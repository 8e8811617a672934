// Templates filled in, sizes in the page's language, and elements made.

/**
 * Return a template with its facts filled in.
 * @param {string} template
 * @param {Record<string, string | number>} facts
 * @returns {string}
 */
export function fill(template, facts) {
  return template.replace(/\{(\w+)\}/g, (_, name) => String(facts[name] ?? ""));
}

/**
 * Return a number of bytes as it is written in a language: 1,5 MB.
 * @param {number} bytes
 * @param {string} language
 * @returns {string}
 */
export function sizeOf(bytes, language) {
  if (bytes < 1000) return measure(bytes, language, "byte", "long");
  // As it is rounded: 999,700 bytes are not 1,000 kB.
  if (bytes < 999_500) return measure(Math.round(bytes / 1000), language, "kilobyte", "short");
  return measure(bytes / 1_000_000, language, "megabyte", "short");
}

/**
 * @param {number} size
 * @param {string} language
 * @param {string} unit
 * @param {"short" | "long"} unitDisplay
 * @returns {string}
 */
function measure(size, language, unit, unitDisplay) {
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay, maximumFractionDigits: 1 }).format(size);
}

/**
 * Return a file's name without signs that are not seen: some turn the text around them.
 * @param {string} name
 * @returns {string}
 */
export function plain(name) {
  return name.replace(/\p{C}/gu, " ");
}

/**
 * Return a new element with a class and children.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} name
 * @param {...Node} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, name = "", ...children) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...children);
  return element;
}

/**
 * Set an element's text, where it differs; one without a text is not shown.
 * @param {HTMLElement} element
 * @param {string} text
 */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
  element.hidden = !text;
}
