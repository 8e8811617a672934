"""A page's document gets language, title and tags of its link; nothing else that is sent is touched."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route
from starlette.types import Scope

from tests.ui.server.asking import application, ask
from ui.platform.front_page import FRONT_PAGE, TITLE, DocumentHead, FrontPage
from ui.server import Settings

NAVIGATION = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8", "accept-encoding": "gzip"}
ENGLISH = '<html lang="en">'
UNTRANSLATED = '<meta name="google" content="notranslate">'
TABLE = f"unit;{ENGLISH}"
HEAD = "<title>Kế hoạch</title>\n<meta>"


async def _document(_request: Request) -> Response:
    return FileResponse(FRONT_PAGE)


async def _table(_request: Request) -> Response:
    return Response(TABLE, media_type="text/csv")


def _head_of(scope: Scope) -> DocumentHead | None:
    if scope["path"].startswith("/static"):
        return None
    return DocumentHead("en" if b"en" in scope["query_string"] else "vi", HEAD)


# As in Streamlit, what is large is compressed behind the layer.
APP = Starlette(
    routes=[Route("/table", _table), Route("/{path:path}", _document)],
    middleware=[Middleware(FrontPage, head_of=_head_of), Middleware(GZipMiddleware, minimum_size=10)],
)


@pytest.mark.parametrize(("query", "named"), [("", "vi"), ("?lang=en&v=1", "en")])
def test_the_document_has_the_head_of_its_link(query: str, named: str):
    """Streamlit's front page lies in ``static/index.html``: ``<html lang="en">`` and its title, once each.

    If it lies elsewhere, begins otherwise, has another title or is answered in pieces: mend
    ``ui/platform/front_page.py``. If Streamlit lets an app name language and tags: use that. Meanwhile
    ``FrontPage`` may be left out of ``ui/server/middleware.py``: screen readers then read Vietnamese with
    an English voice, and links show nothing of themselves. Where its inline scripts can no longer be
    found, no page opens at all: put their hashes, as the browser's console names them, into
    ``inline_script_hashes``.
    """
    reply = ask(f"/plan{query}", APP, headers=NAVIGATION)
    shipped = FRONT_PAGE.read_text("utf-8")
    assert shipped.count(ENGLISH) == 1
    assert shipped.count(TITLE.decode()) == 1
    begun = shipped.replace(ENGLISH, f'<html lang="{named}" class="notranslate" translate="no">')
    assert reply.text == begun.replace(TITLE.decode(), f"{UNTRANSLATED}\n    {HEAD}")
    assert int(reply.headers["content-length"]) == len(reply.body)


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("", "vi"),
        ("?v=1&digitization=45", "vi"),
        ("?lang=vi", "vi"),
        ("?lang=en&v=1", "en"),
        ("?v=1&amp;lang=en", "en"),
        ("?lang=fr", "vi"),
        ("?lang=", "vi"),
        ("?lang=%22%3E%3Cscript%3E", "vi"),
        ("?lang=%ff%00", "vi"),
    ],
)
def test_the_language_is_that_of_the_link(query: str, named: str):
    head_of = next(layer for layer in application(Settings()).user_middleware if layer.cls is FrontPage)
    scope = {
        "path": "/plan",
        "query_string": query.removeprefix("?").encode(),
        "headers": [],
        "scheme": "http",
    }
    head = head_of.kwargs["head_of"](scope)
    assert head is not None
    assert head.language == named


def test_a_document_the_browser_has_already_is_sent_anew():
    first = ask("/plan", APP, headers=NAVIGATION)
    assert first.headers.keys().isdisjoint({"etag", "last-modified", "accept-ranges"})
    shipped = ask("/static/page", APP).headers
    again = {**NAVIGATION, "if-none-match": shipped["etag"], "if-modified-since": shipped["last-modified"]}
    assert ask("/plan", APP, headers=again).text == first.text
    assert ask("/plan", APP, headers={**NAVIGATION, "range": "bytes=0-99"}).text == first.text


def test_who_asks_for_headers_only_gets_no_wrong_length():
    reply = ask("/plan", APP, method="HEAD", headers=NAVIGATION)
    assert reply.status == 200
    assert "content-length" not in reply.headers


def test_other_files_leave_as_they_are():
    assert ask("/table", APP, headers=NAVIGATION).text == TABLE


def test_what_is_no_visit_of_a_page_is_still_compressed():
    reply = ask("/static/any.js", APP, headers={"accept": "*/*", "accept-encoding": "gzip"})
    assert reply.headers["content-encoding"] == "gzip"
