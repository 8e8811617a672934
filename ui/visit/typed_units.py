"""What was typed for a lever in units, remembered for the visit so that its rounding can be told."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from scoring import Case, PercentOfUnits


@dataclass(frozen=True)
class _TypedUnits:
    case: str
    units: PercentOfUnits


def remember(case: Case, lever: str, units: PercentOfUnits | None) -> None:
    """Remember what was typed in units for a lever; None forgets it."""
    _remembered().pop(lever, None)
    if units is not None:
        _remembered()[lever] = _TypedUnits(case.id, units)


def of_lever(case: Case, lever: str) -> PercentOfUnits | None:
    """Return what was last typed in units for a lever of a case; None where a percentage was."""
    remembered = _remembered().get(lever)
    return None if remembered is None or remembered.case != case.id else remembered.units


def _remembered() -> dict[str, _TypedUnits]:
    found: dict[str, _TypedUnits] = st.session_state.setdefault("typed_units", {})
    return found
