"""The level of the levers, by group or by indicator: never one that hides what a scenario moves.

From a day on there are only those of indicators.
"""

from __future__ import annotations

from scoring.what_if.scenario import Scenario
from ui.visit import keys
from ui.visit.cases import case_of

SIMPLE, DETAILED = "simple", "detailed"


def is_detailed() -> bool:
    """Return whether levers are shown by indicator."""
    return keys.LEVEL.get() == DETAILED


def show_levers_of(scenario: Scenario) -> None:
    """Show the levers at the level at which a scenario moves them, by group where it moves none."""
    keys.LEVEL.set(DETAILED if _moves_indicators(scenario) else SIMPLE)


def keep_in_sight(scenario: Scenario) -> None:
    """Show the levers by indicator where a scenario needs them; else leave the reader's choice."""
    if _moves_indicators(scenario):
        keys.LEVEL.set(DETAILED)


def _moves_indicators(scenario: Scenario) -> bool:
    indicators = case_of(scenario).rules.indicators
    return scenario.from_now is not None or any(lever in indicators for lever in scenario.changes)
