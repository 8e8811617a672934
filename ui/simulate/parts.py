"""The simulator's parts: what the hand does draws only what it changes.

The result with its levers comes first, so that it is confirmed before anything heavier; what the browser
looks up while a lever is held comes last.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from ui.live import component
from ui.memory import component as memory
from ui.platform import rerun as redraw
from ui.visit import keys, mistyped, opened_link, state
from ui.visit.lever_level import is_detailed

LIVE, TOOLBAR, TOOLS, RESULTS, TABLE, LEVER_TABLES = (
    f"part_{name}" for name in ("live", "toolbar", "tools", "results", "table", "lever_tables")
)


def draw_after(take: Callable[[], None]) -> None:
    """From a widget's callback, do what the hand did, and draw again the parts that differ since."""
    before, steps, had_notes = state.scenario(), state.history_length(), opened_link.has_notes()
    mistyped_before = dict(mistyped.entries())
    take()
    now = state.scenario()
    if had_notes and not opened_link.has_notes():
        # The notes stand outside the simulator's parts: only a whole run takes them away.
        st.rerun()
    drawn = [LIVE]
    if bool(before.changes) != bool(now.changes) or bool(steps) != bool(state.history_length()):
        drawn.append(TOOLBAR)
    if before != now:
        drawn.append(RESULTS)
        if keys.TABLE_OPEN.get():
            # What is not shown need not be drawn again.
            drawn.append(TABLE)
        if component.have_other_tables(before, now, detailed=is_detailed()):
            drawn.append(LEVER_TABLES)
    if mistyped_before != mistyped.entries():
        drawn.append(memory.PART)
    redraw.parts(drawn)
