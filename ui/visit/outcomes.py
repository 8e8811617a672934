"""The outcomes of scenarios, each computed once for all visitors."""

from __future__ import annotations

from functools import lru_cache

from scoring import Case, Outcome, simulate
from scoring.what_if.scenario import Scenario
from ui.visit import state
from ui.visit.cases import case_of


def outcome() -> Outcome:
    """Return the outcome of the current scenario."""
    return outcome_of(state.scenario())


def outcome_of(scenario: Scenario) -> Outcome:
    """Return the outcome of a scenario."""
    return _outcome(case_of(scenario), scenario)


@lru_cache(maxsize=512)
def _outcome(case: Case, scenario: Scenario) -> Outcome:
    # By the case itself: two visitors' own cases may have the same id.
    return simulate(case, scenario.changes, couplings=scenario.couplings, peers=scenario.peers)
