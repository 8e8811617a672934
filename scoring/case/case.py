"""Cases: a province in a league year, with its baseline and what is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Literal

from scoring.arguments import checked
from scoring.case.baseline import Counted, GroupBaseline, IndicatorBaseline, complete_indicators
from scoring.case.called import close_cases, read_case
from scoring.case.counts import CountRow, load_counts
from scoring.case.from_now import FromNow, Period, Rest, rest_of, so_far
from scoring.case.groups import announced_groups, groups_of
from scoring.case.offered import CaseRef, Detail, list_cases
from scoring.case.opening import case_id, openings
from scoring.case.recounted import recounted, with_offsets
from scoring.errors import FromNowError, UnknownCaseError
from scoring.frozen import FrozenMap, frozen
from scoring.league import League, load_league
from scoring.rank.estimate import RankEstimate, RankEstimator
from scoring.rank.usable import with_usable_ranks
from scoring.rounding import add, from_cents, to_cents
from scoring.rules import Band, Rules
from scoring.vintages import load_rules


@dataclass(frozen=True)
class Average:
    """A national average of a group: ``points`` (two decimals) and how it is known.

    ``printed`` averages come from an announcement, rounded to 0.1; ``derived`` ones are the
    unweighted mean of all provinces of a complete league (docs/rules.md 5.2).
    """

    points: Decimal
    basis: Literal["published", "derived"]
    source: str


@dataclass(frozen=True)
class Baseline:
    """Where the province stands: points of groups and indicators, total, band and rank."""

    groups: Mapping[str, GroupBaseline]
    indicators: Mapping[str, IndicatorBaseline]
    total: Decimal
    band: Band
    rank: RankEstimate

    def __post_init__(self) -> None:
        """Freeze the mappings: a case is read once for all who ask."""
        object.__setattr__(self, "groups", frozen(self.groups))
        object.__setattr__(self, "indicators", frozen(self.indicators))

    def basis_of(self, key: str) -> str:
        """Return how the figure of a group or an indicator is known: published, derived, estimated, own.

        Raises:
            KeyError: neither a group nor an indicator.

        """
        return (self.groups[key] if key in self.groups else self.indicators[key]).basis

    def percent_of(self, key: str) -> Fraction | None:
        """Return where a group (attainment) or an indicator (ratio) stands in percent; None where unscored.

        Raises:
            KeyError: neither a group nor an indicator.

        """
        share = self.groups[key].attainment if key in self.groups else self.indicators[key].share
        return None if share is None else share * 100

    @property
    def points(self) -> Mapping[str, Decimal]:
        """Return the points of every group and indicator (no score counts as 0)."""
        return {
            **{name: group.points for name, group in self.groups.items()},
            **{name: item.counted for name, item in self.indicators.items()},
        }


@dataclass(frozen=True, eq=False)
class Case:
    """A province in a league year: the starting point of every scenario.

    ``own`` is the fingerprint of the user's own data behind the case, None where all is published.
    ``counted_to`` is the last day that own counts cover, None where all figures end with the league's, and
    ``per_day`` how many units of an indicator they expect from then on, a day. ``from_now`` is the day from
    which it is seen, None where its levers are the whole period's ratios.
    """

    id: str
    year: int
    province: str
    detail: Detail
    rules: Rules
    league: League
    baseline: Baseline
    averages: Mapping[str, Average]
    indicator_averages: Mapping[str, Fraction]
    ranks: RankEstimator
    source: str
    own: str | None = None
    from_now: FromNow | None = None
    counted_to: date | None = None
    per_day: Mapping[str, Decimal] = FrozenMap()

    def __post_init__(self) -> None:
        """Freeze the mappings: a case is read once for all who ask."""
        object.__setattr__(self, "averages", frozen(self.averages))
        object.__setattr__(self, "per_day", FrozenMap(self.per_day))
        object.__setattr__(self, "indicator_averages", frozen(self.indicator_averages))

    @property
    def estimated_indicators(self) -> tuple[str, ...]:
        """Return the indicators whose baseline is an estimate."""
        items = self.baseline.indicators.items()
        return tuple(name for name, item in items if item.basis == "estimated")

    @property
    def period(self) -> Period:
        """Return the year that is scored, and how far the case's figures go."""
        return Period(self.league.start, self.counted_to or self.league.end, date(self.year, 12, 31))

    @property
    def rest_of_year(self) -> FromNow:
        """Return how the year goes on where the case's figures end: as own data expect, or as so far."""
        return FromNow(self.period.end, per_day=self.per_day)

    @property
    def is_running(self) -> bool:
        """Return whether the case's figures end before its year does, and it has counts to go on from."""
        counted = any(item.counts for item in self.baseline.indicators.values())
        return counted and self.period.start <= self.period.end < self.period.year_end

    def rest_of(self, indicator: str) -> Rest | None:
        """Return what of an indicator is over and what is to come, None where nothing of it is bound.

        That is a state on a day, and every indicator of a case that is not seen from a day on.

        Raises:
            UnknownIndicatorError: no such indicator.

        """
        rule = self.rules.indicator(indicator)
        if self.from_now is None:
            return None
        return rest_of(rule, self.baseline.indicators[rule.id], self.period, self.from_now)

    @checked
    def seen(self, from_now: FromNow) -> Case:
        """Return this case seen from a day on: the levers are ratios from then to the year's end.

        An indicator of events moves by what is still to come, exactly: (done + rest x rate) / (so far +
        rest). Left where it is, a rate is the one so far, so nothing of the baseline changes. A state on a
        day has nothing behind it: its lever is the ratio on the year's last day. Groups of several
        indicators have no lever then.

        Raises:
            FromNowError: the case's year is over or has no counts, the day lies outside, or what is to come
                names an indicator that is none or measures a state.

        """
        if not self.is_running:
            raise FromNowError(key=self.id, problem="its year is over, or it has no counts")
        begun = so_far(self.rules, self.baseline.indicators, self.period, from_now)
        indicators = {
            name: replace(rule, so_far=begun.get(name)) for name, rule in self.rules.indicators.items()
        }
        return replace(self, rules=replace(self.rules, indicators=indicators), from_now=from_now)

    @checked
    def with_counts(self, counts: Mapping[str, tuple[int, int]]) -> Case:
        """Return this case with own counts (numerator, denominator) in place of the baseline's.

        The published group points stay as they are: what the given counts leave of them goes to
        the group's other estimated indicators.

        Raises:
            UnknownIndicatorError: a key is not an indicator.
            CountError: counts that cannot be.
            UnknownZeroRuleError: a denominator of 0 where the rule is not known.
            ReconciliationError: the counts cannot be brought together with the published points.

        """
        return self._counted(counts, follows=False)

    @checked
    def counted_until(
        self,
        counts: Mapping[str, tuple[int, int]],
        counted_to: date,
        per_day: Mapping[str, Decimal] = FrozenMap(),
    ) -> Case:
        """Return this case with own counts that cover the year up to a day of their own.

        On the league's own last day, and on a league of one's own, its group points stay as they are
        (``with_counts``). On another day they are of another time: the other indicators keep their ratios,
        groups have the points their indicators come to, with what the official points are off their parts,
        and the total and its rank follow. ``per_day`` is what is expected of an indicator from then on, in
        units a day.

        Raises:
            FromNowError: the day is none of the case's year.
            As ``with_counts``.

        """
        period = self.period
        if not period.start <= counted_to <= period.year_end:
            problem = f"{counted_to} lies outside {period.start} to {period.year_end}"
            raise FromNowError(key="counted_to", problem=problem)
        follows = self.own is None and counted_to != self.league.end
        counted = self._counted(counts, follows=follows)
        return replace(counted, counted_to=counted_to, per_day=per_day)

    def _counted(self, counts: Mapping[str, tuple[int, int]], *, follows: bool) -> Case:
        """Return the case with own counts, as ``recounted``."""
        before = self.baseline.groups, self.baseline.indicators
        groups, indicators = recounted(self.rules, before, counts, self.id, follows=follows)
        baseline = replace(self.baseline, groups=groups, indicators=indicators)
        return _ranked(replace(self, baseline=baseline))


