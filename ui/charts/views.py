"""The views of a result: the chart of each, and how to read it."""

from __future__ import annotations

from collections.abc import Callable

from scoring import Outcome
from ui.charts import group_bars, league_curve, waterfall
from ui.charts.drawing import Drawing
from ui.words.texts import Texts

VIEWS: dict[str, Callable[[Outcome, Texts], Drawing]] = {
    "waterfall": waterfall.draw,
    "league": league_curve.draw,
    "groups": group_bars.draw,
}


def note(view: str, outcome: Outcome, texts: Texts) -> str:
    """Return how to read the chart in view."""
    if view == "league":
        return league_curve.note(outcome, texts)
    if view == "waterfall":
        return texts("view.waterfall_note" if outcome.changes else "view.waterfall_start")
    # The key above the groups says it all.
    return ""
