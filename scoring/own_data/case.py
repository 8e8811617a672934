"""Cases on own data: a province in one's own league, or a published case with own counts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from scoring.case.baseline import complete_indicators
from scoring.case.case import Case, build_case, find_case
from scoring.case.groups import detail_of_row, groups_of
from scoring.case.offered import CaseRef, list_cases
from scoring.case.opening import case_id
from scoring.errors import ReconciliationError
from scoring.league import League, LeagueRow
from scoring.own_data.counts import OwnCounts
from scoring.own_data.league import OWN_SOURCE, OwnLeague
from scoring.rank.estimate import RankEstimator
from scoring.rank.usable import with_usable_ranks
from scoring.rounding import add
from scoring.tables.problem import Fact, OwnDataError, Problem
from scoring.vintages import load_rules

# Between a case's id and the fingerprint of the own data it stands on. No published id holds it.
OWN_MARK = "~"


def own_case_id(case: str, fingerprint: str) -> str:
    """Return the id of a case on own data: ``binh-thuan-2023~1a2b3c4d``."""
    return f"{case}{OWN_MARK}{fingerprint}"


def published_id(name: str) -> str:
    """Return the id of a case without the mark of own data."""
    return name.rpartition(OWN_MARK)[0] or name


def own_fingerprint(name: str) -> str | None:
    """Return the fingerprint of the own data a case stands on, None for a published case."""
    return name.rpartition(OWN_MARK)[2] if OWN_MARK in name else None


def is_published(name: str) -> bool:
    """Return whether there is a published case behind an id, be it marked as own or not."""
    return any(ref.id == published_id(name) for ref in list_cases())


def case_with_counts(case: Case, own: OwnCounts) -> Case:
    """Return a case with own counts in place of the estimates, up to the day they cover.

    Without a day of their own they are of the case's own period (``Case.with_counts``, else
    ``Case.counted_until``).

    Raises:
        OwnDataError: the counts contradict the case's group points.

    """
    try:
        if own.counted_to is None:
            counted = case.with_counts(own.counts)
        else:
            counted = case.counted_until(own.counts, own.counted_to, own.per_day)
    except ReconciliationError as error:
        name = case.rules.groups[str(error.facts["group"])].name
        facts: dict[str, Fact] = {
            "province": f"{case.province} {case.year}",
            "vi": name.vi,
            "en": name.en,
            **{fact: Decimal(str(error.facts[fact])) for fact in ("published", "counted", "most")},
        }
        problem = Problem("contradiction", facts=facts)
        raise OwnDataError(problem) from error
    return replace(counted, id=own_case_id(case.id, own.fingerprint), own=own.fingerprint)


def provinces_of(own: OwnLeague) -> tuple[str, ...]:
    """Return the provinces of an own league that can be a case, in the league's order.

    Those are the provinces with all their groups in the file, and those whose groups are published
    for the same year.
    """
    league = own.league
    rules = load_rules(league.vintage)
    return tuple(
        row.province
        for row in league.rows
        if detail_of_row(rules, row) is not None or _published(league, row.province) is not None
    )


def case_in_league(own: OwnLeague, province: str) -> Case:
    """Return a province of an own league as a case: its groups, ranked among the own totals.

    Where the file holds only the province's total, its published groups of the same year are taken.

    Raises:
        OwnDataError: no groups of the province are known, or they do not add up to its own total.

    """
    league, row = own.league, own.league.row(province)
    rules = load_rules(league.vintage)
    name = own_case_id(case_id(league.year, province), own.fingerprint)
    detail = detail_of_row(rules, row) if row else None
    if row is not None and detail is not None:
        groups = groups_of(rules, row, "own")
        total = add({key: group.points for key, group in groups.items()})
        return build_case(
            CaseRef(name, league.year, province, detail),
            with_usable_ranks(league, row.model_copy(update={"total": total, "basis": "own"})),
            groups,
            complete_indicators(rules, groups, {}, {}, name),
            indicator_averages={},
            source=OWN_SOURCE,
            own=own.fingerprint,
        )
    has_room = row is not None or len(league.rows) < league.size
    published = _published(league, province) if has_room else None
    if published is None:
        raise OwnDataError(Problem("province_absent", value=province))
    total = published.baseline.total
    if row is not None and row.total is not None and row.total != total:
        facts: dict[str, Fact] = {"province": province, "total": total}
        raise OwnDataError(Problem("total_differs", value=row.total, facts=facts))
    placed = row or _blank(province)
    ranked = with_usable_ranks(league, placed.model_copy(update={"total": total, "basis": "own"}))
    ranks = RankEstimator(ranked, province, total)
    return replace(
        published,
        id=name,
        league=ranked,
        ranks=ranks,
        baseline=replace(published.baseline, rank=ranks.at(total)),
        own=own.fingerprint,
    )


def _blank(province: str) -> LeagueRow:
    """Return the row of a province that the file does not name."""
    return LeagueRow(
        code=None,
        province=province,
        total=None,
        tolerance=None,
        rank=None,
        basis="own",
        trust="unchecked",
        source=OWN_SOURCE,
    )


def _published(league: League, province: str) -> Case | None:
    """Return the published case of a province in the league's year and rules, if there is one."""
    name = case_id(league.year, province)
    if not any(ref.id == name for ref in list_cases()):
        return None
    case = find_case(name)
    return case if case.rules.id == league.vintage else None
