"""What the compared scenarios are held against: the baseline, or one of them."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from scoring import Outcome
from scoring.what_if.scenario import Scenario
from ui.compare.side_by_side import Compared
from ui.memory import component as memory
from ui.platform import rerun as redraw
from ui.visit import kept_scenarios as kept
from ui.visit import keys
from ui.visit.model import Kept
from ui.visit.outcomes import outcome_of
from ui.words.texts import Texts

BASELINE = 0

# The parts of the page that are drawn again when the scenarios are held against something else.
FIGURES, GROUPS = "part_compared_figures", "part_compared_groups"


def choose(items: Sequence[Kept], texts: Texts) -> None:
    """Show what the scenarios are held against: the baseline, or one of them by its number."""
    labels = {BASELINE: texts("chart.baseline")}
    labels |= {item.id: str(place) for place, item in enumerate(items, start=1)}
    number = kept.against(items[0].scenario.case)
    keys.COMPARE_AGAINST.set(BASELINE if number is None else number)
    st.segmented_control(
        texts("compare.against"),
        list(labels),
        key=keys.COMPARE_AGAINST.name,
        format_func=lambda number: labels[number],
        required=True,
        on_change=_hold_against,
        args=(items[0].scenario.case,),
    )


def chosen(compared: Compared) -> Kept | None:
    """Return what the scenarios are held against: None for the baseline."""
    number = kept.against(compared[0][0].scenario.case)
    return next((item for item, _ in compared if item.id == number), None)


def reference_outcome(compared: Compared, reference: Kept | None) -> Outcome:
    """Return the outcome of what the scenarios are held against."""
    if reference is None:
        return outcome_of(Scenario(case=compared[0][1].case.id))
    return next(outcome for item, outcome in compared if item is reference)


def _hold_against(case: str) -> None:
    number = keys.COMPARE_AGAINST.read()
    kept.hold_against(case, None if number == BASELINE else number)
    redraw.parts([FIGURES, GROUPS, memory.PART])
