"""The parts of the units page: what is typed or pressed draws only what it changes.

The headline comes first, so that it is painted before anything heavier. The table follows: it takes the
server longest, and meanwhile the browser paints.
"""

from __future__ import annotations

from collections.abc import Sequence

from scoring import Unit
from ui.memory import component as memory
from ui.platform import rerun as redraw
from ui.units.what_if import without_targets

HEADLINE, ACTIONS, CHART, TABLE, WORTH, COUNTS = (
    f"part_units_{name}" for name in ("headline", "actions", "chart", "table", "worth", "counts")
)


def draw_after(before: Sequence[Unit], after: Sequence[Unit]) -> None:
    """From a widget's callback, draw again what differs now that the units have changed.

    What a unit is worth does not depend on targets.
    """
    keys = [HEADLINE, TABLE, CHART, ACTIONS]
    if without_targets(before) != without_targets(after):
        keys.append(WORTH)
    redraw.parts([*keys, memory.PART])


def draw_counts() -> None:
    """From a widget's callback, draw again the counts alone."""
    redraw.parts([COUNTS])


def draw_scope() -> None:
    """From a widget's callback, draw again what depends on which units count."""
    redraw.parts([HEADLINE, CHART, ACTIONS, WORTH, memory.PART])
