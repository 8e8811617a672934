// Whether the server can be reached, as Streamlit's page says of itself; where it says nothing, it can.

/** @returns {boolean} */
export function isConnected() {
  const app = document.querySelector("[data-test-connection-state]");
  return !(app instanceof HTMLElement) || app.dataset.testConnectionState === "CONNECTED";
}
