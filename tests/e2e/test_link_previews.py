"""What a chat reads of a pasted link, from the served app: the tags, and the picture they name."""

from __future__ import annotations

import re
from html import unescape
from urllib.request import urlopen

from tests.e2e.server import Server

PNG = b"\x89PNG\r\n\x1a\n"


def test_a_pasted_link_shows_its_result(server: Server):
    with urlopen(f"{server.url}/plan?v=1&amp;digitization=45&amp;online_payment=60&amp;lang=en") as reply:
        document = reply.read().decode()
    found = {name: unescape(value) for name, value in re.findall(r'"(og:\w+)" content="([^"]*)"', document)}
    assert found["og:title"] == (
        "Plan · Bình Thuận 2023: 60.08 → 66.96 points, rank 54 → about 42 of 63 (40–45)"
    )
    assert f"<title>{found['og:title']}</title>" in document
    assert found["og:image"].startswith(f"{server.url}/preview.png?")
    with urlopen(found["og:image"]) as reply:
        assert reply.headers["content-type"] == "image/png"
        assert reply.read().startswith(PNG)
