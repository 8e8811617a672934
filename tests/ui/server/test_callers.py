"""Hosts that are not named are refused, and WebSockets of other sites' pages always."""

import pytest

from tests.ui.server.asking import DEFAULT, PAGE, application, ask, connects
from ui.server import Settings

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


def test_without_a_list_every_host_is_served():
    assert ask("/", host="anything.example").text == PAGE


@pytest.mark.parametrize(
    ("origin", "accepted"),
    [
        (None, True),
        ("https://example.vn", True),
        ("http://localhost:8501", True),
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
