"""Checking the rules against every published figure: the table behind ``validate``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from scoring.case.announcement import announcements
from scoring.case.case import Case, find_case, load_case
from scoring.case.counts import load_counts
from scoring.case.offered import case_years, list_cases
from scoring.league import complete_years, load_league
from scoring.rounding import add
from scoring.vintages import load_rules

CENT = Decimal("0.01")


@dataclass(frozen=True)
class Check:
    """One line of the validation table.

    Of ``checked`` published figures, ``exact`` are reproduced to the cent (ranks: exactly) and
    ``close`` more are off by 0.01 points; ``exceptions`` names every figure that is not exact, with
    the difference (reproduced minus published).
    """

    year: int
    subject: Literal["indicator", "group", "total", "rank", "reconciliation"]
    id: str
    checked: int
    exact: int
    close: int
    exceptions: tuple[tuple[str, Decimal], ...]

    @property
    def passes(self) -> bool:
        """Return whether every figure is exact or off by one cent."""
        return self.exact + self.close == self.checked


def validate() -> tuple[Check, ...]:
    """Return the whole table: announced cases, years with official counts, and complete leagues."""
    counted = [year for year in case_years() if load_counts(year)]
    checks = [_reconciled(load_case(year, province)) for year, province in announcements()]
    checks += [check(year) for year in counted for check in (_indicators, _groups)]
    checks += [_league(year) for year in complete_years() if year in case_years()]
    return tuple(line for lines in checks for line in lines)


def _check(
    year: int,
    subject: Literal["indicator", "group", "total", "rank", "reconciliation"],
    name: str,
    differences: Iterable[tuple[str, Decimal]],
) -> Check:
    found = list(differences)
    off = [(who, difference) for who, difference in found if difference]
    close = sum(subject != "rank" and abs(difference) <= CENT for _, difference in off)
    return Check(year, subject, name, len(found), len(found) - len(off), close, tuple(off))


def _reconciled(case: Case) -> list[Check]:
    total = add({name: group.points for name, group in case.baseline.groups.items()})
    row = case.league.row(case.province)
    printed = row.total if row is not None and row.total is not None else Decimal(0)
    return [
        _check(case.year, "reconciliation", "total", [(case.province, total - printed)]),
        _check(
            case.year,
            "rank",
            "rank",
            [(case.province, Decimal(case.baseline.rank.median - (row.rank or 0 if row else 0)))],
        ),
    ]


def _indicators(year: int) -> list[Check]:
    rules = load_rules(load_league(year).vintage)
    differences: dict[str, list[tuple[str, Decimal]]] = {}
    for province, rows in load_counts(year).items():
        for name, row in rows.items():
            if row.counts is None or row.score is None:
                continue
            points = rules.points(name, *row.counts) or Decimal(0)
            differences.setdefault(name, []).append((province, points - row.score))
    return [
        _check(year, "indicator", name, differences[name])
        for name in rules.indicators
        if name in differences
    ]


def _groups(year: int) -> list[Check]:
    """Compare the groups whose every indicator has official counts."""
    checks = []
    cases = [find_case(ref.id) for ref in list_cases() if ref.year == year]
    for name, group in cases[0].rules.groups.items():
        differences = []
        for case in cases:
            items = [case.baseline.indicators[i] for i in group.indicators]
            if all(item.basis == "published" for item in items):
                parts = add({item.id: item.counted for item in items})
                differences.append((case.province, parts - case.baseline.groups[name].points))
        if differences:
            checks.append(_check(year, "group", name, differences))
    return checks


def _league(year: int) -> list[Check]:
    totals, ranks = [], []
    for case in [find_case(ref.id) for ref in list_cases() if ref.year == year]:
        row = case.league.row(case.province)
        if row is None or row.total is None or row.rank is None:
            continue
        totals.append((case.province, case.baseline.total - row.total))
        ranks.append((case.province, Decimal(case.baseline.rank.median - row.rank)))
    return [_check(year, "total", "total", totals), _check(year, "rank", "rank", ranks)]
