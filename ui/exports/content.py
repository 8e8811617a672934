"""Composing the report of an outcome from what the pages show: the same sentences, names and numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from scoring import Case, Outcome, Peers, RoadMap, data_version, field_of, peer_choices, simulate
from scoring.what_if.peers import STILL
from ui import charts
from ui.charts import league_curve
from ui.charts.views import VIEWS, note
from ui.exports.model import (
    ChangeFigures,
    Curve,
    FallShort,
    Gain,
    GroupFigures,
    IndicatorFigures,
    LeagueFigures,
    PeersFigures,
    Picture,
    Plan,
    Report,
    TotalFigures,
)
from ui.exports.rest_of_year import drawing, figures
from ui.exports.road_map import road_map_figures
from ui.links.grammar import NAME_LENGTH, clean_name
from ui.words import names, numbers, sentences, sources
from ui.words.assumptions import assumption
from ui.words.below_average import announced_count, below_sentence
from ui.words.caveats import caveats
from ui.words.percentages import baseline_percent
from ui.words.published import average_note, period
from ui.words.scenario_names import suggested_name
from ui.words.texts import Texts
from ui.words.whole_year import whole_percent_of

# What is asked where the others' move is not observed: "and if they gain as much?" (points).
ASKED_SHIFTS = (Decimal(2), Decimal(5))


def report(
    outcome: Outcome,
    texts: Texts,
    *,
    date: dt.date,
    name: str | None = None,
    plan: Plan | None = None,
    fall_short: FallShort | None = None,
    more: Sequence[Picture] = (),
    road_map: RoadMap | None = None,
) -> Report:
    """Return the report of an outcome on a day, under the scenario's own or a suggested name.

    ``more`` are charts of other pages that go with the scenario, ``road_map`` the one made for its case.
    """
    case, today = outcome.case, simulate(outcome.case, {})
    return Report(
        texts=texts,
        case=case,
        case_name=names.case(case),
        name=clean_name(name or "") or name_of(outcome, texts),
        date=date,
        data=data_version(),
        couplings=outcome.couplings,
        peers=outcome.peers,
        sentence=sentences.summary(outcome, texts),
        action=texts("export.action", action=sentences.action(outcome, texts)) if outcome.changes else "",
        caveats=caveats(outcome, texts),
        baseline_sentence=sentences.summary(today, texts),
        period=period(case, texts),
        peers_words=names.peers(outcome.peers, case, texts),
        average_note=" ".join(filter(None, (average_note(case, texts), announced_count(today, texts)))),
        below_average=below_sentence(today, texts),
        origin=charts.draw_waterfall(outcome, texts).message,
        before=TotalFigures(case.baseline.total, texts.pick(case.baseline.band.name), case.baseline.rank),
        after=TotalFigures(outcome.total, texts.pick(outcome.band.name), outcome.rank),
        unchanged_rank=outcome.unchanged_rank,
        groups=tuple(_groups(outcome, texts)),
        indicators=tuple(_indicators(outcome, texts)),
        changes=tuple(_changes(outcome, texts)),
        gains=tuple(_gains(outcome, texts)),
        peers_table=tuple(_peers(outcome, texts)),
        league=tuple(_league(outcome, texts)),
        unpublished=_unpublished(outcome),
        curve=_curve(outcome),
        pictures=(
            *(
                Picture(view, texts(f"view.{view}"), note(view, outcome, texts), draw(outcome, texts))
                for view, draw in VIEWS.items()
            ),
            *drawing(outcome, texts),
            *more,
        ),
        assumptions=tuple(assumption(item, outcome, texts) for item in outcome.assumptions),
        sources=tuple(sources.source(source, texts) for source in _source_ids(case)),
        changed=dict(outcome.changes),
        plan=plan,
        rest=figures(outcome, texts),
        road_map=None if road_map is None else road_map_figures(outcome, road_map, texts),
        fall_short=fall_short,
    )


def name_of(outcome: Outcome, texts: Texts) -> str:
    """Return a scenario's name for headings and files: what it changes, where that is not cut short."""
    name = suggested_name(outcome, texts, NAME_LENGTH)
    if len(name) < NAME_LENGTH:
        return name
    total = numbers.points(outcome.total, texts.language)
    named = texts("keep.many", count=len(outcome.changes), total=total)
    return named if outcome.case.from_now is None else texts("from_now_export.name", name=named)


