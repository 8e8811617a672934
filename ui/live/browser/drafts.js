// What is typed and not confirmed yet: kept for this tab, so that neither a reload nor a restart of the server
// loses it.

const KEY = "chi-so-766-drafts";

/** @returns {Record<string, string>} */
function all() {
  try {
    const found = JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
    return found && typeof found === "object" ? found : {};
  } catch {
    return {};
  }
}

/**
 * @param {string} name
 * @returns {string | null}
 */
export function draftOf(name) {
  const found = all()[name];
  return typeof found === "string" ? found : null;
}

/**
 * Keep what is typed; null forgets it.
 * @param {string} name
 * @param {string | null} text
 */
export function keepDraft(name, text) {
  const { [name]: _, ...rest } = all();
  try {
    sessionStorage.setItem(KEY, JSON.stringify(text === null ? rest : { ...rest, [name]: text }));
  } catch {
    // Storage is turned off or full: the draft lasts as long as the page.
  }
}
