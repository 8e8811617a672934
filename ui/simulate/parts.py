"""The simulator's parts: moving a lever draws only what it changes.

A lever's callback names the parts to draw again. The headline comes first, so that it is painted before
anything heavier.
"""

from __future__ import annotations

from scoring import Outcome
from scoring.what_if.scenario import Scenario
from ui.platform import rerun as redraw
from ui.visit import keys, state
from ui.visit.outcomes import outcome, outcome_of

HEADLINE, TOOLBAR, RESULTS, TABLE = "part_headline", "part_toolbar", "part_results", "part_table"


def levers_part(group: str) -> str:
    """Return the key of the part that holds the levers of a group."""
    return f"part_{group}"


def draw_again(before: Scenario, *, history: int) -> None:
    """From a widget's callback, draw again the parts that differ since ``before``.

    ``history`` is the number of steps that could be undone then.
    """
    old, new = outcome_of(before), outcome()
    drawn = [HEADLINE]
    if bool(old.changes) != bool(new.changes) or bool(history) != bool(state.history_length()):
        drawn.append(TOOLBAR)
    drawn += [
        levers_part(group.id)
        for group in new.case.rules.groups.values()
        if any(_differs(old, new, key) for key in (group.id, *group.indicators))
    ]
    drawn.append(RESULTS)
    if keys.TABLE_OPEN.get():
        # What is not shown need not be drawn again.
        drawn.append(TABLE)
    redraw.parts(drawn)


def _differs(old: Outcome, new: Outcome, key: str) -> bool:
    return old.changes.get(key) != new.changes.get(key) or old.points.get(key) != new.points.get(key)