def _groups(outcome: Outcome, texts: Texts) -> Iterator[GroupFigures]:
    case = outcome.case
    for group in case.rules.groups.values():
        baseline, average = case.baseline.groups[group.id], case.averages.get(group.id)
        # A group of one indicator is that indicator: the percentage stands there, and moves others.
        yield GroupFigures(
            id=group.id,
            name=texts.pick(group.name),
            maximum=group.maximum,
            before=baseline.points,
            after=outcome.points[group.id],
            average=average.points if average else None,
            basis=texts(f"basis.{baseline.basis}"),
            attainment=None if group.only else outcome.changes.get(group.id),
            offset=baseline.offset,
        )


def _indicators(outcome: Outcome, texts: Texts) -> Iterator[IndicatorFigures]:
    case = outcome.case
    for item in case.baseline.indicators.values():
        rule = case.rules.indicators[item.id]
        percent = outcome.set_to(item.id)
        yield IndicatorFigures(
            id=item.id,
            group=rule.group,
            name=texts.pick(rule.name),
            maximum=rule.maximum,
            threshold=rule.threshold,
            before=item.share,
            after=outcome.shares.get(item.id),
            points_before=item.points,
            points_after=outcome.points.get(item.id),
            set_to=None if percent is None else Fraction(percent) / 100,
            basis=texts(f"basis.{item.basis}"),
            counts=item.counts,
            numerator=texts.pick(rule.numerator),
            denominator=texts.pick(rule.denominator),
            whole=None if (after := outcome.shares.get(item.id)) is None else rule.whole(after),
            rest=case.rest_of(item.id),
        )


def _changes(outcome: Outcome, texts: Texts) -> Iterator[ChangeFigures]:
    rules = outcome.case.rules
    for key, percent in outcome.changes.items():
        yield ChangeFigures(
            name=names.lever(rules, key, texts),
            kind=names.kind(rules, key, texts),
            before=baseline_percent(outcome.case, key),
            estimated=outcome.case.baseline.basis_of(key) == "estimated",
            after=percent,
            direct=outcome.brought("direct", key),
            coupled=outcome.brought("coupled", key),
            whole=whole_percent_of(outcome.case, key, percent),
        )


def _gains(outcome: Outcome, texts: Texts) -> Iterator[Gain]:
    rules = outcome.case.rules
    for item in outcome.contributions:
        if item.points:
            coupled = item.kind == "coupled"
            yield Gain(
                name=names.lever(rules, item.target, texts),
                cause=names.lever(rules, item.cause, texts) if coupled else "",
                points=item.points,
            )


def _peers(outcome: Outcome, texts: Texts) -> Iterator[PeersFigures]:
    case = outcome.case
    asked = [Peers("shift", points) for points in ASKED_SHIFTS]
    for peers in dict.fromkeys([STILL, outcome.peers, *asked, *peer_choices(case)]):
        field = field_of(case, peers)
        yield PeersFigures(
            assumption=names.peers(peers, case, texts),
            short=names.peers_in_short(peers, texts),
            unchanged=field.at(case.baseline.total),
            scenario=field.at(outcome.total),
            assumed=peers == outcome.peers,
        )


def _league(outcome: Outcome, texts: Texts) -> Iterator[LeagueFigures]:
    field = field_of(outcome.case, outcome.peers)
    for row in field.league.rows:
        own = row.province == outcome.case.province
        yield LeagueFigures(
            province=row.province,
            own=own,
            total=row.total,
            assumed=outcome.case.baseline.total if own else field.totals.get(row.province),
            rank=row.rank,
            basis=texts(f"basis.{row.basis}"),
            trust=texts(f"trust.{row.trust}"),
        )


def _unpublished(outcome: Outcome) -> int:
    league = field_of(outcome.case, outcome.peers).league
    return league.size - league.known_totals


def _curve(outcome: Outcome) -> Curve:
    field = field_of(outcome.case, outcome.peers)
    known = sorted(field.totals.values())
    ends = (*known, outcome.total, outcome.case.baseline.total)
    low, high = max(min(ends) - 1, Decimal(0)), min(max(ends) + 1, Decimal(100))
    steps = int((high - low) / league_curve.STEP)
    totals = tuple(low + league_curve.STEP * step for step in range(steps + 1))
    return Curve(
        totals=totals,
        ranks=tuple(field.at(total) for total in totals),
        known=tuple((total, field.at(total).median) for total in known),
    )


def _source_ids(case: Case) -> list[str]:
    """Return where the figures come from, the case's own source first."""
    rows = [row.source for row in case.league.rows]
    averages = [average.source for average in case.averages.values()]
    return list(dict.fromkeys([case.source, *averages, *rows, case.rules.source, case.rules.law]))
