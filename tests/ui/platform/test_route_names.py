from __future__ import annotations

from unittest.mock import MagicMock

from starlette.applications import Starlette
from streamlit.web.server.starlette.starlette_app import create_streamlit_routes
from streamlit.web.server.starlette.starlette_static_routes import create_streamlit_static_assets_routes

from tests.ui.server.asking import ask
from ui import server
from ui.platform.route_names import METRICS_ROUTE, STREAMLIT_ROUTES, UPLOAD_ROUTE
from ui.server import Settings

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

    Any other address it answers with its front page, as HTML and with status 200. If it answers 404 itself,
    the class ``_Files`` in ``ui/server/missing_page.py`` can go; if its shell has another type of content,
    blank pages are back, and that type has to be named there.
    """
    paths = [route.path for route in create_streamlit_routes(MagicMock())]
    first = {path.lstrip("/").split("/")[0] for path in paths}
    assert {name for name in first if not name.startswith("{")} - SIGN_IN <= STREAMLIT_ROUTES
    assert STREAMLIT_ROUTES - first == NOT_LISTED
    assert f"/{METRICS_ROUTE}" in paths
    assert any(path.startswith(UPLOAD_ROUTE) for path in paths)


def test_what_streamlit_does_not_know_it_answers_with_its_shell():
    # MissingPages tells by the HTML that an address is no file.
    shell = Starlette(routes=create_streamlit_static_assets_routes(""))
    for path in ("/plan", "/plan/x", "/readyz/x", "/_stcore/nothing", "/static/nothing.js"):
        assert ask(path, shell).headers["content-type"].startswith("text/html")
    guarded = Starlette(
        routes=create_streamlit_static_assets_routes(""), middleware=server.middleware(Settings())
    )
    assert ask("/plan", guarded).status == 200
    for path in ("/plan/x", "/readyz/x", "/_stcore/nothing", "/static/nothing.js"):
        assert ask(path, guarded).status == 404
    assert ask("/favicon.png", guarded).status == 200
