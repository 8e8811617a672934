"""Bringing back into a visit what its browser has stored. What a link says always wins over it."""

from __future__ import annotations

from collections.abc import Mapping

from scoring import Case, lever_ids
from scoring.errors import UnknownCaseError
from scoring.own_data import own_fingerprint
from scoring.rules import TOTAL_POINTS
from ui.links.plan_link import NO_WISH, WISH_KEYS, read_plan
from ui.links.road_map_link import ROAD_MAP_KEYS, read_road_map
from ui.memory.content import (
    ComparedItem,
    Content,
    FieldsItem,
    GuessesItem,
    KeptItem,
    RoadMapItem,
    UnitsItem,
    WishItem,
    read_scenario,
)
from ui.visit import kept_scenarios as kept
from ui.visit import keys, mistyped, road_maps, state, unit_table, wish
from ui.visit.cases import find_case
from ui.visit.model import Guesses
from ui.words.typed_values import read_decimal


def restore(content: Content, known: Mapping[str, str], *, first: bool) -> tuple[str, ...]:
    """Bring content into the visit; return codes of what could not be used.

    ``known`` are the kept scenarios this visit last saw stored, name by mark: one that is stored no
    more was removed in another tab. ``first`` is whether the visit has just begun: afterwards only
    kept scenarios are taken over, and what the visit has nothing of its own for.
    """
    problems = set(content.problems)
    _merge_kept(content.kept, known)
    for compared in content.compared:
        _compare(compared)
    problems |= {"units" for item in content.units if not _put_units(item)}
    if content.scope is not None and first:
        keys.UNITS_SCOPE.set(content.scope)
    if content.guesses is not None and keys.GUESSES.get() is None and not _put_guesses(content.guesses):
        problems.add("guess")
    problems |= {"road_maps" for item in content.road_maps if not _put_road_map(item)}
    if first:
        if content.wish is not None and not _put_wish(content.wish):
            problems.add("wish")
        if content.work is not None and not keys.WORK_TYPED.get(""):
            keys.WORK_TYPED.set(content.work.units)
        if content.fields is not None:
            _put_fields(content.fields)
    return tuple(sorted(problems))


def forget_all() -> None:
    """Forget everything that would be stored; own data and the scenario shown stay."""
    kept.forget()
    drafts = keys.UNIT_DRAFTS.get({})
    for name in [name for name, draft in drafts.items() if draft.file is None]:
        case = _case(name)
        if case is not None:
            unit_table.restore(case, state.texts())
    keys.UNITS_SCOPE.pop()
    keys.GUESSES.pop()
    keys.WORK_TYPED.pop()
    keys.PLAN_LIMITS_MISTYPED.set({})
    mistyped.entries().clear()
    road_maps.forget()
    wish.adopt(NO_WISH)


def _merge_kept(stored: tuple[KeptItem, ...], known: Mapping[str, str]) -> None:
    """Merge by mark: what another tab kept, renamed or removed since counts, and so does one's own."""
    found = {item.mark: item for item in stored}
    for item in kept.all_kept():
        if own_fingerprint(item.scenario.case) is not None:
            continue
        there = found.pop(item.mark, None)
        if there is None and item.mark in known:
            kept.remove(item.id)
        elif there is not None and there.name != item.name == known.get(item.mark):
            kept.rename(item.id, there.name)
    for mark, new in found.items():
        scenario = read_scenario(new.scenario)
        same = [(item.name, item.scenario) for item in kept.all_kept()]
        if scenario is not None and mark not in known and (new.name, scenario) not in same:
            kept.add(new.name, scenario, mark)


def _compare(stored: ComparedItem) -> None:
    """Compare what was compared, in cases for which neither a link nor the visitor has chosen."""
    if kept.is_chosen(stored.case):
        return
    ids = {item.mark: item.id for item in kept.of_case(stored.case)}
    kept.choose(stored.case, [ids[mark] for mark in stored.marks if mark in ids])
    kept.hold_against(stored.case, ids.get(stored.against or ""))


def _put_units(stored: UnitsItem) -> bool:
    """Put a table as typed in place of the announced one; return whether it still fits."""
    case = _case(stored.case)
    if case is None or case.rules.units_group is None:
        return False
    return unit_table.put_typed(case, state.texts(), stored.rows, stored.language)


def _put_guesses(stored: GuessesItem) -> bool:
    """Note the guesses that can be read; return whether all can."""
    scenario = read_scenario(stored.scenario)
    if scenario is None:
        return False
    read = [read_decimal(total, TOTAL_POINTS) for total in stored.totals]
    totals = tuple(total for total in read if total is not None)
    keys.GUESSES.set(Guesses(scenario, totals, tuple(stored.ranks)))
    return len(totals) == len(read)


def _put_wish(stored: WishItem) -> bool:
    """Ask again for what was asked for, unless the opened link says what is; return whether all fits."""
    if wish.times_opened():
        return True
    case = _case(stored.case)
    if case is None or not set(stored.asked) <= set(WISH_KEYS):
        return False
    problems: list[str] = []
    asked = read_plan(case, stored.asked, lambda *named: problems.append(named[0]))
    wish.adopt(asked)
    levers = lever_ids(case.rules)
    if stored.case == state.scenario().case:
        cells = {lever: dict(texts) for lever, texts in stored.mistyped.items() if lever in levers}
        keys.PLAN_LIMITS_MISTYPED.set(cells)
    return not problems


def _put_road_map(stored: RoadMapItem) -> bool:
    """Bring back a road map; return whether all of it fits."""
    case = _case(stored.case)
    if case is None or not set(stored.parts) <= set(ROAD_MAP_KEYS):
        return False
    problems: list[str] = []
    found = read_road_map(case, stored.parts, lambda *named: problems.append(named[0]))
    if found is not None:
        road_maps.bring_back((case.id, stored.from_now), found)
    return not problems


def _put_fields(stored: FieldsItem) -> None:
    """Put what was mistyped into its fields, where the case is still the one it was typed for."""
    case = state.scenario().case
    if stored.case == case:
        fields = (keys.PLAN_TOTAL, keys.PLAN_RANK, keys.PEERS_POINTS, keys.PEERS_SPREAD)
        levers = lever_ids(find_case(case).rules)
        own = {
            keys.sure_number(lever, field).name for lever in levers for field in ("least", "likely", "most")
        }
        names = {*levers, *own, *(field.name for field in fields)}
        known = {name: text for name, text in stored.entries.items() if name in names}
        mistyped.entries().update(known)


def _case(name: str) -> Case | None:
    try:
        return None if own_fingerprint(name) is not None else find_case(name)
    except UnknownCaseError:
        return None
