"""The road map: its path, what is expected at each milestone, what is late, and the tables to type into."""

from __future__ import annotations

from functools import lru_cache

import streamlit as st

from scoring import Case, RoadMap, expected, late
from scoring.what_if.peers import Peers
from ui import charts
from ui.charts.road_map import Path
from ui.memory import component as memory
from ui.plan import road_map_form, road_map_tables
from ui.plan.answer import work_parts
from ui.plan.road_map_tables import PART
from ui.platform import rerun as redraw
from ui.visit import keys, outcomes, road_maps, state
from ui.widgets.chart import show_with_message
from ui.widgets.sections import section
from ui.words import numbers
from ui.words.outside_text import as_text
from ui.words.road_map import late_lines
from ui.words.tables import copyable
from ui.words.texts import Texts

__all__ = ["PART", "show"]


def show(case: Case, texts: Texts) -> None:
    """Show the road map of a case, or the way to make one."""
    st.subheader(texts("road_map.title"), anchor="lo-trinh")
    road_map_tables.absorb(case, texts)
    found = road_maps.current()
    if found is None:
        st.caption(texts("road_map.purpose"))
        road_map_form.show(case, texts)
        _show_steps(case, texts, is_there=False)
        return
    if road_maps.usable(case) is None:
        st.warning(texts("road_map.unusable"), icon=":material/warning:")
    else:
        path = _path(case, found)
        _show_path(path, texts)
        road_map_tables.show(path, texts)
    _show_steps(case, texts, is_there=True)
    again = section(texts("road_map.again"), "road_map_again", part=PART)
    if again is not None:
        with again:
            st.caption(texts("road_map.again_note"))
            road_map_form.show(case, texts)


def _path(case: Case, road_map: RoadMap) -> Path:
    scenario = state.scenario()
    return _computed(case, road_map, scenario.couplings, scenario.peers)


@lru_cache(maxsize=128)
def _computed(case: Case, road_map: RoadMap, couplings: bool, peers: Peers) -> Path:
    """Return what a road map leads to; the same one is computed once."""
    return Path(
        case,
        road_map,
        expected(case, road_map, couplings=couplings, peers=peers),
        late(case, road_map, couplings=couplings, peers=peers),
    )


def _show_path(path: Path, texts: Texts) -> None:
    drawing = charts.draw_road_map(path, texts)
    notes = [texts("road_map.note"), texts("road_map.straight")]
    if path.case.from_now is not None:
        day = numbers.date(path.case.from_now.day, texts.language)
        notes.append(texts("road_map.from_now", day=day))
    show_with_message(drawing, "chart_road_map", texts, note=" ".join(notes), source=path.case.source)
    st.dataframe(
        copyable(drawing.make_table()), hide_index=True, height="content", alt=texts("road_map.results")
    )
    _show_late(path, texts)
    scenario, last = state.scenario(), path.outcomes[-1]
    if scenario.changes and dict(last.changes) != dict(scenario.changes):
        total = outcomes.outcome_of(scenario).total
        shown = {"last": last.total, "scenario": total}
        told = {name: numbers.points(points, texts.language) for name, points in shown.items()}
        st.caption(texts("road_map.moved", **told))


def _show_late(path: Path, texts: Texts) -> None:
    """Show how things stand at the latest milestone with figures, in words."""
    if not path.standings:
        st.caption(texts("road_map.late_none_yet"))
        return
    latest = path.standings[-1]
    lines = late_lines(path.road_map, path.outcomes, latest, texts)
    listed = "\n".join(f"- {as_text(line)}" for line in lines)
    is_late = bool(latest.behind or latest.overdue)
    show_box = st.warning if is_late else st.info if latest.unknown else st.success
    icon = ":material/check_circle:" if show_box is st.success else ":material/schedule:"
    show_box(f"**{texts('road_map.late_title')}**\n\n{listed}", icon=icon)


def _show_steps(case: Case, texts: Texts, *, is_there: bool) -> None:
    """Show the ways back: undo where something was changed, and no road map at all."""
    can_undo = road_maps.history_length() > 0
    if not is_there and not can_undo:
        return
    with st.container(horizontal=True):
        st.button(
            texts("road_map.undo"),
            key="road_map_undo",
            icon=":material/undo:",
            help=texts("road_map.undo_help"),
            disabled=not can_undo,
            on_click=_undo,
            args=(case, texts),
        )
        if is_there:
            st.button(
                texts("road_map.remove"),
                key="road_map_remove",
                icon=":material/delete:",
                on_click=_remove,
                args=(case, texts),
            )


def _undo(case: Case, texts: Texts) -> None:
    # What was typed and not confirmed arrives with the click: that is what is taken back.
    road_map_tables.absorb(case, texts)
    road_maps.undo()
    keys.ROAD_MAP_MISTYPED.set({})
    redraw.parts([PART, *work_parts(), memory.PART])


def _remove(case: Case, texts: Texts) -> None:
    road_map_tables.absorb(case, texts)
    road_maps.change(None)
    road_maps.draw_anew()
    keys.ROAD_MAP_MISTYPED.set({})
    redraw.parts([PART, *work_parts(), memory.PART])
