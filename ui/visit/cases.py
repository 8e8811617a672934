"""Cases by id: the published ones, and those on own data, which only their own visit can find.

Everything in ``ui`` and ``pages`` looks cases up here. A case on own data lives in the visit's
session; what is cached for all visitors is cached by the case itself, never by its id.
"""

from __future__ import annotations

import scoring
from scoring import Case
from scoring.errors import UnknownCaseError
from scoring.own_data import OWN_MARK
from scoring.what_if.scenario import Scenario
from ui.visit import own_data as held


def find_case(name: str) -> Case:
    """Return a case by its id.

    Raises:
        UnknownCaseError: no such case, or one on own data that this visit does not hold.

    """
    if OWN_MARK not in name:
        return scoring.find_case(name)
    case = held.case_of(name)
    if case is None:
        raise UnknownCaseError(key=name[:60], matches="-")
    return case


def case_of(scenario: Scenario) -> Case:
    """Return the case of a scenario as its levers move it: from a day on, where it says so.

    Raises:
        UnknownCaseError: no such case, or one on own data that this visit does not hold.

    """
    return scenario.seen(find_case(scenario.case))
