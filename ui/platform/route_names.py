"""The addresses Streamlit answers itself: first parts of paths below the base path."""

# The root, what it serves under a name of its own, and "~" where its cloud mounts an app.
STREAMLIT_ROUTES = frozenset({"", "_stcore", "static", "media", "component", "app", "~"})
