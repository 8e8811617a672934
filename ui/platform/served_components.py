"""Components whose scripts are served from our own origin, as the content policy asks for.

Streamlit serves a component's files only where an installed distribution declares them, and loads other
scripts from ``blob:`` addresses, which the policy refuses. So the folders are declared here, by a part of
Streamlit that is not public; ``tests/ui/platform/test_served_components.py`` holds what is relied on.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

# The name Streamlit serves the files under, before the component's own.
OWNER = "chi-so-766"

# The components, each with the room whose folder ``browser`` holds its scripts; the stage and a plan's
# completion draw with parts of the live levers.
ROOMS = {
    "completion": "live",
    "live": "live",
    "memory": "memory",
    "platform": "platform",
    "stage": "live",
    "widgets": "widgets",
}

UI = Path(__file__).resolve().parents[1]

# The scripts of Streamlit's own pages.
STATIC = Path(st.__file__).parent / "static" / "static" / "js"


def declare() -> None:
    """Declare the folders, where the present runtime does not know them yet.

    Streamlit keeps a register of components for each of its runtimes. A page that was open when the
    server was restarted asks for the files before it asks for a run, so they are declared at the start.
    """
    manager = get_bidi_component_manager()
    for name, room in ROOMS.items():
        if manager.get_component_asset_root(f"{OWNER}.{name}") is None:
            declared = ComponentManifest(OWNER, "1", [ComponentConfig(name, ".")])
            manager.register_from_manifest(declared, UI / room / "browser")


def scripts(name: str) -> list[str]:
    """Return the addresses of a component's scripts, seen from a page: a browser may load them early.

    The first is that of Streamlit's own part for components, if it is found.
    """
    own = sorted((UI / ROOMS[name] / "browser").glob("*.js"))
    return [
        *(f"./static/js/{file.name}" for file in STATIC.glob("BidiComponent.*.js")),
        *(f"./_stcore/bidi-components/{OWNER}.{name}/{file.name}" for file in own),
    ]


def mount(
    name: str, script: str, style: str | None = None, *, shares_style: bool = False, **options: Any
) -> Any:
    """Mount a component by its script and style; ``options`` as Streamlit's own.

    A style that is shared reaches the page around the component as well.
    """
    declare()
    return _component(f"{OWNER}.{name}", script, style, isolated=not shares_style)(**options)


@cache
def _component(full_name: str, script: str, style: str | None, *, isolated: bool) -> Callable[..., Any]:
    return st.components.v2.component(full_name, js=script, css=style, isolate_styles=isolated)
