"""Every chart there is, and what a browser would draw of it, without one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any

import altair as alt
import vl_convert

from scoring import (
    Peers,
    announced_units,
    cheapest_steps,
    expected,
    find_case,
    late,
    lever_values,
    load_case,
    simulate,
    weakest_to_median,
)
from tests.scoring.plan.road_maps import ON_TRACK, behind
from ui import charts
from ui.charts import Drawing
from ui.charts.road_map import Path
from ui.words.texts import Language, load_texts

WIDTH = 900


@cache
def every_drawing(language: Language) -> dict[str, Drawing]:
    """Return every chart by a name, each in the states that look different."""
    texts, case = load_texts(language), load_case()
    outcomes = {
        "unchanged": simulate(case, {}),
        "risen": simulate(case, {"digitization": 45, "online_payment": 60}),
        "coupled": simulate(case, {"progress": 80, "e_result_issued": 60, "dossier_sync": 100}),
        "moved": simulate(case, {"digitization": 45}, peers=Peers("shift", Decimal(2))),
        "complete": simulate(find_case("lam-dong-2026"), {"petition_on_time": 80, "e_result_issued": 20}),
        "groups only": simulate(find_case("lam-dong-2025"), {"online_service": 80}),
    }
    values, steps = lever_values(case, {}), cheapest_steps(case, {})
    units = weakest_to_median(case, announced_units(case, "16"))
    late_one = behind()
    named = [("1. A", outcomes["risen"]), ("2. " + "dài " * 30, outcomes["coupled"])]
    return {
        **{f"waterfall, {name}": charts.draw_waterfall(o, texts) for name, o in outcomes.items()},
        **{f"league, {name}": charts.draw_league(o, texts) for name, o in outcomes.items()},
        **{f"groups, {name}": charts.draw_groups(o, texts) for name, o in outcomes.items()},
        "tornado": charts.draw_tornado(values, case, texts),
        "tornado per effort": charts.draw_tornado(values, case, texts, per_effort=True),
        "effort": charts.draw_effort_curve(steps, texts),
        "effort and rank": charts.draw_effort_rank(steps, texts),
        "comparison": charts.draw_comparison(named, texts),
        "road map": charts.draw_road_map(Path(case, ON_TRACK, expected(case, ON_TRACK), ()), texts),
        "road map, behind": charts.draw_road_map(
            Path(case, late_one, expected(case, late_one), late(case, late_one)), texts
        ),
        "units": charts.draw_units_in_scope(case, units, "all", texts),
    }


def expect_valid(drawing: Drawing) -> None:
    """Expect a design to be what Vega-Lite's schema takes, with nothing beside it.

    Altair would make an object of each part as well, which takes ten times as long.
    """
    alt.LayerChart.validate({"data": {"name": "rows"}, **drawing.design})


def scenegraph(drawing: Drawing, width: int = WIDTH, **more: Any) -> dict[str, Any]:
    """Return what is drawn of a chart, with sizes and places, as if in a browser's window."""
    design = {
        **drawing.design,
        "data": {"values": drawing.rows.to_pylist()},
        "width": width,
        "height": drawing.height,
        "autosize": {"type": "fit", "contains": "padding"},
        **more,
    }
    return vl_convert.vegalite_to_scenegraph(json.dumps(design))


def items(part: Any, kind: str, at: tuple[float, float] = (0, 0)) -> Iterator[dict[str, Any]]:
    """Yield every item of a kind of mark, with its place on the page in ``at``."""
    if isinstance(part, list):
        for one in part:
            yield from items(one, kind, at)
    elif isinstance(part, dict):
        own = [item for item in part.get("items", ()) if part.get("marktype") == kind != "group"]
        for item in own:
            yield {**item, "at": (at[0] + item.get("x", 0), at[1] + item.get("y", 0))}
        if part.get("marktype") == "group":
            for group in part["items"]:
                place = (at[0] + group.get("x", 0), at[1] + group.get("y", 0))
                yield from items(group.get("items", []), kind, place)


def tooltips(drawing: Drawing) -> list[dict[str, str]]:
    """Return what every mark says when pointed at: its heading under ``title``, its lines by theirs."""
    layers, headings = [], []
    for layer in drawing.design["layer"]:
        lines = layer.get("encoding", {}).get("tooltip")
        if not lines:
            continue
        said = " + '\u241f' + ".join(
            [f"'{len(headings)}'", *(f"datum['{line['field']}']" for line in lines)]
        )
        headings.append([line["title"] for line in lines])
        text = {"value": {"expr": said}}
        layers.append(
            {
                "transform": layer.get("transform", []),
                "mark": {"type": "text", "aria": False},
                "encoding": {"x": {"value": 0}, "y": {"value": 0}, "text": text},
            }
        )
    data = {"values": drawing.rows.to_pylist()}
    graph = vl_convert.vegalite_to_scenegraph(json.dumps({"data": data, "layer": layers}))
    found = []
    for item in items(graph["scenegraph"], "text"):
        number, *said = item["text"].split("\u241f")
        found.append(dict(zip(headings[int(number)], said, strict=True)))
    return found
