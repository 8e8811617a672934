"""What is typed into the table of efforts and limits, cell by cell: what is used, and what cannot be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from scoring import Case, load_profiles
from scoring.what_if.changes import FULL_PERCENT
from ui.links.plan_link import PlanWish, read_percent, read_weight
from ui.visit import wish
from ui.words.typed_values import with_point

NOTHING: Mapping[str, Mapping[str, str]] = {}
WEIGHT, FLOOR, CEILING, LOCKED = "weight", "floor", "ceiling", "locked"
TYPED_LENGTH = 8


@dataclass(frozen=True)
class Mistyped:
    """A cell that cannot be used: lever, column, and what was typed."""

    lever: str
    column: str
    text: str


def apply(
    case: Case,
    start: PlanWish,
    edits: Mapping[int, Mapping[str, Any]],
    typed: Mapping[str, Mapping[str, str]] = NOTHING,
    before: PlanWish | None = None,
) -> tuple[PlanWish, list[Mistyped]]:
    """Return what is asked for after edits of the table's rows, and the cells that cannot be used.

    ``typed`` are cells, by lever and column, that could not be used when the table began. A cell that
    cannot be used leaves what was asked for ``before`` it was typed: the table reports a cell's last
    text only, and one typed before that may have been used since the table began.
    """
    rows = wish.usable(case, start)
    found = _Edited(case, start, before or start)
    cells: dict[tuple[str, str], Any] = {
        (lever, column): text
        for lever, texts in typed.items()
        for column, text in texts.items()
        if lever in rows and column in (WEIGHT, FLOOR, CEILING)
    }
    for number, edited in edits.items():
        cells |= {(rows[int(number)], column): value for column, value in edited.items()}
    for (lever, column), value in cells.items():
        if column == LOCKED:
            found.lock(lever, is_locked=bool(value))
        else:
            found.put(lever, column, str(value or "").strip())
    return found.result(), found.mistyped


def cells_of(mistyped: list[Mistyped]) -> dict[str, dict[str, str]]:
    """Return what cannot be used by lever and column; limits that cross stand in the floor's."""
    found: dict[str, dict[str, str]] = {}
    for item in mistyped:
        column = item.column if item.column in (WEIGHT, CEILING) else FLOOR
        found.setdefault(item.lever, {})[column] = item.text[:TYPED_LENGTH]
    return found


class _Edited:
    """A wish while a table's edits are applied to it."""

    def __init__(self, case: Case, start: PlanWish, before: PlanWish) -> None:
        self._case, self._start = case, start
        self._before = {WEIGHT: before.weights, FLOOR: before.floor, CEILING: before.ceiling}
        self._locked = set(start.locked)
        self._numbers = {
            WEIGHT: dict(start.weights),
            FLOOR: dict(start.floor),
            CEILING: dict(start.ceiling),
        }
        self.mistyped: list[Mistyped] = []

    def lock(self, lever: str, *, is_locked: bool) -> None:
        (self._locked.add if is_locked else self._locked.discard)(lever)

    def put(self, lever: str, column: str, text: str) -> None:
        values = self._numbers[column]
        if not text:
            values.pop(lever, None)
            return
        plain = with_point(text.removesuffix("%").strip())
        value = read_weight(plain) if column == WEIGHT else read_percent(plain)
        if value is None:
            self.mistyped.append(Mistyped(lever, column, text))
            self._keep(lever, column)
        elif value == default(self._start, lever, column):
            values.pop(lever, None)
        else:
            values[lever] = value

    def _keep(self, lever: str, column: str) -> None:
        """Let a lever have what was asked for before the cell that cannot be used."""
        values, before = self._numbers[column], self._before[column]
        values.pop(lever, None)
        if lever in before:
            values[lever] = before[lever]

    def _crossed(self) -> list[str]:
        floor, ceiling = self._numbers[FLOOR], self._numbers[CEILING]
        return [lever for lever in floor if floor[lever] > ceiling.get(lever, FULL_PERCENT)]

    def _unkept(self) -> list[str]:
        return wish.unkept_floors(self._case, self._numbers[FLOOR], self._locked)

    def result(self) -> PlanWish:
        refused = dict.fromkeys(self._crossed(), "crossed")
        for lever, problem in {**dict.fromkeys(self._unkept(), "unkept"), **refused}.items():
            self.mistyped.append(Mistyped(lever, problem, str(self._numbers[FLOOR][lever])))
            self._keep(lever, FLOOR)
        # The floor before may stand no better.
        for lever in {*self._crossed(), *self._unkept()}:
            self._numbers[FLOOR].pop(lever)
        return replace(
            self._start,
            locked=frozenset(self._locked),
            floor=self._numbers[FLOOR],
            ceiling=self._numbers[CEILING],
            weights=self._numbers[WEIGHT],
        )


def default(start: PlanWish, lever: str, column: str) -> Decimal | None:
    """Return the value that needs no mention: the profile's weight, no floor, no ceiling."""
    if column == WEIGHT:
        return next(p.effort for p in load_profiles() if p.id == start.profile).of(lever)
    return Decimal(0 if column == FLOOR else FULL_PERCENT)
