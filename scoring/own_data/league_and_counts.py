"""An own league and a province's own counts of the same year, used as one case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from scoring.case.baseline import CENT
from scoring.case.case import Case
from scoring.case.groups import detail_of_row
from scoring.case.points_of_counts import groups_of_counts
from scoring.league import LeagueRow
from scoring.own_data.case import case_in_league, case_with_counts, own_case_id, provinces_of, published_id
from scoring.own_data.counts import OwnCounts
from scoring.own_data.fingerprint import fingerprint_of_both
from scoring.own_data.league import OwnLeague
from scoring.rules import Rules
from scoring.tables.problem import Fact, OwnDataError, Problem
from scoring.vintages import load_rules


@dataclass(frozen=True)
class LeagueAndCounts:
    """An own league with the counts of one of its provinces."""

    own: OwnLeague
    counts: OwnCounts
    province: str

    @property
    def fingerprint(self) -> str:
        """Return the fingerprint of both: that of neither file alone."""
        return fingerprint_of_both(self.own.fingerprint, self.counts.fingerprint, self.province)

    @property
    def provinces(self) -> tuple[str, ...]:
        """Return the provinces that can be a case, the counted one too if its counts alone make it one."""
        found = provinces_of(self.own)
        row = self.own.league.row(self.province)
        if self.province in found or row is None or _groups_missing(self._rules, row, self._counted):
            return found
        return (*found, self.province)

    @property
    def total_by_counts(self) -> Decimal | None:
        """Return the total that the counts alone come to, None where they are not enough."""
        counted = self._counted
        return sum(counted.values(), Decimal(0)) if counted.keys() == self._rules.groups.keys() else None

    def case(self, province: str) -> Case:
        """Return a province of the league as a case; the counted one with its counts.

        The league's group points stay, and what counts leave of them goes to the other indicators. Where
        the league has the counted province's total alone and the counts are enough for every group, its
        groups are those of the counts.

        Raises:
            OwnDataError: as ``case_in_league`` and ``case_with_counts``, or the total in the league is not
                what the counts come to.

        """
        if province == self.province:
            case = case_with_counts(case_in_league(self._with_groups(), province), self.counts)
        else:
            case = case_in_league(self.own, province)
        return replace(case, id=own_case_id(case_base(case.id), self.fingerprint), own=self.fingerprint)

    @property
    def _rules(self) -> Rules:
        return load_rules(self.own.league.vintage)

    @property
    def _counted(self) -> Mapping[str, Decimal]:
        return groups_of_counts(self._rules, self.counts.counts)

    def _with_groups(self) -> OwnLeague:
        """Return the league with the counted province's groups, where only counts tell them."""
        rules, league, counted = self._rules, self.own.league, self._counted
        row = league.row(self.province)
        if row is None or detail_of_row(rules, row) or _groups_missing(rules, row, counted):
            return self.own
        groups = {name: row.groups.get(name, counted.get(name, Decimal(0))) for name in rules.groups}
        total = sum(groups.values(), Decimal(0))
        # Official groups are up to a cent off the sum of their parts.
        most = (row.tolerance or Decimal(0)) + CENT * len(groups)
        if row.total is not None and abs(row.total - total) > most:
            facts: dict[str, Fact] = {"province": self.province, "counted": total}
            raise OwnDataError(Problem("total_counted", value=row.total, facts=facts))
        filled = row.model_copy(update={"groups": groups, "combined": {}})
        rows = tuple(filled if item is row else item for item in league.rows)
        return replace(self.own, league=replace(league, rows=rows))


def case_base(name: str) -> str:
    """Return the id of a case without any mark of own data, however many it has."""
    while published_id(name) != name:
        name = published_id(name)
    return name


def _groups_missing(rules: Rules, row: LeagueRow, counted: Mapping[str, Decimal]) -> list[str]:
    return [name for name in rules.groups if name not in row.groups and name not in counted]
