"""What was typed for a lever in units, remembered for the visit so that its rounding can be told."""

from __future__ import annotations

from scoring import Case, PercentOfUnits
from ui.visit import keys
from ui.visit.model import TypedUnits


def remember(case: Case, lever: str, units: PercentOfUnits | None) -> None:
    """Remember what was typed in units for a lever; None forgets it."""
    _remembered().pop(lever, None)
    if units is not None:
        _remembered()[lever] = TypedUnits(case.id, units)


def of_lever(case: Case, lever: str) -> PercentOfUnits | None:
    """Return what was last typed in units for a lever of a case; None where a percentage was."""
    remembered = _remembered().get(lever)
    return None if remembered is None or remembered.case != case.id else remembered.units


def _remembered() -> dict[str, TypedUnits]:
    return keys.TYPED_UNITS.begin({})
