"""The road maps of a visit, one a case: what is shown, what the browser stores, and the steps back.

A link shows its own road map, or none, without touching what the visitor made: that stays stored until
they change something, and undo brings it back.
"""

from __future__ import annotations

from collections.abc import Mapping

from scoring import Case, RoadMap, ScoringError
from scoring.what_if.changes import read_changes
from ui.visit import keys, state

UNDO_LIMIT = 50


def current() -> RoadMap | None:
    """Return the road map of the case that is open, None where none was made."""
    return keys.ROAD_MAPS.get({}).get(state.scenario().case)


def usable(case: Case) -> RoadMap | None:
    """Return the current road map where the case, as it is seen now, has all of its levers."""
    found = current()
    if found is None:
        return None
    last = len(found.milestones) - 1
    try:
        read_changes(case.rules, {**found.targets_at(last), **found.actual_at(last)})
    except ScoringError:
        return None
    return found


def change(changed: RoadMap | None) -> None:
    """Make another road map the current one, or none; the one before can be brought back."""
    if changed != current():
        case = state.scenario().case
        _remember(case, current())
        _set(case, changed)


def undo() -> None:
    """Bring back the road map before the last change."""
    steps = keys.ROAD_MAP_HISTORY.get({}).get(state.scenario().case)
    if steps:
        _set(state.scenario().case, steps.pop())
        draw_anew()


def history_length() -> int:
    """Return how many changes can be taken back."""
    return len(keys.ROAD_MAP_HISTORY.get({}).get(state.scenario().case, []))


def show_of_link(road_map: RoadMap | None) -> None:
    """Show what an opened link holds for the case that is open."""
    case = state.scenario().case
    before = current()
    if before != road_map:
        if before is not None:
            _remember(case, before)
        draw_anew()
    keys.ROAD_MAPS.begin({})[case] = road_map


def stored() -> Mapping[str, RoadMap]:
    """Return the road maps that the visitor made or changed, by case."""
    made = keys.ROAD_MAPS_STORED.get({})
    return {case: road_map for case, road_map in made.items() if road_map is not None}


def bring_back(case: str, road_map: RoadMap) -> None:
    """Bring back a stored road map; where a link shows another one, undo leads to it."""
    made = keys.ROAD_MAPS_STORED.begin({})
    if case in made:
        return
    made[case] = road_map
    shown = keys.ROAD_MAPS.begin({})
    if case not in shown:
        shown[case] = road_map
        draw_anew()
    elif shown[case] != road_map:
        _remember(case, road_map)


def forget() -> None:
    """Forget every road map."""
    for key in (keys.ROAD_MAPS, keys.ROAD_MAPS_STORED, keys.ROAD_MAP_HISTORY):
        key.pop()
    draw_anew()


def times_drawn() -> int:
    """Return how often the tables were replaced by others."""
    return keys.ROAD_MAP_DRAWN.get(0)


def draw_anew() -> None:
    """Have the tables that were typed into drawn anew."""
    keys.ROAD_MAP_DRAWN.set(times_drawn() + 1)


def _set(case: str, road_map: RoadMap | None) -> None:
    keys.ROAD_MAPS.begin({})[case] = road_map
    keys.ROAD_MAPS_STORED.begin({})[case] = road_map


def _remember(case: str, road_map: RoadMap | None) -> None:
    steps = keys.ROAD_MAP_HISTORY.begin({}).setdefault(case, [])
    steps.append(road_map)
    del steps[:-UNDO_LIMIT]