@checked
def load_case(year: int | None = None, province: str | None = None) -> Case:
    """Return the case of a province in a year; what is left out is that of the case that opens first.

    The province may be written in any way that names it (``scoring.provinces``), also by a name it had
    or has in other years; one that is only a part of the year's province has no case.

    Raises:
        UnknownCaseError: no published groups for that year and province; close matches are named.
        DataFileError: a data file is wrong.
        ReconciliationError: the province's printed figures contradict each other.

    """
    opening = openings().opening
    year = opening.year if year is None else year
    province = opening.province if province is None else province
    return find_case(read_case(f"{province} {year}").id or case_id(year, province))


@checked
@cache
def find_case(name: str) -> Case:
    """Return a case by its id, such as ``"lam-dong-2026"``.

    Raises:
        UnknownCaseError: no such case; close matches are named.

    """
    refs = {ref.id: ref for ref in list_cases()}
    if name not in refs:
        matches = close_cases(str(name)) or ["-"]
        raise UnknownCaseError(key=str(name)[:60], matches=", ".join(matches))
    return _load(refs[name])


def _load(ref: CaseRef) -> Case:
    league = load_league(ref.year)
    rules = load_rules(league.vintage)
    row = league.row(ref.province)
    if row is None:
        raise UnknownCaseError(key=ref.id, matches="-")
    groups = (
        announced_groups(rules, ref.year, ref.province, ref.id)
        if ref.detail == "announced"
        else groups_of(rules, row, "published")
    )
    known, counted = _official(rules, load_counts(ref.year).get(ref.province, {}))
    return build_case(
        ref,
        league,
        groups,
        complete_indicators(rules, groups, known, counted, ref.id),
        indicator_averages=_indicator_averages(rules, ref.year),
        source=row.source,
    )


