"""Buttons that download a file, which is made when one is pressed and kept until it was fetched."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from ui.platform.held_downloads import held


def download_button(
    label: str,
    build: Callable[[], bytes],
    name: str,
    mime: str,
    *,
    key: str,
    icon: str = ":material/download:",
) -> None:
    """Show a button for the file ``name``; ``build`` runs on a thread of its own, without the page."""
    st.download_button(
        label,
        held(build, mime, name),
        file_name=name,
        mime=mime,
        key=key,
        icon=icon,
        type="tertiary",
        on_click="ignore",
    )
