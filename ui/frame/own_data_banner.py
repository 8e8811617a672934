"""The mark of own data on every page."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from ui.own_data import in_use
from ui.platform.held_downloads import held
from ui.visit import address, opened_link, own_data, state
from ui.visit.cases import find_case
from ui.visit.model import OwnData
from ui.words import names, numbers
from ui.words.outside_text import as_code
from ui.words.texts import Texts

ANY_FILE = "application/octet-stream"


def show(texts: Texts) -> None:
    """Show that own data is in use or at hand, and which file an opened link waits for."""
    data, needed = own_data.held(), opened_link.needed_file()
    if needed is not None:
        told = texts(
            "own.needed",
            fingerprint=as_code(needed.fingerprint),
            case=names.case_as_text(find_case(state.scenario().case)),
            page=texts("nav.method"),
        )
        st.warning(told, icon=":material/attach_file:")
    if data is not None:
        _show_held(data, texts)


def _show_held(data: OwnData, texts: Texts) -> None:
    case = find_case(state.scenario().case)
    is_used = case.own is not None
    with st.container(horizontal=True, vertical_alignment="center", key="own_banner", gap="small"):
        if is_used:
            st.badge(texts("own.in_use"), icon=":material/person:", color="orange")
        facts = {
            "file": " + ".join(as_code(part.file) for part in data.parts),
            "fingerprint": as_code(data.fingerprint),
        }
        in_use_as = data.kind if data.counted is None else "both"
        told = texts(
            f"own.in_use_{in_use_as}" if is_used else "own.at_hand", case=names.case_as_text(case), **facts
        )
        if is_used and case.counted_to is not None:
            day = numbers.date(case.counted_to, texts.language)
            told = texts("own.in_use_until", told=told, day=day)
        st.markdown(told, help=texts("own.only_here"), width="content")
        if address.is_alone():
            # On a presentation's screen the mark stands without its tools.
            return
        if not is_used:
            st.button(
                texts("own.open"), key="own_open", on_click=_do, args=(in_use.open_again,), type="tertiary"
            )
        for part in data.parts:
            _show_again(part, "" if part is data else f"_{part.kind}", texts)
        st.button(
            texts("own.remove"),
            key="own_remove",
            icon=":material/delete:",
            type="tertiary",
            help=texts("own.remove_help"),
            on_click=_do,
            args=(in_use.remove,),
        )


def _show_again(data: OwnData, mark: str, texts: Texts) -> None:
    """Show the button that hands a file out again."""
    label = texts("own.download_again") if not mark else texts("own.download_again_counts")
    st.download_button(
        label,
        # Made when it is asked for: a file that lay ready would be looked for again when it is gone.
        held(lambda: data.content, ANY_FILE, data.file),
        file_name=data.file,
        mime=ANY_FILE,
        key=f"own_again{mark}",
        icon=":material/download:",
        type="tertiary",
        on_click="ignore",
    )


def _do(change: Callable[[], None]) -> None:
    change()
    st.rerun()
