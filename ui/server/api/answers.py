"""From a scenario to the JSON interface's answer."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from urllib.parse import urlencode

from scoring import (
    Case,
    Outcome,
    RankEstimate,
    data_version,
    find_case,
    list_cases,
    load_league,
    load_rules,
    simulate,
)
from scoring.case.offered import CaseRef
from scoring.rules import Band, Indicator, Rules
from ui.links.model import Link
from ui.links.write import write_link
from ui.server.api.models import (
    AssumptionItem,
    BandItem,
    CaseItem,
    CasesAnswer,
    ContributionItem,
    DataItem,
    FromNowItem,
    GroupItem,
    LeverItem,
    PointsItem,
    RankItem,
    ScenarioItem,
    SimulationAnswer,
    Standing,
    Words,
)
from ui.words.assumptions import assumption
from ui.words.texts import Texts, load_texts
from ui.words.whole_year import whole_percent_of


def simulation_answer(link: Link, base_path: str) -> SimulationAnswer:
    """Return the result of a link's scenario; ``base_path`` leads to the app on its host."""
    scenario, texts = link.scenario, load_texts(link.language)
    case = scenario.seen(find_case(scenario.case))
    outcome = simulate(case, scenario.changes, couplings=scenario.couplings, peers=scenario.peers)
    query = urlencode(write_link(scenario, link.language))
    return SimulationAnswer(
        case=_case(case, case.rules),
        scenario=ScenarioItem(
            changes={key: _plain(value) for key, value in scenario.changes.items()},
            couplings=scenario.couplings,
            peers=str(scenario.peers),
            from_now=_from_now(outcome),
        ),
        baseline=Standing(
            total=_points(case.baseline.total),
            band=_band(case.baseline.band, texts),
            rank=_rank(case.baseline.rank),
        ),
        total=_points(outcome.total),
        change=_points(outcome.change),
        band=_band(outcome.band, texts),
        rank=_rank(outcome.rank),
        unchanged_rank=_rank(outcome.unchanged_rank),
        points=_all_points(outcome),
        contributions=[
            ContributionItem(cause=c.cause, target=c.target, kind=c.kind, points=_points(c.points))
            for c in outcome.contributions
        ],
        assumptions=[
            AssumptionItem(code=item.code, facts=_facts(item.facts), text=assumption(item, outcome, texts))
            for item in outcome.assumptions
        ],
        data=DataItem(version=data_version(), asked=link.data, current=link.data in (None, data_version())),
        link=f"{base_path}/{'?' if query else ''}{query}",
    )


@cache
def cases_answer() -> CasesAnswer:
    """Return every case that can be asked for, and the levers by vintage of rules."""
    rules = {ref.year: load_rules(load_league(ref.year).vintage) for ref in list_cases()}
    return CasesAnswer(
        data_version=data_version(),
        cases=[_case(ref, rules[ref.year]) for ref in list_cases()],
        rules={used.id: _levers(used) for used in rules.values()},
    )


def _case(item: Case | CaseRef, rules: Rules) -> CaseItem:
    return CaseItem(id=item.id, year=item.year, province=item.province, detail=item.detail, rules=rules.id)


def _from_now(outcome: Outcome) -> FromNowItem | None:
    case, from_now = outcome.case, outcome.case.from_now
    if from_now is None:
        return None
    return FromNowItem(
        day=from_now.day.isoformat(),
        counted_to=(from_now.counted_to or case.period.end).isoformat(),
        year_end=case.period.year_end.isoformat(),
        pace=_plain(from_now.pace),
        per_day={name: _plain(pace) for name, pace in from_now.per_day.items()},
        whole_year={
            lever: _plain(whole)
            for lever, percent in outcome.changes.items()
            if (whole := whole_percent_of(case, lever, percent)) is not None
        },
    )


def _levers(rules: Rules) -> list[GroupItem]:
    return [
        GroupItem(
            id=group.id,
            name=Words(vi=group.name.vi, en=group.name.en),
            maximum=_points(group.maximum),
            indicators=[_indicator(rules.indicators[name]) for name in group.indicators],
        )
        for group in rules.groups.values()
    ]


def _indicator(indicator: Indicator) -> LeverItem:
    return LeverItem(
        id=indicator.id,
        name=Words(vi=indicator.name.vi, en=indicator.name.en),
        maximum=_points(indicator.maximum),
    )


def _all_points(outcome: Outcome) -> dict[str, PointsItem]:
    case, found = outcome.case, {}
    for group in case.rules.groups.values():
        before = case.baseline.groups[group.id]
        found[group.id] = PointsItem(
            kind="group",
            points=_points(outcome.points[group.id]),
            baseline=_points(before.points),
            maximum=_points(group.maximum),
            basis=before.basis,
        )
        for name in group.indicators:
            item, after = case.baseline.indicators[name], outcome.points.get(name)
            found[name] = PointsItem(
                kind="indicator",
                points=None if after is None else _points(after),
                baseline=_points(item.counted),
                maximum=_points(case.rules.indicators[name].maximum),
                basis=item.basis,
            )
    return found


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _points(value: Decimal) -> str:
    return f"{value:.2f}"


def _band(band: Band, texts: Texts) -> BandItem:
    return BandItem(id=band.id, name=texts.pick(band.name))


def _rank(rank: RankEstimate) -> RankItem:
    return RankItem(
        median=rank.median,
        low=rank.low,
        high=rank.high,
        best=rank.best,
        worst=rank.worst,
        size=rank.size,
        exact=rank.is_exact,
    )


def _facts(facts: Mapping[str, object]) -> dict[str, str | int]:
    return {key: value if isinstance(value, int) else str(value) for key, value in facts.items()}
