"""Every answer carries the security headers, and the policy allows no more than the app needs."""

import base64
import hashlib
import re

import pytest

from tests.ui.server.asking import ask
from ui.platform.front_page import FRONT_PAGE
from ui.server import Settings
from ui.server.headers import security_headers

ALWAYS = {"content-security-policy", "x-content-type-options", "referrer-policy", "permissions-policy"}


def policy(settings: Settings) -> dict[str, list[str]]:
    parts = security_headers(settings)["Content-Security-Policy"].split("; ")
    return {name: sources for name, *sources in (part.split() for part in parts)}


@pytest.mark.parametrize(
    "target", ["/", "/baseline", "/nowhere", "/healthz", "/readyz", "/api/v1/cases", "/api/v1/simulate?x=1"]
)
def test_every_answer_has_the_headers(target: str):
    headers = ask(target).headers
    assert headers.keys() >= ALWAYS
    assert headers["x-content-type-options"] == "nosniff"


def test_a_refusal_has_the_headers_too():
    assert ask("/", method="POST").headers.keys() >= ALWAYS


def test_scripts_are_the_server_s_own_or_known_by_hash():
    scripts = policy(Settings())["script-src"]
    assert scripts[0] == "'self'"
    assert all(re.fullmatch(r"'sha256-[A-Za-z0-9+/]{43}='", source) for source in scripts[1:])
    assert "'unsafe-eval'" not in security_headers(Settings())["Content-Security-Policy"]


def test_the_hash_is_that_of_the_inline_script_streamlit_ships():
    page = FRONT_PAGE.read_text(encoding="utf-8")
    start = page.index("<script>") + len("<script>")
    script = page[start : page.index("</script>", start)]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert page.count("<script>") == 1
    assert policy(Settings())["script-src"][1:] == [f"'sha256-{digest}'"]


def test_nothing_comes_from_another_host():
    sources = {source for found in policy(Settings()).values() for source in found}
    assert {source for source in sources if not source.startswith("'")} == {"data:", "blob:"}


def test_other_sites_may_not_frame_the_app_unless_they_are_named():
    assert policy(Settings())["frame-ancestors"] == ["'self'"]
    assert security_headers(Settings())["X-Frame-Options"] == "SAMEORIGIN"
    named = Settings(frame_ancestors=("'self'", "https://portal.example.vn"))
    assert policy(named)["frame-ancestors"] == ["'self'", "https://portal.example.vn"]
    # This older header cannot name a site, and would forbid what the policy allows.
    assert "X-Frame-Options" not in security_headers(named)
