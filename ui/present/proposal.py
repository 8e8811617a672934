"""Steps on what is proposed, in words, and on what it takes: how far each lever must move."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

import streamlit as st

from scoring import Outcome, effort_of
from ui.present.step import Step, part_of, parts_of
from ui.visit import wish
from ui.words import counted, differences, names, numbers
from ui.words.percentages import baseline_percent
from ui.words.texts import Texts

Moves = dict[str, Decimal]

METRIC_WIDTH = 340


def steps(outcome: Outcome) -> list[Step]:
    """Return the steps on the changes in words; one says so where there are none."""
    parts = parts_of(outcome.changes)
    if not parts:
        return [Step("what", _nothing, _show_nothing)]
    return [
        Step(f"what_{number}", partial(_what, number, len(parts)), partial(_show_what, moves))
        for number, moves in enumerate(parts, start=1)
    ]


def effort_steps(outcome: Outcome) -> list[Step]:
    """Return the steps on how far the levers must move; none where nothing is changed."""
    parts = parts_of(outcome.changes)
    return [
        Step(f"takes_{number}", partial(_takes, number, len(parts)), partial(_show_takes, moves))
        for number, moves in enumerate(parts, start=1)
    ]


def _nothing(_outcome: Outcome, texts: Texts) -> str:
    return texts("present.nothing")


def _show_nothing(_outcome: Outcome, texts: Texts) -> None:
    st.subheader(texts("present.nothing_hint"), anchor=False)


def _what(number: int, count: int, outcome: Outcome, texts: Texts) -> str:
    changes = len(outcome.changes)
    title = texts("present.what", count=changes) if changes > 1 else texts("present.what_one")
    return part_of(title, number, count, texts)


def _show_what(moves: Moves, outcome: Outcome, texts: Texts) -> None:
    for key in moves:
        st.header(differences.change(outcome, key, texts), anchor=False)


def _takes(number: int, count: int, _outcome: Outcome, texts: Texts) -> str:
    return part_of(texts("present.takes"), number, count, texts)


def _show_takes(moves: Moves, outcome: Outcome, texts: Texts) -> None:
    with st.container(horizontal=True, gap="medium"):
        for key, percent in moves.items():
            st.metric(
                names.lever(outcome.case.rules, key, texts),
                _distance(outcome, key, texts),
                texts(
                    "present.from_to",
                    before=differences.before(outcome, key, texts),
                    after=numbers.short_percent(percent, texts.language),
                ),
                delta_color="off",
                delta_arrow="off",
                delta_description=counted.changed(outcome.case, key, percent, texts) or None,
                width=METRIC_WIDTH,
            )
    st.markdown(texts("present.takes_note"))
    spent = effort_of(outcome, wish.effort_of(outcome.case))
    profile = wish.profile_name(outcome.case, texts)
    st.markdown(
        texts("present.takes_effort", effort=numbers.effort(spent, texts.language), profile=profile)
    )


def _distance(outcome: Outcome, key: str, texts: Texts) -> str:
    """Return how far a lever moves, in percentage points as the two percentages are shown."""
    before = baseline_percent(outcome.case, key) or Decimal(0)
    distance = numbers.short_change(outcome.changes[key] - before, texts.language)
    return texts("present.distance", distance=distance)
