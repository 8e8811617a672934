"""The own data a visit holds: in its session only, never on a disk, never for another visitor."""

from __future__ import annotations

from scoring import Case
from scoring.own_data import OwnDataError
from ui.visit import keys
from ui.visit.model import OwnData


def held() -> OwnData | None:
    """Return the own data of this visit."""
    return keys.OWN_DATA.get()


def hold(data: OwnData | None) -> None:
    """Hold own data for this visit in place of what was held; None holds nothing."""
    keys.OWN_DATA.set(data)


def case_of(name: str) -> Case | None:
    """Return a case on the own data of this visit by its id, None where there is none."""
    data = held()
    province = None if data is None else data.ids.get(name)
    if data is None or province is None:
        return None
    try:
        return data.case(province)
    except OwnDataError:
        return None
