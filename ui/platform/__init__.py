"""Every use of Streamlit's non-public parts, or of guesses about its timing, with its contract test."""
