"""The simulator's parts: moving a lever draws only what it changes.

A lever's callback names the parts to draw again. The headline comes first, so that it is painted before
anything heavier.
"""

from __future__ import annotations

import streamlit as st

from scoring import Outcome
from scoring.what_if.scenario import Scenario
from ui.platform import rerun as redraw
from ui.visit import state
from ui.visit.outcomes import outcome, outcome_of

HEADLINE, TOOLBAR, RESULTS, TABLE = "part_headline", "part_toolbar", "part_results", "part_table"

# The switch for the table behind the chart: what is not shown need not be drawn again.
TABLE_KEY = "table_open"


def levers_part(group: str) -> str:
    """Return the key of the part that holds the levers of a group."""
    return f"part_{group}"


def draw_again(before: Scenario, *, history: int) -> None:
    """From a widget's callback, draw again the parts that differ since ``before``.

    ``history`` is the number of steps that could be undone then.
    """
    old, new = outcome_of(before), outcome()
    keys = [HEADLINE]
    if bool(old.changes) != bool(new.changes) or bool(history) != bool(state.history_length()):
        keys.append(TOOLBAR)
    keys += [
        levers_part(group.id)
        for group in new.case.rules.groups.values()
        if any(_differs(old, new, key) for key in (group.id, *group.indicators))
    ]
    keys.append(RESULTS)
    if st.session_state.get(TABLE_KEY):
        keys.append(TABLE)
    redraw.parts(keys)


def _differs(old: Outcome, new: Outcome, key: str) -> bool:
    return old.changes.get(key) != new.changes.get(key) or old.points.get(key) != new.points.get(key)
