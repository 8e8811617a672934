"""Charts: functions from a frame to a design, and frames from an outcome. No Streamlit in here."""

from __future__ import annotations

from scoring import Outcome, simulate
from ui.charts import (
    comparison,
    effort_curve,
    group_bars,
    league_curve,
    road_map,
    tornado,
    units,
    waterfall,
)
from ui.charts.drawing import Drawing
from ui.words.texts import Texts

__all__ = [
    "Drawing",
    "draw_comparison",
    "draw_effort_curve",
    "draw_effort_rank",
    "draw_groups",
    "draw_league",
    "draw_road_map",
    "draw_tornado",
    "draw_units",
    "draw_units_in_scope",
    "draw_waterfall",
    "prepare",
]

draw_comparison = comparison.draw
draw_effort_curve = effort_curve.draw
draw_effort_rank = effort_curve.draw_rank
draw_groups = group_bars.draw
draw_league = league_curve.draw
draw_road_map = road_map.draw
draw_tornado = tornado.draw
draw_units = units.draw
draw_units_in_scope = units.draw_in_scope
draw_waterfall = waterfall.draw


def prepare(outcome: Outcome, texts: Texts) -> None:
    """Build every design once, of an outcome and of a change in it, so that no visitor waits for it."""
    group = next(iter(outcome.case.rules.groups))
    half = int(outcome.case.baseline.groups[group].attainment * 100) // 2
    changed = simulate(outcome.case, {group: half})
    for draw in (draw_waterfall, draw_league, draw_groups):
        for shown in (outcome, changed):
            draw(shown, texts)
