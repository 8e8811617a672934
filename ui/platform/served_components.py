"""Components whose scripts are served from our own origin, as the content policy asks for.

Streamlit serves a component's files only where an installed distribution declares them, and loads other
scripts from ``blob:`` addresses, which the policy refuses. So the folder is declared here, by a part of
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


def mount(name: str, folder: Path, script: str, style: str, **options: Any) -> Any:
    """Mount a component whose script and style are files of ``folder``; ``options`` as Streamlit's own.

    Streamlit keeps a register of components for each of its runtimes: where the present one does not
    know the folder yet, it is declared first.
    """
    full_name = f"{OWNER}.{name}"
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(full_name) is None:
        declared = ComponentManifest(OWNER, "1", [ComponentConfig(name, ".")])
        manager.register_from_manifest(declared, folder)
    return _component(full_name, script, style)(**options)


@cache
def _component(full_name: str, script: str, style: str) -> Callable[..., Any]:
    return st.components.v2.component(full_name, js=script, css=style)
