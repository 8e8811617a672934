"""Choosing a province: from a list in the order of the alphabet, or by typing its name without accents.

Streamlit's own filter compares letters with their accents, so the list takes no typing, and a search
stands above it that reads names as every other place does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

import streamlit as st

from scoring.provinces.alphabet import in_alphabet
from scoring.provinces.register import Change
from scoring.provinces.search import FoundProvinces, search_provinces
from scoring.tables.sizes import NAME_LENGTH
from ui.visit import keys
from ui.visit.keys import Key
from ui.widgets.parts import part
from ui.words import numbers
from ui.words.outside_text import as_text
from ui.words.texts import Texts

# How long a pause in typing is before what was typed is looked up.
PAUSE = "200ms"

# More than begin with the same syllable.
MOST_FOUND = 12


def show(
    key: Key[str], provinces: Sequence[str], day: date, choose: Callable[[], None], texts: Texts
) -> str:
    """Show the choice among provinces and return the one chosen; ``choose`` is called after a choice.

    ``day`` is the day whose names the provinces have. What is chosen is in the session under ``key``.
    """
    search = partial(_search, key, provinces, day, choose, texts)
    part(f"{key.name}_search_part", search)
    return st.selectbox(
        texts("case.province"),
        in_alphabet(provinces),
        key=key.name,
        filter_mode=None,
        on_change=choose,
    )


def _search(
    key: Key[str], provinces: Sequence[str], day: date, choose: Callable[[], None], texts: Texts
) -> None:
    typed, found_key = keys.province_search(key), keys.province_found(key)
    text = st.text_input(
        texts("case.search"),
        type="search",
        live=PAUSE,
        max_chars=NAME_LENGTH,
        key=typed.name,
        placeholder=texts("case.search_hint"),
    )
    if not (text or "").strip():
        return
    found = search_provinces(text or "", provinces, day)
    shown = found.provinces[:MOST_FOUND]
    for line in _notes(found, day, texts):
        st.caption(line)
    if shown:
        found_key.set(None)
        st.pills(
            texts("case.found"),
            shown,
            key=found_key.name,
            format_func=as_text,
            on_change=_take,
            args=(key, choose),
        )


def _take(key: Key[str], choose: Callable[[], None]) -> None:
    """Choose what was found, and empty the search."""
    chosen = keys.province_found(key).get()
    if chosen is not None:
        key.set(chosen)
        keys.province_search(key).set("")
        choose()


def _notes(found: FoundProvinces, day: date, texts: Texts) -> list[str]:
    """Return why something was found by another name, and what to say where nothing was."""
    lines = [_changed(change, texts) for change in found.changes]
    if found.provinces:
        return lines
    name = found.name
    if name.province is not None:
        return [texts("case.not_offered", province=name.province, year=day.year)]
    lines.append(texts("case.not_found", text=as_text(name.text)))
    if name.meant is not None:
        lines.append(texts("case.meant", province=name.meant))
    return lines


def _changed(change: Change, texts: Texts) -> str:
    return texts(
        f"case.{change.kind}",
        old=change.old,
        new=change.new,
        day=numbers.date(change.day, texts.language),
    )
