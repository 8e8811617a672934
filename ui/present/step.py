"""What a step of the presentation is, and how its charts and lists fit the screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from scoring import Outcome
from ui import charts
from ui.charts import Drawing
from ui.widgets.chart import show_chart
from ui.words.caveats import caveats
from ui.words.outside_text import as_text
from ui.words.texts import Texts

# What a chart may take of a screen 720 pixels high, beside a message of two lines.
CHART_ROOM = 365

# Beyond this many changes a step can no longer be read from the back of the room.
MOST_CHANGES = 6


def _caveats(outcome: Outcome, texts: Texts) -> list[str]:
    return [as_text(caveats(outcome, texts))]


@dataclass(frozen=True)
class Step:
    """A step: ``id`` names it, ``title`` is its message, ``show`` draws what supports it.

    ``rests_on`` says what in it is assumed or estimated, a line each.
    """

    id: str
    title: Callable[[Outcome, Texts], str]
    show: Callable[[Outcome, Texts], None]
    rests_on: Callable[[Outcome, Texts], list[str]] = _caveats


def show_enlarged(name: str, drawing: Drawing, room: int = CHART_ROOM) -> None:
    """Show a chart as large as the screen allows."""
    show_chart(charts.enlarged(drawing, room), f"chart_present_{name}")


def parts_of(changes: Mapping[str, Decimal]) -> list[dict[str, Decimal]]:
    """Return changes in parts that can each be read on one step."""
    items = list(changes.items())
    return [dict(items[start : start + MOST_CHANGES]) for start in range(0, len(items), MOST_CHANGES)]


def part_of(title: str, number: int, count: int, texts: Texts) -> str:
    """Return a title that goes over several steps with which of them this is."""
    return title if count == 1 else texts("present.part", title=title, number=number, count=count)
