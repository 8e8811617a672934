"""Buttons that download a file, which is made when one is pressed and kept until it was fetched."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from ui.platform.held_downloads import held
from ui.queue.line import HEAVY, LineFullError, Visitor
from ui.widgets.heavy import visitor


def download_button(
    label: str,
    build: Callable[[], bytes],
    name: str,
    mime: str,
    *,
    key: str,
    icon: str = ":material/download:",
    on_full: Callable[[], None] = lambda: None,
) -> None:
    """Show a button for the file ``name``.

    ``build`` runs on a thread of its own, without the page, when its turn in the line has come;
    ``on_full`` where too many wait.
    """
    st.download_button(
        label,
        held(_in_line(build, visitor(), on_full), mime, name),
        file_name=name,
        mime=mime,
        key=key,
        icon=icon,
        type="tertiary",
        on_click="ignore",
    )


def _in_line(build: Callable[[], bytes], who: Visitor, on_full: Callable[[], None]) -> Callable[[], bytes]:
    def wait_and_build() -> bytes:
        try:
            with HEAVY.turn(who):
                return build()
        except LineFullError:
            on_full()
            raise

    return wait_and_build