def build_case(
    ref: CaseRef,
    league: League,
    groups: Mapping[str, GroupBaseline],
    indicators: Mapping[str, IndicatorBaseline],
    *,
    indicator_averages: Mapping[str, Fraction],
    source: str,
    own: str | None = None,
) -> Case:
    """Return the case of a province whose groups and indicators are given, ranked in a league."""
    rules = load_rules(league.vintage)
    total = add({name: group.points for name, group in groups.items()})
    ranks = RankEstimator(league, ref.province, total)
    return Case(
        id=ref.id,
        year=ref.year,
        province=ref.province,
        detail=ref.detail,
        rules=rules,
        league=league,
        baseline=Baseline(
            with_offsets(rules, groups, indicators), indicators, total, rules.band(total), ranks.at(total)
        ),
        averages=_averages(league),
        indicator_averages=indicator_averages,
        ranks=ranks,
        source=source,
        own=own,
    )


def _ranked(case: Case) -> Case:
    """Return the case with the total its groups come to, ranked by it where that is another one."""
    points = {name: group.points for name, group in case.baseline.groups.items()}
    total, row = add(points), case.league.row(case.province)
    if total == case.baseline.total or row is None:
        return case
    groups = {"groups": frozen(points), "combined": frozen({})}
    own = {"total": total, "tolerance": None, "rank": None, "basis": "own", **groups}
    league = with_usable_ranks(case.league, row.model_copy(update=own))
    ranks = RankEstimator(league, case.province, total)
    baseline = replace(case.baseline, total=total, band=case.rules.band(total), rank=ranks.at(total))
    return replace(case, league=league, ranks=ranks, baseline=baseline)


def _official(
    rules: Rules, rows: Mapping[str, CountRow]
) -> tuple[dict[str, IndicatorBaseline], dict[str, Counted]]:
    """Return the indicators with a constant official score, and those with official counts."""
    constant = {
        name: IndicatorBaseline(
            id=name,
            points=from_cents(to_cents(row.score)),
            share=rules.indicators[name].share_at(row.score),
            basis="published",
        )
        for name, row in rows.items()
        if row.basis == "constant" and row.score is not None
    }
    counted = {
        name: Counted(row.counts, "published", provisional=row.basis == "provisional")
        for name, row in rows.items()
        if row.counts is not None
    }
    return constant, counted


def _averages(league: League) -> Mapping[str, Average]:
    if league.national is not None:
        return {
            name: Average(points, "published", league.national.source)
            for name, points in league.national.groups.items()
        }
    if not league.is_complete:
        return {}
    groups: dict[str, list[Decimal]] = {}
    for row in league.rows:
        for name, points in row.groups.items():
            groups.setdefault(name, []).append(points)
    return {
        name: Average(
            from_cents(to_cents(Fraction(sum(points)) / len(points))),
            "derived",
            league.rows[0].source,
        )
        for name, points in groups.items()
    }


def _indicator_averages(rules: Rules, year: int) -> Mapping[str, Fraction]:
    """Return the unweighted mean ratio (share, 0 to 1) of each indicator with counts."""
    shares: dict[str, list[Fraction]] = {}
    for rows in load_counts(year).values():
        for name, row in rows.items():
            share = rules.ratio(name, *row.counts) if row.counts else None
            if share is not None:
                shares.setdefault(name, []).append(share)
    return {name: sum(values, Fraction(0)) / len(values) for name, values in shares.items()}
