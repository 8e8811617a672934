"""A road map as documents hold it: tasks and milestones with the figures of the page."""

from __future__ import annotations

from collections.abc import Iterator

from scoring import Case, Outcome, RoadMap, Standing, expected, late, lever_ids
from ui import charts
from ui.charts.road_map import Path
from ui.exports.model import MilestoneFigures, Picture, RoadMapFigures, TaskFigures, TotalFigures
from ui.words import names, numbers
from ui.words.percentages import baseline_percent
from ui.words.road_map import against_expected, late_lines
from ui.words.texts import Texts


def road_map_figures(outcome: Outcome, road_map: RoadMap, texts: Texts) -> RoadMapFigures:
    """Return a road map's figures under the assumptions of an outcome: couplings and the others.

    Raises:
        ScoringError: the road map is none of the outcome's case.

    """
    case, couplings, peers = outcome.case, outcome.couplings, outcome.peers
    outcomes = expected(case, road_map, couplings=couplings, peers=peers)
    standings = late(case, road_map, couplings=couplings, peers=peers)
    drawing = charts.draw_road_map(Path(case, road_map, outcomes, standings), texts)
    day = numbers.date(road_map.milestones[-1].day, texts.language)
    return RoadMapFigures(
        title=texts("road_map.export_title", day=day),
        tasks=tuple(_tasks(case, road_map, outcomes[-1], texts)),
        milestones=tuple(_milestones(road_map, outcomes, standings, texts)),
        picture=Picture("road_map", texts("road_map.title"), texts("road_map.note"), drawing),
        source=road_map,
    )


def _tasks(case: Case, road_map: RoadMap, last: Outcome, texts: Texts) -> Iterator[TaskFigures]:
    numbered = range(len(road_map.milestones))
    for lever in (lever for lever in lever_ids(case.rules) if lever in road_map.levers):
        task = road_map.task(lever)
        yield TaskFigures(
            id=lever,
            name=names.lever(case.rules, lever, texts),
            kind=names.kind(case.rules, lever, texts),
            before=baseline_percent(case, lever),
            targets=tuple(road_map.targets_at(number).get(lever) for number in numbered),
            actual=tuple(milestone.actual.get(lever) for milestone in road_map.milestones),
            lead=task.lead,
            deadline=task.deadline or road_map.milestones[-1].day,
            note=task.note,
            points=last.brought("direct", lever) + last.brought("coupled", lever),
        )


def _milestones(
    road_map: RoadMap, outcomes: tuple[Outcome, ...], standings: tuple[Standing, ...], texts: Texts
) -> Iterator[MilestoneFigures]:
    stands = {standing.number: standing for standing in standings}
    for number, (milestone, outcome) in enumerate(zip(road_map.milestones, outcomes, strict=True)):
        standing = stands.get(number)
        yield MilestoneFigures(
            day=milestone.day,
            outcome=outcome,
            expected=_figures(outcome, texts),
            change=outcome.change,
            really=None if standing is None else _figures(standing.outcome, texts),
            standing=""
            if standing is None
            else against_expected(standing.outcome.total, outcome.total, texts),
            late=() if standing is None else late_lines(road_map, outcomes, standing, texts),
        )


def _figures(outcome: Outcome, texts: Texts) -> TotalFigures:
    return TotalFigures(outcome.total, texts.pick(outcome.band.name), outcome.rank)
