"""What the room expects before the result is shown: a guess of the total and of the rank."""

from __future__ import annotations

from decimal import Decimal

import streamlit as st

from scoring import Outcome
from scoring.rules import TOTAL_POINTS
from ui.present.step import Step
from ui.visit import keys, state
from ui.visit.model import Guess
from ui.words import numbers, sentences
from ui.words.texts import Texts
from ui.words.typed_values import read_decimal, read_whole

TYPED_LENGTH = 8
FIELD_WIDTH = 320


def step() -> Step:
    """Return the step that asks."""
    return Step("guess", _title, _ask)


def noted() -> Guess | None:
    """Return the guess for the current scenario; one for another scenario says nothing of this one."""
    found = keys.GUESS.get()
    return found if found is not None and found.scenario == state.scenario() else None


def compare(outcome: Outcome, texts: Texts) -> None:
    """Show the room's guess beside the result, where there is one."""
    guess = noted()
    if guess is None:
        return
    parts = []
    if guess.total is not None:
        off = numbers.change(outcome.total - guess.total, texts.language)
        shown = numbers.points(guess.total, texts.language)
        parts.append(texts("present.guessed_total", guess=shown, off=off))
    if guess.rank is not None:
        now = sentences.rank(outcome.rank, texts)
        parts.append(texts("present.guessed_rank", guess=guess.rank, rank=now))
    st.header(" · ".join(parts), anchor=False)


def read_total(text: str) -> Decimal | None:
    """Return a typed total such as ``65`` or ``65,5``; None where it is none."""
    return read_decimal(text, TOTAL_POINTS)


def read_rank(text: str, size: int) -> int | None:
    """Return a typed rank from 1 to ``size``; None where it is none."""
    return read_whole(text, range(1, size + 1))


def _title(outcome: Outcome, texts: Texts) -> str:
    return texts("present.guess", total=numbers.points(outcome.case.baseline.total, texts.language))


def _ask(outcome: Outcome, texts: Texts) -> None:
    guess = noted()
    if guess is None or keys.GUESS_OPEN.get():
        _fields(outcome, texts)
    else:
        _show(guess, outcome, texts)


def _fields(outcome: Outcome, texts: Texts) -> None:
    size = outcome.rank.size
    with st.form("guess_form"):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            for key, label in (
                (keys.GUESS_TOTAL, texts("present.guess_total")),
                (keys.GUESS_RANK, texts("present.guess_rank", size=size)),
            ):
                st.text_input(label, key=key.name, max_chars=TYPED_LENGTH, width=FIELD_WIDTH)
        st.form_submit_button(texts("present.guess_note"), key="guess_note", on_click=_note, args=(size,))
    errors = {
        keys.GUESS_TOTAL.name: texts("present.guess_total_error"),
        keys.GUESS_RANK.name: texts("present.guess_rank_error", size=size),
    }
    for wrong in keys.GUESS_WRONG.get([]):
        st.error(errors[wrong], icon=":material/error:")
    st.markdown(texts("present.guess_hint"))


def _show(guess: Guess, outcome: Outcome, texts: Texts) -> None:
    """Show what was noted as figures: no field holds the keyboard then, so that keys turn the steps."""
    with st.container(horizontal=True, border=True, gap="large"):
        if guess.total is not None:
            st.metric(texts("present.guess_total"), numbers.points(guess.total, texts.language))
        if guess.rank is not None:
            st.metric(texts("present.guess_rank", size=outcome.rank.size), str(guess.rank))
    st.button(texts("present.guess_change"), key="guess_change", icon=":material/edit:", on_click=_change)


def _note(size: int) -> None:
    """Note what was typed; where a part of it is no guess, note nothing and keep it in its field."""
    typed = {key.name: (key.get() or "").strip() for key in (keys.GUESS_TOTAL, keys.GUESS_RANK)}
    total, rank = read_total(typed[keys.GUESS_TOTAL.name]), read_rank(typed[keys.GUESS_RANK.name], size)
    read = {keys.GUESS_TOTAL.name: total, keys.GUESS_RANK.name: rank}
    keys.GUESS_WRONG.set([key for key, text in typed.items() if text and read[key] is None])
    if keys.GUESS_WRONG.read():
        return
    empty = total is None and rank is None
    keys.GUESS.set(None if empty else Guess(state.scenario(), total, rank))
    keys.GUESS_OPEN.set(False)


def _change() -> None:
    """Open the fields with what was noted."""
    guess, language = noted(), state.language()
    keys.GUESS_OPEN.set(True)
    if guess is not None:
        total = "" if guess.total is None else numbers.points(guess.total, language)
        keys.GUESS_TOTAL.set(total)
        keys.GUESS_RANK.set("" if guess.rank is None else str(guess.rank))
