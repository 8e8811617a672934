"""The addresses Streamlit answers itself: first parts of paths below the base path."""

# Where its cloud mounts an app: its pages have other addresses there.
MOUNTED = "~"

# The root, and what it serves under a name of its own.
STREAMLIT_ROUTES = frozenset({"", "_stcore", "static", "media", "component", "app", MOUNTED})

# Memory, sessions and runs of the whole process, to whoever asks.
METRICS_ROUTE = "_stcore/metrics"

# Where a browser would put files for Streamlit's own place for them.
UPLOAD_ROUTE = "/_stcore/upload_file/"
