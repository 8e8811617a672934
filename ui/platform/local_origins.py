"""The hosts whose pages Streamlit lets connect whatever its settings: the visitor's own machine."""

LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "0.0.0.0"})
