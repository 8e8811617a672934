"""The path of a road map: the total expected at each milestone, the actual one, and the ratings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

import altair as alt
import pandas as pd

from scoring import Case, Outcome, RoadMap, Standing
from ui.charts.drawing import (
    LABEL_SIZE,
    SMALL_SIZE,
    Drawing,
    area,
    axis,
    fixed,
    in_role,
    no_data,
    px,
    tips,
    to_design,
    to_rows,
)
from ui.words import numbers, sentences
from ui.words.road_map import against_expected, way_of
from ui.words.texts import Language, Texts, load_texts

HEIGHT, ROWS = 400, 10

# With more milestones only the first and the last have their points beside them: the rest would touch.
MOST_LABELS = 6

# In a narrow chart days stand without their year.
NARROW = 520
DAY_LABEL = (
    f"width < {NARROW} && test(/[0-9]{{4}}$/, datum.label) ? slice(datum.label, 0, -5) : datum.label"
)

SAID = ("name", "said_total", "said_rank", "said_band")
EMPTY = dict.fromkeys(("what", "day", "place", "total", "label", *SAID))


@dataclass(frozen=True)
class Path:
    """A road map with what is expected at each milestone, and how things stand where figures are."""

    case: Case
    road_map: RoadMap
    outcomes: Sequence[Outcome]
    standings: Sequence[Standing]


def draw(path: Path, texts: Texts) -> Drawing:
    """Return the path from the baseline over the milestones, beside it the actual points."""
    rows = [*_expected(path, texts), *_actual(path, texts), *_bands(path, texts)]
    return Drawing(
        design=_design(texts.language),
        rows=to_rows([{**EMPTY, **row} for row in rows]),
        height=HEIGHT,
        message=message(path, texts),
        alt=texts(f"road_map.alt_{_way(path)}"),
        make_table=partial(table, path, texts),
    )


def message(path: Path, texts: Texts) -> str:
    """Return where the road map leads, and where things really stand."""
    language, last = texts.language, path.outcomes[-1]
    before, after = path.case.baseline.total, last.total
    moved = "up" if after > before else "down" if after < before else "same"
    said = texts(
        "road_map.message",
        points=texts(
            f"road_map.points_{moved}",
            before=numbers.points(before, language),
            after=numbers.points(after, language),
        ),
        day=numbers.date(path.road_map.milestones[-1].day, language),
        band=texts.pick(last.band.name),
        rank=sentences.rank_among(last.rank, texts),
    )
    if not path.standings:
        return said
    latest = path.standings[-1]
    expected = path.outcomes[latest.number].total
    really = texts(
        f"road_map.message_{way_of(latest.outcome.total, expected)}",
        day=numbers.date(path.road_map.milestones[latest.number].day, language),
        actual=numbers.points(latest.outcome.total, language),
        gap=numbers.points(abs(latest.outcome.total - expected), language),
    )
    unknown = [texts("road_map.message_unknown", count=len(latest.unknown))] if latest.unknown else []
    return " ".join([said, really, *unknown])


def table(path: Path, texts: Texts) -> pd.DataFrame:
    """Return what is expected at each milestone, and the actual points where there are figures."""
    language = texts.language
    really = {standing.number: standing.outcome.total for standing in path.standings}
    rows = []
    for number, (milestone, outcome) in enumerate(
        zip(path.road_map.milestones, path.outcomes, strict=True)
    ):
        row = {
            texts("road_map.column.day"): numbers.date(milestone.day, language),
            texts("road_map.column.total"): numbers.points(outcome.total, language),
            texts("road_map.column.change"): numbers.change(outcome.change, language),
            texts("road_map.column.rank"): numbers.likely_rank(outcome.rank),
            texts("road_map.column.band"): texts.pick(outcome.band.name),
        }
        if path.standings:
            actual = really.get(number)
            row[texts("road_map.column.actual")] = (
                "" if actual is None else numbers.points(actual, language)
            )
            row[texts("road_map.column.standing")] = (
                "" if actual is None else against_expected(actual, outcome.total, texts)
            )
        rows.append(row)
    return pd.DataFrame(rows)


def _way(path: Path) -> str:
    if path.standings:
        latest = path.standings[-1]
        return way_of(latest.outcome.total, path.outcomes[latest.number].total)
    before, after = path.case.baseline.total, path.outcomes[-1].total
    return "up" if after > before else "down" if after < before else "same"


def _expected(path: Path, texts: Texts) -> list[dict[str, Any]]:
    language, baseline = texts.language, path.case.baseline
    count = len(path.outcomes)
    rows = [
        {
            "total": float(baseline.total),
            "day": texts("road_map.baseline"),
            "name": texts("road_map.baseline"),
            "label": numbers.points(baseline.total, language),
            "said_rank": sentences.rank(baseline.rank, texts),
            "said_band": texts.pick(baseline.band.name),
        }
    ]
    for number, (milestone, outcome) in enumerate(
        zip(path.road_map.milestones, path.outcomes, strict=True), start=1
    ):
        day = numbers.date(milestone.day, language)
        rows.append(
            {
                "total": float(outcome.total),
                "day": numbers.short_date(milestone.day, language),
                "name": f"{day} · {texts('road_map.expected')}",
                "label": numbers.points(outcome.total, language)
                if count <= MOST_LABELS or number == count
                else "",
                "said_rank": sentences.rank(outcome.rank, texts),
                "said_band": texts.pick(outcome.band.name),
            }
        )
    points = [baseline.total, *(outcome.total for outcome in path.outcomes)]
    return [
        {**row, "what": "expected", "place": place, "said_total": numbers.points(total, language)}
        for place, (row, total) in enumerate(zip(rows, points, strict=True))
    ]


def _actual(path: Path, texts: Texts) -> list[dict[str, Any]]:
    """Return the actual points, from the baseline on; none where there are no figures."""
    if not path.standings:
        return []
    language, baseline = texts.language, path.case.baseline
    found = [
        {"what": "from", "place": 0, "day": texts("road_map.baseline"), "total": float(baseline.total)}
    ]
    for standing in path.standings:
        at = path.road_map.milestones[standing.number].day
        day, total = numbers.date(at, language), standing.outcome.total
        found.append(
            {
                "what": "actual",
                "place": standing.number + 1,
                "day": numbers.short_date(at, language),
                "total": float(total),
                "label": "",
                "name": f"{day} · {texts('road_map.actual')}",
                "said_total": numbers.points(total, language),
                "said_rank": sentences.rank(standing.outcome.rank, texts),
                "said_band": texts.pick(standing.outcome.band.name),
            }
        )
    # The latest alone is named: earlier ones would lie on the lines.
    found[-1]["label"] = f"{texts('road_map.actual')} {found[-1]['said_total']}"
    return found


def _bands(path: Path, texts: Texts) -> list[dict[str, Any]]:
    """Return where ratings begin between the lowest and the highest points, and the next one above."""
    points = [path.case.baseline.total, *(outcome.total for outcome in path.outcomes)]
    points += [standing.outcome.total for standing in path.standings]
    low, high = min(points), max(points)
    starts = sorted((band for band in path.case.rules.bands if band.start > low), key=lambda b: b.start)
    shown = [band for band in starts if band.start <= high]
    shown += [band for band in starts if band.start > high][:1]
    return [
        {
            "what": "band",
            "total": float(band.start),
            "label": texts("worth.band", band=texts.pick(band.name), points=band.start),
        }
        for band in shown
    ]


@cache
def _design(language: Language) -> dict[str, Any]:
    texts = load_texts(language)
    base = no_data()
    # Days in the order of the rows: the first layer holds all of them.
    x = alt.X(
        "day:O",
        title=None,
        sort=None,
        axis=axis(labelAngle=0, labelOverlap="greedy", labelLimit=0, labelExpr=DAY_LABEL),
    )
    y = alt.Y(
        "total:Q",
        title=texts("axis.points_of_100"),
        axis=axis(tickCount=6),
        scale=alt.Scale(zero=False, nice=True),
    )
    said = tips(
        "name",
        said_total=texts("table.total"),
        said_rank=texts("axis.rank"),
        said_band=texts("road_map.column.band"),
    )
    expected, bands = _only(base, "expected"), _only(base, "band")
    actual = base.transform_filter("datum.what == 'actual' || datum.what == 'from'")
    real = _only(base, "actual")
    layers = (
        in_role(
            expected.mark_line(strokeWidth=px(2.5)).encode(x=x, y=y, order=alt.Order("place:Q")), "scenario"
        ),
        in_role(bands.mark_rule(strokeDash=[2, 6], opacity=0.6).encode(y=y), "neutral"),
        in_role(
            bands.mark_text(align="left", dx=px(6), dy=px(-8), fontSize=px(SMALL_SIZE)).encode(
                y=y, x=fixed(alt.XValue, 0), text=alt.Text("label:N")
            ),
            "text",
        ),
        in_role(
            actual.mark_line(strokeWidth=px(2), strokeDash=[6, 4]).encode(
                x=x, y=y, order=alt.Order("place:Q")
            ),
            "gain",
        ),
        in_role(
            expected.mark_point(size=area(70), filled=True, opacity=1).encode(x=x, y=y, tooltip=said),
            "scenario",
        ),
        in_role(
            real.mark_point(size=area(90), shape="square", filled=True, opacity=1).encode(
                x=x, y=y, tooltip=said
            ),
            "gain",
        ),
        in_role(
            expected.mark_text(dx=px(-10), dy=px(-14), fontSize=px(LABEL_SIZE)).encode(
                x=x, y=y, text=alt.Text("label:N")
            ),
            "text",
        ),
        in_role(
            real.mark_text(align="left", dx=px(10), fontSize=px(SMALL_SIZE)).encode(
                x=x, y=y, text=alt.Text("label:N")
            ),
            "text",
        ),
    )
    return to_design(alt.layer(*layers), language, row=f"height / {ROWS}", usual=HEIGHT / ROWS, params={})


def _only(base: alt.Chart, what: str) -> alt.Chart:
    return base.transform_filter(f"datum.what == '{what}'")
