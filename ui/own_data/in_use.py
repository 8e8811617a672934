"""Putting own data in place of the published case, and taking it out again."""

from __future__ import annotations

from scoring.own_data import is_published, own_fingerprint, published_id
from scoring.what_if.scenario import Scenario
from ui.visit import address, opened_link, own_data, state
from ui.visit import kept_scenarios as kept
from ui.visit.cases import find_case
from ui.visit.model import OwnData


def use(data: OwnData, province: str) -> None:
    """Open a province on own data; where the opened link waits for this very file, open the link.

    Raises:
        OwnDataError: the data cannot be used for this province; nothing is changed then.

    """
    case = data.case(province)
    before = own_data.held()
    if before is not None and before.fingerprint != data.fingerprint:
        _forget_own()
    own_data.hold(data)
    needed = opened_link.needed_file()
    if needed is not None and needed.fingerprint == data.fingerprint:
        address.open_again(needed)
    if own_fingerprint(state.scenario().case) != data.fingerprint:
        state.change_scenario(Scenario(case=case.id))


def open_again() -> None:
    """Go back to the own data after another case was opened."""
    data = own_data.held()
    if data is not None:
        # The province that was looked at meanwhile, where the data has it.
        chosen = data.province_of(find_case(state.scenario().case))
        state.change_scenario(Scenario(case=data.case_id(chosen)))


def remove() -> None:
    """Take the own data out of the visit, with every scenario that stands on it."""
    _forget_own()
    own_data.hold(None)


def _forget_own() -> None:
    """Leave no scenario behind that nothing can show any more."""
    current = state.scenario()
    if own_fingerprint(current.case) is not None:
        base = published_id(current.case)
        state.replace_scenario(Scenario(case=base) if is_published(base) else Scenario())
    state.forget_steps(lambda item: own_fingerprint(item.case) is not None)
    for item in kept.all_kept():
        if own_fingerprint(item.scenario.case) is not None:
            kept.remove(item.id)
