"""What a visit has that its browser is to store. Whatever stands on own data is left out."""

from __future__ import annotations

from scoring.own_data import own_fingerprint
from scoring.units.table import COLUMNS
from ui.links.plan_link import NO_WISH, write_plan
from ui.links.road_map_link import write_road_map
from ui.memory.content import (
    MOST_CASES,
    MOST_FIELDS,
    MOST_KEPT,
    MOST_LISTED,
    MOST_ROAD_MAPS,
    MOST_ROWS,
    MOST_STORED,
    ComparedItem,
    Content,
    FieldsItem,
    GuessesItem,
    KeptItem,
    RoadMapItem,
    UnitsItem,
    WishItem,
    WorkItem,
    write_content,
    write_scenario,
)
from ui.visit import kept_scenarios as kept
from ui.visit import keys, mistyped, road_maps, state, unit_table, wish
from ui.visit.cases import find_case
from ui.visit.model import Kept, UnitTable
from ui.words.texts import load_texts

# Texts longer than these were not typed by hand: they stay for the visit only.
CELL_LENGTH, FIELD_LENGTH = 200, 40


def gather() -> str:
    """Return what is to be stored now; the tables of units are left out where all is too much."""
    content = Content(
        kept=tuple(_kept_item(item) for item in _stored_kept()),
        compared=_compared(),
        units=tuple(_units()),
        scope="all" if keys.UNITS_SCOPE.get("district") == "all" else None,
        guesses=_guesses(),
        wish=_wish(),
        road_maps=_road_maps(),
        work=_work(),
        fields=_fields(),
    )
    text = write_content(content)
    if len(text) <= MOST_STORED:
        return text
    return write_content(Content(content.kept, content.compared))


def marks() -> dict[str, str]:
    """Return the names of the kept scenarios that are stored, by their marks."""
    return {item.mark: item.name for item in _stored_kept()}


def _stored_kept() -> list[Kept]:
    published = [item for item in kept.all_kept() if own_fingerprint(item.scenario.case) is None]
    return published[:MOST_KEPT]


def _kept_item(item: Kept) -> KeptItem:
    return KeptItem(mark=item.mark, name=item.name, scenario=write_scenario(item.scenario))


def _compared() -> tuple[ComparedItem, ...]:
    marks_by_id = {item.id: item.mark for item in _stored_kept()}
    cases = dict.fromkeys(item.scenario.case for item in _stored_kept())
    return tuple(
        ComparedItem(
            case=case,
            marks=[marks_by_id[item.id] for item in kept.compared(case)],
            against=marks_by_id.get(kept.against(case) or 0),
        )
        for case in list(cases)[:MOST_CASES]
    )


def _units() -> list[UnitsItem]:
    drafts = keys.UNIT_DRAFTS.get({})
    return [
        UnitsItem(
            case=case,
            language=draft.language,
            rows=[[row[column] for column in COLUMNS] for row in draft.rows],
        )
        for case, draft in drafts.items()
        if _is_typed(case, draft)
    ][:MOST_CASES]


def _is_typed(case: str, draft: UnitTable) -> bool:
    """Return whether a table differs from the announced one by what was typed; files are left out."""
    return (
        own_fingerprint(case) is None
        and draft.file is None
        and 0 < len(draft.rows) <= MOST_ROWS
        and not unit_table.is_announced(find_case(case), draft, load_texts(draft.language))
        and all(len(row[column]) <= CELL_LENGTH for row in draft.rows for column in COLUMNS)
    )


def _guesses() -> GuessesItem | None:
    found = keys.GUESSES.get()
    if found is None or own_fingerprint(found.scenario.case) is not None:
        return None
    if not found.totals and not found.ranks:
        return None
    return GuessesItem(
        scenario=write_scenario(found.scenario),
        totals=[str(total) for total in found.totals],
        ranks=list(found.ranks),
    )


def _wish() -> WishItem | None:
    asked, cells = wish.current(), keys.PLAN_LIMITS_MISTYPED.get({})
    case = state.scenario().case
    if (asked == NO_WISH and not cells) or own_fingerprint(case) is not None:
        return None
    return WishItem(case=case, asked=write_plan(asked), mistyped=cells)


def _road_maps() -> tuple[RoadMapItem, ...]:
    """Return the road maps on published figures, those made last where there are too many."""
    items = [
        RoadMapItem(case=case, from_now=from_now, parts=write_road_map(road_map))
        for (case, from_now), road_map in road_maps.stored().items()
        if own_fingerprint(case) is None
    ]
    return tuple(items[-MOST_ROAD_MAPS:])


def _work() -> WorkItem | None:
    listed = keys.WORK_TYPED.get("")
    return WorkItem(units=listed) if 0 < len(listed) <= MOST_LISTED else None


def _fields() -> FieldsItem | None:
    case = state.scenario().case
    entries = {name: text for name, text in mistyped.entries().items() if len(text) <= FIELD_LENGTH}
    if not entries or own_fingerprint(case) is not None:
        return None
    return FieldsItem(case=case, entries=dict(list(entries.items())[:MOST_FIELDS]))
