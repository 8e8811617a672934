"""Sections that open and close, and stay as they are while their label changes."""

from __future__ import annotations

import streamlit as st

from ui.platform import rerun as redraw
from ui.platform.containers import Container
from ui.visit import keys


def section(label: str, key: str, *, opened: bool = False, part: str | None = None) -> Container | None:
    """Show a section; return its container while it is open, None while it is closed.

    ``part`` is the part of the page the section stands in, where it stands in one.

    Streamlit takes an expander with another label for a new one and closes it, so what the reader
    opened is remembered apart.
    """
    keys.section(key).set(keys.SECTIONS.begin({}).get(key, opened))
    shown = st.expander(label, key=keys.section(key).name, on_change=_remember, args=(key, part))
    return shown if shown.open else None


def is_open(key: str) -> bool:
    """Return whether a section that was closed at first is open."""
    return keys.SECTIONS.get({}).get(key, False)


def _remember(key: str, part: str | None) -> None:
    keys.SECTIONS.read()[key] = bool(keys.section(key).read())
    if part is not None:
        redraw.parts([part])
