from __future__ import annotations

from unittest.mock import MagicMock

from streamlit.web.server.starlette.starlette_app import create_streamlit_routes

from ui.platform.route_names import STREAMLIT_ROUTES

# Signing in, which this app does not offer: its addresses are missing pages like any other.
SIGN_IN = {"auth", "oauth2callback"}

# Mounted at the root or only on demand: the frontend's own files, files served beside the app, and the
# address of an app in Streamlit's cloud.
NOT_LISTED = {"static", "app", "~"}


def test_every_address_streamlit_answers_is_let_through():
    """Streamlit's routes begin with the names in ``STREAMLIT_ROUTES``; ``MissingPages`` answers the rest.

    If it has a new one: add its first part to ``ui/platform/route_names.py``, or pages that load it
    break with 404. If one is gone: take it out there. To be safe meanwhile, leave ``MissingPages`` out of
    ``ui/server/middleware.py``: Streamlit then shows its own English dialog on a missing page.
    """
    paths = [route.path for route in create_streamlit_routes(MagicMock())]
    first = {path.lstrip("/").split("/")[0] for path in paths}
    assert {name for name in first if not name.startswith("{")} - SIGN_IN <= STREAMLIT_ROUTES
    assert STREAMLIT_ROUTES - first == NOT_LISTED
