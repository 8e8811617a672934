"""A page's document names the language of its link; nothing else that is sent is touched."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from tests.ui.server.asking import ask
from ui.platform.front_page import FRONT_PAGE, DocumentLanguage

NAVIGATION = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8", "accept-encoding": "gzip"}
ENGLISH = '<html lang="en">'
TABLE = f"unit;{ENGLISH}"


async def _document(_request: Request) -> Response:
    return HTMLResponse(FRONT_PAGE.read_bytes())


async def _table(_request: Request) -> Response:
    return Response(TABLE, media_type="text/csv")


# As in Streamlit, what is large is compressed behind the layer.
APP = Starlette(
    routes=[Route("/table", _table), Route("/{path:path}", _document)],
    middleware=[Middleware(DocumentLanguage), Middleware(GZipMiddleware, minimum_size=10)],
)


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("", "vi"),
        ("?v=1&digitization=45", "vi"),
        ("?lang=vi", "vi"),
        ("?lang=en&v=1", "en"),
        ("?lang=fr", "vi"),
        ("?lang=", "vi"),
        ("?lang=%22%3E%3Cscript%3E", "vi"),
        ("?lang=%ff%00", "vi"),
    ],
)
def test_the_document_names_the_language_of_its_link(query: str, named: str):
    """Streamlit's front page lies in ``static/index.html`` and begins with ``<html lang="en">``, once.

    If it lies elsewhere, begins otherwise or is answered in pieces: mend ``ui/platform/front_page.py``.
    If Streamlit lets an app name its language: use that. Meanwhile ``DocumentLanguage`` may be left out
    of ``ui/server/middleware.py``: screen readers then read Vietnamese with an English voice. Where its
    inline scripts can no longer be found, no page opens at all: put their hashes, as the browser's
    console names them, into ``inline_script_hashes``.
    """
    reply = ask(f"/plan{query}", APP, headers=NAVIGATION)
    shipped = FRONT_PAGE.read_text("utf-8")
    assert shipped.count(ENGLISH) == 1
    assert reply.text == shipped.replace(ENGLISH, f'<html lang="{named}">')
    assert int(reply.headers["content-length"]) == len(reply.body)


def test_other_files_leave_as_they_are():
    assert ask("/table", APP, headers=NAVIGATION).text == TABLE


def test_what_is_no_visit_of_a_page_is_still_compressed():
    reply = ask("/static/any.js", APP, headers={"accept": "*/*", "accept-encoding": "gzip"})
    assert reply.headers["content-encoding"] == "gzip"
