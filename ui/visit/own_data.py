"""The own data a visit holds: in its session only, never on a disk, never for another visitor."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import streamlit as st

from scoring import Case, case_id, find_case
from scoring.own_data import (
    OwnCounts,
    OwnDataError,
    OwnLeague,
    case_in_league,
    case_with_counts,
    own_case_id,
    provinces_of,
)
from scoring.tables.columns import OwnKind

HELD = "own_data"


@dataclass(frozen=True)
class OwnData:
    """A file in use: its name and bytes as uploaded, and what was read from it.

    ``base`` is the published case that counts stand on, empty for a league. ``cases`` holds the
    cases built so far by id.
    """

    file: str
    content: bytes
    own: OwnLeague | OwnCounts
    base: str = ""
    cases: dict[str, Case] = field(default_factory=dict)

    @property
    def kind(self) -> OwnKind:
        """Return what kind of table the file is."""
        return "league" if isinstance(self.own, OwnLeague) else "counts"

    @property
    def fingerprint(self) -> str:
        """Return the fingerprint of the content."""
        return self.own.fingerprint

    @cached_property
    def provinces(self) -> tuple[str, ...]:
        """Return the provinces that can be opened."""
        if isinstance(self.own, OwnLeague):
            return provinces_of(self.own)
        return (find_case(self.base).province,)

    def case_id(self, province: str) -> str:
        """Return the id of the case of a province."""
        base = case_id(self.own.league.year, province) if isinstance(self.own, OwnLeague) else self.base
        return own_case_id(base, self.fingerprint)

    @cached_property
    def ids(self) -> dict[str, str]:
        """Return the province of every case by the case's id."""
        return {self.case_id(province): province for province in self.provinces}

    def case(self, province: str) -> Case:
        """Return the case of a province.

        Raises:
            OwnDataError: the data cannot be used for this province.

        """
        name = self.case_id(province)
        if name not in self.cases:
            self.cases[name] = (
                case_in_league(self.own, province)
                if isinstance(self.own, OwnLeague)
                else case_with_counts(find_case(self.base), self.own)
            )
        return self.cases[name]


def held() -> OwnData | None:
    """Return the own data of this visit."""
    found: OwnData | None = st.session_state.get(HELD)
    return found


def hold(data: OwnData | None) -> None:
    """Hold own data for this visit in place of what was held; None holds nothing."""
    st.session_state[HELD] = data


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
