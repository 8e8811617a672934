from __future__ import annotations

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
        for room in ROOMS:
            assert manager.get_component_asset_root(f"{OWNER}.{room}") == UI / room / "browser"
