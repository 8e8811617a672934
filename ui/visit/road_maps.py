"""The road maps of a visit, one a case: what is shown, what the browser stores, and the steps back.

A case seen from a day on has one of its own: there targets are ratios of what is still to come.
A link shows its own road map, or none, without touching what the visitor made: that stays stored until
they change something, and undo brings it back.
"""

from __future__ import annotations

from collections.abc import Mapping

from scoring import Case, RoadMap, ScoringError
from scoring.what_if.changes import read_changes
from scoring.what_if.scenario import Scenario
from ui.visit import keys, state

# A case by its id, and whether it is seen from a day on.
Place = tuple[str, bool]

UNDO_LIMIT = 50


def current() -> RoadMap | None:
    """Return the road map of the case that is open, None where none was made."""
    return keys.ROAD_MAPS.get({}).get(_place())


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
        place = _place()
        _remember(place, current())
        _set(place, changed)


def open_of(scenario: Scenario, road_map: RoadMap) -> None:
    """Take over a file's road map for its scenario, which is about to be opened; undo leads back."""
    place = _place(scenario)
    before = keys.ROAD_MAPS.get({}).get(place)
    if before != road_map:
        _remember(place, before)
        _set(place, road_map)
        draw_anew()


def undo() -> None:
    """Bring back the road map before the last change."""
    steps = keys.ROAD_MAP_HISTORY.get({}).get(_place())
    if steps:
        _set(_place(), steps.pop())
        draw_anew()


def history_length() -> int:
    """Return how many changes can be taken back."""
    return len(keys.ROAD_MAP_HISTORY.get({}).get(_place(), []))


def show_of_link(road_map: RoadMap | None) -> None:
    """Show what an opened link holds for the case that is open."""
    place = _place()
    before = current()
    if before != road_map:
        if before is not None:
            _remember(place, before)
        draw_anew()
    keys.ROAD_MAPS.begin({})[place] = road_map


def stored() -> Mapping[Place, RoadMap]:
    """Return the road maps that the visitor made or changed, by their place."""
    made = keys.ROAD_MAPS_STORED.get({})
    return {place: road_map for place, road_map in made.items() if road_map is not None}


def bring_back(place: Place, road_map: RoadMap) -> None:
    """Bring back a stored road map; where a link shows another one, undo leads to it."""
    made = keys.ROAD_MAPS_STORED.begin({})
    if place in made:
        return
    made[place] = road_map
    shown = keys.ROAD_MAPS.begin({})
    if place not in shown:
        shown[place] = road_map
        draw_anew()
    elif shown[place] != road_map:
        _remember(place, road_map)


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


def _place(scenario: Scenario | None = None) -> Place:
    """Return the place of a scenario's road map, by default of the one that is open."""
    scenario = scenario or state.scenario()
    return scenario.case, scenario.from_now is not None


def _set(place: Place, road_map: RoadMap | None) -> None:
    keys.ROAD_MAPS.begin({})[place] = road_map
    keys.ROAD_MAPS_STORED.begin({})[place] = road_map


def _remember(place: Place, road_map: RoadMap | None) -> None:
    steps = keys.ROAD_MAP_HISTORY.begin({}).setdefault(place, [])
    steps.append(road_map)
    del steps[:-UNDO_LIMIT]
