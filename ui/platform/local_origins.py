"""The hosts whose pages Streamlit lets connect wherever it runs itself: the visitor's own machine."""

STREAMLITS_NAMES = frozenset({"localhost", "127.0.0.1", "0.0.0.0"})

# With the same machine's name in IPv6, as it stands in an origin and in a Host header.
LOCAL_NAMES = STREAMLITS_NAMES | {"::1", "[::1]"}
