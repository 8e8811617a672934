"""The simulator's parts as fragments: moving a lever redraws only what it changes.

Each part has a key; a lever's callback names the parts to redraw. The headline comes first, so that
it is painted before anything heavier.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import lru_cache

import streamlit as st

from scoring import Outcome, find_case, simulate
from ui import state
from ui.scenario import Scenario

HEADLINE, TOOLBAR, RESULTS, DETAILS = "part_headline", "part_toolbar", "part_results", "part_details"


def part(key: str, show: Callable[[], None]) -> None:
    """Show a part of the page that can be redrawn alone by its key."""
    st.fragment(show, key=key)()


def lever_part(lever: str) -> str:
    """Return the key of the part that holds a group's lever or its indicators' levers."""
    return f"part_{lever}"


def outcome() -> Outcome:
    """Return the outcome of the current scenario."""
    current = state.scenario()
    return _outcome(current.case, tuple(current.changes.items()), current.couplings)


def redraw_after(before: Scenario) -> None:
    """Redraw, from a widget's callback, the parts that differ from those of ``before``."""
    after = state.scenario()
    old, new = _outcome_of(before), _outcome_of(after)
    groups = [
        group
        for group, rule in old.case.rules.groups.items()
        if old.points[group] != new.points[group]
        or any(_differs(before.changes, after.changes, key) for key in (group, *rule.indicators))
    ]
    keys = [HEADLINE, *map(lever_part, groups), RESULTS, DETAILS]
    if bool(before.changes) != bool(after.changes) or state.history_length() == 1:
        keys.insert(1, TOOLBAR)
    st.rerun(keys)


def _differs(before: Mapping[str, Decimal], after: Mapping[str, Decimal], key: str) -> bool:
    return before.get(key) != after.get(key)


def _outcome_of(scenario: Scenario) -> Outcome:
    return _outcome(scenario.case, tuple(scenario.changes.items()), scenario.couplings)


@lru_cache(maxsize=512)
def _outcome(case: str, changes: tuple[tuple[str, Decimal], ...], couplings: bool) -> Outcome:
    return simulate(find_case(case), dict(changes), couplings=couplings)
