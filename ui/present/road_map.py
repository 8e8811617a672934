"""Steps on the road map: what is expected at each milestone, and how things really stand there."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import partial

from scoring import Outcome, RoadMap
from scoring.rules import TOTAL_POINTS
from ui.exports.model import MilestoneFigures, RoadMapFigures
from ui.exports.road_map import road_map_figures
from ui.present.rows import Row, row, rows_picture, share_of
from ui.present.step import Picture, Step, part_of
from ui.words import numbers, sentences
from ui.words.texts import Texts

# More milestones cannot be read from the back of the room.
MOST_MILESTONES = 4

# Room on both sides of the path, as a share of its length.
MARGIN = Decimal("0.04")


def steps(road_map: RoadMap) -> list[Step]:
    """Return the steps on the milestones of a road map."""
    milestones = len(road_map.milestones)
    count = -(-milestones // MOST_MILESTONES)
    ends = [milestones * part // count for part in range(count + 1)]
    return [
        Step(
            f"road_{number}",
            partial(_message, road_map, number, count),
            picture=partial(_path, road_map, range(ends[number - 1], ends[number])),
            lines=partial(_really, road_map),
        )
        for number in range(1, count + 1)
    ]


def _message(road_map: RoadMap, number: int, count: int, outcome: Outcome, texts: Texts) -> str:
    said, _ = _said(road_map_figures(outcome, road_map, texts))
    return part_of(said, number, count, texts)


def _really(road_map: RoadMap, outcome: Outcome, texts: Texts) -> list[str]:
    """Return how things really stand, where figures were put in."""
    _, really = _said(road_map_figures(outcome, road_map, texts))
    return [really] if really else []


def _said(found: RoadMapFigures) -> tuple[str, str]:
    """Return where the road map leads, as a title, and how things really stand."""
    leads, _, really = found.picture.drawing.message.partition(". ")
    return leads.removesuffix("."), really


def _path(road_map: RoadMap, numbered: range, outcome: Outcome, texts: Texts) -> Picture:
    """Return some milestones, with all of them and the ratings on one scale."""
    found = road_map_figures(outcome, road_map, texts)
    bands = [item for item in found.picture.drawing.rows.to_pylist() if item["what"] == "band"]
    starts = [Decimal(str(band["total"])) for band in bands]
    before = outcome.case.baseline.total
    totals = [before, *starts, *(milestone.expected.total for milestone in found.milestones)]
    totals += [milestone.really.total for milestone in found.milestones if milestone.really is not None]
    low, high = min(totals), max(totals)
    margin = max(high - low, Decimal(1)) * MARGIN
    extent = max(low - margin, Decimal(0)), min(high + margin, Decimal(TOTAL_POINTS))
    rows = [_row(found.milestones[number], before, starts, extent, texts) for number in numbered]
    return rows_picture(rows, legend=_legend(found, [band["label"] for band in bands], texts))


def _row(
    milestone: MilestoneFigures,
    before: Decimal,
    starts: Sequence[Decimal],
    extent: tuple[Decimal, Decimal],
    texts: Texts,
) -> Row:
    begins, ends = (share_of(total, *extent) for total in (before, milestone.expected.total))
    really = milestone.really
    return row(
        numbers.date(milestone.day, texts.language),
        texts(
            "stage.milestone",
            total=numbers.points(milestone.expected.total, texts.language),
            rank=sentences.rank_alone(milestone.expected.rank, texts),
        ),
        bars=[("ground", 0, 1), ("lost" if ends < begins else "moved", begins, ends)],
        marks=[
            *(("tick", share_of(start, *extent)) for start in starts),
            ("dot", ends),
            *([("ring", share_of(really.total, *extent))] if really is not None else []),
        ],
        notes=[
            milestone.expected.band,
            texts("stage.gain", points=numbers.change(milestone.change, texts.language)),
            *(_stands(milestone, texts)),
        ],
    )


def _stands(milestone: MilestoneFigures, texts: Texts) -> list[str]:
    if milestone.really is None:
        return []
    total = numbers.points(milestone.really.total, texts.language)
    return [texts("stage.really", total=total, standing=milestone.standing)]


def _legend(found: RoadMapFigures, bands: Sequence[str], texts: Texts) -> str:
    told = [texts("stage.road_map_legend")]
    if bands:
        told.append(texts("stage.road_map_bands", bands="; ".join(bands)))
    if any(milestone.really is not None for milestone in found.milestones):
        told.append(texts("stage.road_map_really"))
    return " ".join(told)
