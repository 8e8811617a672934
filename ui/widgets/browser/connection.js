// Whether the server can be reached, as Streamlit's page says of itself; where it says nothing, it can.

const STATE = "data-test-connection-state";

/** @returns {boolean} */
export function isConnected() {
  const app = document.querySelector(`[${STATE}]`);
  return !(app instanceof HTMLElement) || app.dataset.testConnectionState === "CONNECTED";
}

/**
 * Call whenever the connection breaks or is back; return how to hear of it no longer.
 * @param {() => void} hear
 * @returns {() => void}
 */
export function onConnection(hear) {
  const app = document.querySelector(`[${STATE}]`);
  const observer = new MutationObserver(hear);
  if (app) observer.observe(app, { attributes: true, attributeFilter: [STATE] });
  return () => observer.disconnect();
}
