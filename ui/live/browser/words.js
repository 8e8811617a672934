// Words and numbers as the server words them: templates with {facts}, decimals in the page's language.

const MINUS = "\u2212";

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
 * @typedef {object} Numbers
 * @property {(cents: number) => string} points two decimals: 60,08
 * @property {(cents: number) => string} change with its sign: +6,88
 * @property {(position: number) => string} percent of a lever's position: 45,0%
 * @property {(position: number) => string} typed the same as it is typed: 45,0
 */

/**
 * Return how numbers are written in a language.
 * @param {string} language
 * @returns {Numbers}
 */
export function numbersIn(language) {
  const two = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const one = new Intl.NumberFormat(language, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    useGrouping: false,
  });
  const signed = (/** @type {number} */ cents) => two.format(Math.abs(cents) / 100);
  return {
    points: (cents) => two.format(cents / 100),
    change: (cents) => (cents > 0 ? `+${signed(cents)}` : cents < 0 ? `${MINUS}${signed(cents)}` : signed(0)),
    percent: (position) => `${one.format(position / 10)}%`,
    typed: (position) => one.format(position / 10),
  };
}
