"""Choosing a province: from a list in the order of the alphabet, or by typing its name without accents.

Streamlit's own filter compares letters with their accents, so the list takes no typing, and a search
stands above it that reads names as every other place does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

import streamlit as st

from scoring.provinces.alphabet import in_alphabet
from scoring.provinces.search import FoundProvinces, search_provinces
from scoring.tables.problem import shown
from ui.visit import keys
from ui.visit.keys import Key
from ui.widgets.parts import part
from ui.words import names
from ui.words.outside_text import as_text
from ui.words.texts import Texts

# How long a pause in typing is before what was typed is looked up.
PAUSE = "200ms"

# In Markdown.
LINE_BREAK = "  \n"

# More than begin with the same syllable.
MOST_FOUND = 12


@dataclass(frozen=True)
class Choice:
    """What is chosen among: provinces by the names of a day; the one chosen is under ``key``."""

    key: Key[str]
    provinces: Sequence[str]
    day: date


def show(choice: Choice, choose: Callable[[], None], texts: Texts, *, label: str | None = None) -> str:
    """Show the choice and return the province chosen; ``choose`` is called after a choice."""
    part(f"{choice.key.name}_search_part", partial(_search, choice, choose, texts))
    return st.selectbox(
        label or texts("case.province"),
        in_alphabet(choice.provinces),
        key=choice.key.name,
        filter_mode=None,
        on_change=choose,
    )


def _search(choice: Choice, choose: Callable[[], None], texts: Texts) -> None:
    typed, found_key = keys.province_search(choice.key), keys.province_found(choice.key)
    text = st.text_input(
        texts("case.search"),
        type="search",
        live=PAUSE,
        key=typed.name,
        placeholder=texts("case.search_hint"),
    )
    if not (text or "").strip():
        return
    found = search_provinces(text or "", choice.provinces, choice.day)
    if lines := _notes(found, choice.day, texts):
        st.caption(LINE_BREAK.join(lines))
    meant = found.name.meant
    offered = found.provinces[:MOST_FOUND] or tuple(one for one in choice.provinces if one == meant)
    if offered:
        found_key.set(None)
        st.pills(
            texts("case.found" if found.provinces else "case.meant"),
            offered,
            key=found_key.name,
            format_func=as_text,
            on_change=_take,
            args=(choice.key, choose),
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
    lines = [names.province_change(change, texts) for change in found.changes]
    if found.provinces:
        return lines
    name = found.name
    if name.province is not None:
        return [texts("case.not_offered", province=name.province, year=day.year)]
    return [texts("case.not_found", text=as_text(shown(name.text)))]
