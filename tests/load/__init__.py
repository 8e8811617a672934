"""Load on the served app: many sessions over Streamlit's own protocol."""
