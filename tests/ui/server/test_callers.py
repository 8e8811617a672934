"""Hosts that are not named are refused, and WebSockets of other sites' pages always."""

import asyncio

import pytest
from starlette.datastructures import Headers
from starlette.types import Receive, Scope, Send

from tests.ui.server.asking import DEFAULT, PAGE, application, ask, connects
from ui.server import Settings
from ui.server.callers import AllowedCallers

NAMED = application(Settings(allowed_hosts=("chiso.example.vn", "*.gov.example", "[::1]")))


@pytest.mark.parametrize(
    "host",
    ["chiso.example.vn", "CHISO.example.vn:8501", "chiso.example.vn.", "a.b.gov.example", "[::1]:8501"],
)
def test_a_named_host_is_served(host: str):
    assert ask("/", NAMED, host=host).text == PAGE
    assert connects(NAMED, host=host, origin=f"https://{host.lower()}")


@pytest.mark.parametrize(
    "host", ["evil.example", "gov.example", "xgov.example", "chiso.example.vn.evil.example", "", "[::2]"]
)
def test_any_other_host_is_told_so_in_both_languages(host: str):
    reply = ask("/api/v1/simulate", NAMED, host=host)
    assert reply.status == 400
    assert "CHISO766_ALLOWED_HOSTS" in reply.text
    assert "host name" in reply.text
    assert "tên miền" in reply.text
    assert not connects(NAMED, host=host, origin=None)


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_health_is_answered_under_any_host(path: str):
    assert ask(path, NAMED, host="10.1.2.3:8501").status == 200


@pytest.mark.parametrize(
    "path",
    ["/plan/healthz", "/api/v1/readyz", "/healthz/", "/x/readyz", "/_stcore/health", "//healthz", "/"],
)
def test_nothing_that_only_ends_like_health_is(path: str):
    assert ask(path, NAMED, host="evil.example").status == 400
    assert not connects(NAMED, host="evil.example", origin=None, path=path)


def test_below_a_base_path_health_is_there_too_and_nowhere_else():
    app = application(Settings(base_path="/chi-so", allowed_hosts=("chiso.example.vn",)))
    assert ask("/chi-so/healthz", app, host="evil.example").status == 200
    assert ask("/chi-so/plan/healthz", app, host="evil.example").status == 400


@pytest.mark.parametrize("host", ["localhost:8501", "127.0.0.1:8501", "[::1]:8501"])
def test_on_the_visitor_s_own_machine_its_other_pages_may_connect(host: str):
    assert connects(DEFAULT, host=host, origin="http://localhost:3000")
    assert connects(DEFAULT, host=host, origin="http://[::1]:3000")
    assert not connects(DEFAULT, host=host, origin="https://evil.example")


def test_streamlit_hears_of_no_page_that_may_not_read():
    seen: list[str | None] = []

    async def streamlit(scope: Scope, _receive: Receive, _send: Send) -> None:
        seen.append(Headers(scope=scope).get("origin"))

    layer = AllowedCallers(streamlit, Settings())
    for origin in ("http://localhost:3000", "https://evil.example", "https://example.vn"):
        headers = [(b"host", b"example.vn"), (b"origin", origin.encode())]
        scope = {"type": "http", "path": "/media/1.png", "headers": headers}
        asyncio.run(layer(scope, None, None))  # type: ignore[arg-type]
    assert seen == [None, None, "https://example.vn"]


def test_without_a_list_every_host_is_served():
    assert ask("/", host="anything.example").text == PAGE


@pytest.mark.parametrize(
    ("origin", "accepted"),
    [
        (None, True),
        ("https://example.vn", True),
        ("http://localhost:8501", False),
        ("http://127.0.0.1:3000", False),
        ("https://evil.example", False),
        ("https://example.vn.evil.example", False),
        ("null", False),
        ("http://[", False),
    ],
)
def test_only_the_app_s_own_pages_open_its_websocket(origin: str | None, *, accepted: bool):
    assert connects(DEFAULT, host="example.vn", origin=origin) is accepted


def test_an_origin_that_is_named_may_connect_and_read_the_interface():
    app = application(Settings(origins=("https://portal.example.vn",)))
    origin = "https://portal.example.vn"
    assert connects(app, host="example.vn", origin=origin)
    assert not connects(app, host="example.vn", origin="https://other.example.vn")
    allowed = ask("/api/v1/cases", app, headers={"origin": origin}).headers
    assert allowed["access-control-allow-origin"] == origin
    assert (
        "access-control-allow-origin"
        not in ask("/api/v1/cases", app, headers={"origin": "https://other.example.vn"}).headers
    )


def test_by_default_no_other_site_may_read_the_interface():
    headers = ask("/api/v1/cases", headers={"origin": "https://portal.example.vn"}).headers
    assert not [name for name in headers if name.startswith("access-control-")]
