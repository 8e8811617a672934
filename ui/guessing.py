"""What the room expects before the result is shown: a guess of the total and of the rank."""

from __future__ import annotations

import re
from decimal import Decimal

import streamlit as st

from scoring import Outcome
from ui import numbers, sentences
from ui.text import Texts

TOTAL_KEY, RANK_KEY = "guess_total", "guess_rank"
TOTAL_PATTERN = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{1,2})?")
RANK_PATTERN = re.compile(r"[0-9]{1,2}")
TYPED_LENGTH = 8
FIELD_WIDTH = 320


def ask(outcome: Outcome, texts: Texts) -> None:
    """Ask for the room's guess; it stays for this visit and is compared with the result."""
    with st.container(horizontal=True, border=True):
        for key, label in (
            (TOTAL_KEY, texts("present.guess_total")),
            (RANK_KEY, texts("present.guess_rank", size=outcome.rank.size)),
        ):
            st.text_input(
                label, key=key, max_chars=TYPED_LENGTH, width=FIELD_WIDTH, persist_state="session"
            )
    if _typed(TOTAL_KEY) and read_total(_typed(TOTAL_KEY)) is None:
        st.error(texts("present.guess_total_error"), icon=":material/error:")
    if _typed(RANK_KEY) and read_rank(_typed(RANK_KEY), outcome.rank.size) is None:
        st.error(texts("present.guess_rank_error", size=outcome.rank.size), icon=":material/error:")
    st.caption(texts("present.guess_hint"))


def compare(outcome: Outcome, texts: Texts) -> None:
    """Show the room's guess beside the result, where there is one."""
    total, rank = read_total(_typed(TOTAL_KEY)), read_rank(_typed(RANK_KEY), outcome.rank.size)
    parts = []
    if total is not None:
        off = numbers.change(outcome.total - total, texts.language)
        parts.append(texts("present.guessed_total", guess=numbers.points(total, texts.language), off=off))
    if rank is not None:
        now = sentences.rank(outcome.rank, texts)
        parts.append(texts("present.guessed_rank", guess=rank, rank=now))
    if parts:
        st.subheader(" · ".join(parts), anchor=False)


def read_total(text: str) -> Decimal | None:
    """Return a typed total such as ``65`` or ``65,5``; None where it is none."""
    typed = text.strip()
    if TOTAL_PATTERN.fullmatch(typed) is None:
        return None
    value = Decimal(typed.replace(",", "."))
    return value if value <= 100 else None  # noqa: PLR2004 - points of 100


def read_rank(text: str, size: int) -> int | None:
    """Return a typed rank from 1 to ``size``; None where it is none."""
    typed = text.strip()
    if RANK_PATTERN.fullmatch(typed) is None:
        return None
    return int(typed) if 1 <= int(typed) <= size else None


def _typed(key: str) -> str:
    return str(st.session_state.get(key) or "")
