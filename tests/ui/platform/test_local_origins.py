from __future__ import annotations

import pytest
from streamlit import net_util
from streamlit.web.server import server_util

from ui.platform.local_origins import STREAMLITS_NAMES


@pytest.mark.parametrize("port", ["", ":8501"])
def test_pages_of_the_own_machine_may_connect_and_nothing_else_is_asked(
    port: str, monkeypatch: pytest.MonkeyPatch
):
    """Streamlit lets pages of the own machine connect, and asks outside for its address for any other.

    If it allows other hosts: bring ``ui/platform/local_origins.py`` in line, or ``AllowedCallers``
    refuses what Streamlit would accept (or the other way round, which is safe). If it never calls out any
    more, ``AllowedCallers._may_connect`` in ``ui/server/callers.py`` can be left to Streamlit.
    """
    asked: list[str] = []
    monkeypatch.setattr(net_util, "get_internal_ip", lambda: asked.append("internal"))
    monkeypatch.setattr(net_util, "get_external_ip", lambda: asked.append("external"))
    for name in STREAMLITS_NAMES:
        assert server_util.is_url_from_allowed_origins(f"http://{name}{port}")
    assert asked == []
    assert not server_util.is_url_from_allowed_origins("https://elsewhere.example")
    assert asked == ["internal", "external"]
