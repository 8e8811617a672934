"""The compared scenarios group by group, with the difference from what they are held against."""

from __future__ import annotations

from decimal import Decimal

import streamlit as st

from scoring import Outcome
from ui.compare.reference import reference_outcome
from ui.compare.side_by_side import Compared, table
from ui.visit.model import Kept
from ui.words import names, numbers
from ui.words.tables import copyable
from ui.words.texts import Texts


def show(compared: Compared, reference: Kept | None, texts: Texts) -> None:
    """Show total and groups of every scenario, with the difference from the reference."""
    before = reference_outcome(compared, reference)
    rules = before.case.rules
    labels = {"": texts("table.total"), **{name: names.lever(rules, name, texts) for name in rules.groups}}

    def column(outcome: Outcome) -> list[str]:
        return [_with_difference(_points(outcome, key), _points(before, key), texts) for key in labels]

    st.subheader(texts("compare.groups"))
    st.dataframe(
        copyable(table(texts("table.group"), list(labels.values()), compared, column)),
        hide_index=True,
        alt=texts("compare.groups"),
    )
    items = [item for item, _ in compared]
    name = texts("chart.baseline")
    if reference is not None:
        name = texts("compare.numbered", number=items.index(reference) + 1)
    st.caption(texts("compare.difference_from", name=name))


def _points(outcome: Outcome, key: str) -> Decimal:
    return outcome.points[key] if key else outcome.total


def _with_difference(points: Decimal, before: Decimal, texts: Texts) -> str:
    shown = numbers.points(points, texts.language)
    return shown if points == before else f"{shown} ({numbers.change(points - before, texts.language)})"
