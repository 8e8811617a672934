"""The simulator's parts as fragments: moving a lever draws only what it changes.

Each part has a key, and a lever's callback names the parts to draw again. The headline comes first,
so that it is painted before anything heavier.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import streamlit as st

from scoring import Case, Outcome, simulate
from scoring.what_if.scenario import Scenario
from ui.platform import rerun as redraw
from ui.visit import state
from ui.visit.cases import find_case

HEADLINE, TOOLBAR, RESULTS, TABLE = "part_headline", "part_toolbar", "part_results", "part_table"

# The switch for the table behind the chart: what is not shown need not be drawn again.
TABLE_KEY = "table_open"


def part(key: str, show: Callable[[], None]) -> None:
    """Show a part of the page that can be drawn again alone by its key."""
    st.fragment(show, key=key)()


def levers_part(group: str) -> str:
    """Return the key of the part that holds the levers of a group."""
    return f"part_{group}"


def outcome() -> Outcome:
    """Return the outcome of the current scenario."""
    return outcome_of(state.scenario())


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


def outcome_of(scenario: Scenario) -> Outcome:
    """Return the outcome of a scenario."""
    return _outcome(find_case(scenario.case), scenario)


@lru_cache(maxsize=512)
def _outcome(case: Case, scenario: Scenario) -> Outcome:
    return simulate(case, scenario.changes, couplings=scenario.couplings, peers=scenario.peers)
