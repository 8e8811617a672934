from __future__ import annotations

import re
from pathlib import Path

import streamlit as st
from streamlit.components.v2.component_manager import BidiComponentManager

from ui.platform import served_components
from ui.platform.served_components import OWNER, ROOMS, UI


def test_the_folders_are_known_to_streamlit_under_their_rooms_names(monkeypatch):
    """Streamlit serves the files of a declared folder from our own origin, and keeps it for a runtime.

    If a component's script answers 404: see ``streamlit/components/v2/component_manager.py`` for how a
    package's manifest is registered now. Meanwhile components can be given their scripts as text, and
    ``ui/server/headers.py`` must then allow scripts from ``blob:``.
    """
    manager = BidiComponentManager()
    monkeypatch.setattr(served_components, "get_bidi_component_manager", lambda: manager)
    for _ in range(2):
        served_components.declare()
        for name, room in ROOMS.items():
            assert manager.get_component_asset_root(f"{OWNER}.{name}") == UI / room / "browser"


def test_what_a_browser_may_load_early_are_all_scripts_that_mounting_needs():
    first, *own = served_components.scripts("live")
    # Streamlit's part for components, and there is one.
    assert re.fullmatch(r"\./static/js/BidiComponent\.[\w-]+\.js", first)
    assert (Path(st.__file__).parent / "static" / first).is_file()
    assert [address.rpartition("/")[2] for address in own] == sorted(
        file.name for file in (UI / "live" / "browser").glob("*.js")
    )
