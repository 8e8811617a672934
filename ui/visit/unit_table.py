"""The table of units of a visit, as typed: cells are texts, and what cannot be used is kept as well.

It lives in the session only. Nothing of it is in the link, and nothing is written to a disk.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from scoring import Case, Unit, announced_units
from scoring.units.effect import Scope, scopes_of
from scoring.units.table import COLUMNS, POINT_COLUMNS, read_typed_units
from scoring.units.units import UNIT_KINDS, group_of
from ui.visit import keys
from ui.visit.model import Row, UnitTable, UnitUpload
from ui.words.texts import LANGUAGES, Language, Texts, load_texts

TYPED_POINTS = re.compile(r"[0-9]+[.,][0-9]+")

Targets = Callable[[Case, Sequence[Unit]], tuple[Unit, ...]]


def draft_of(case: Case, texts: Texts) -> UnitTable:
    """Return the table of a case in this visit: at first the announced units, or none."""
    drafts = keys.UNIT_DRAFTS.begin({})
    if case.id not in drafts:
        drafts[case.id] = _announced(case, texts)
    draft = drafts[case.id]
    _absorb_typing(case, draft)
    if draft.language != texts.language:
        _reword(draft, texts)
        if draft.problems or draft.warnings:
            _read(case, draft)
    return draft


def scope_of(units: Sequence[Unit]) -> Scope:
    """Return over which units the mean runs: districts, or communes, or all where there are neither."""
    offered = scopes_of(units)
    chosen = keys.UNITS_SCOPE.get()
    return chosen if chosen in offered else offered[0]


def restore(case: Case, texts: Texts) -> None:
    """Put the announced units back in place of the visit's table."""
    drafts = keys.UNIT_DRAFTS.read()
    before = drafts[case.id]
    drafts[case.id] = _announced(case, texts, version=before.version + 1, taken=before.taken + 1)


def put_typed(case: Case, texts: Texts, rows: Sequence[Sequence[str]], language: Language) -> bool:
    """Put rows typed in an earlier visit in place of the announced ones; return whether they fit.

    They fit where the announced table has as many rows. A table this visit has typed into, or brought
    as a file, stays.
    """
    announced = _announced(case, load_texts(language))
    typed = [dict(zip(COLUMNS, row, strict=True)) for row in rows]
    if len(typed) != len(announced.rows) or any(row["kind"] not in UNIT_KINDS for row in typed):
        return False
    drafts = keys.UNIT_DRAFTS.begin({})
    before = drafts.get(case.id)
    if before is not None and not is_announced(case, before, texts):
        return True
    announced.rows = typed
    announced.version = 0 if before is None else before.version + 1
    _read(case, announced)
    drafts[case.id] = announced
    return True


def take_file(case: Case, draft: UnitTable, upload: UnitUpload) -> None:
    """Put the units of the planner's own file in place of the table, unless it cannot be used."""
    draft.upload = upload
    if (units := upload.reading.value) is not None:
        draft.file, draft.published = upload.file, frozenset()
        draft.version += 1
        draft.taken += 1
        draft.scores = {unit.name: dict(unit.scores) for unit in units if unit.scores}
        draft.counts = {unit.name: dict(unit.counts) for unit in units if unit.counts}
        draft.group, draft.targets = None, {}
        if all(unit.points is None for unit in units) and (others := groups_of(case, draft)):
            draft.group = others[0]
            units = tuple(replace(unit, points=unit.score(others[0])) for unit in units)
        _replace_rows(case, draft, units)


def groups_of(case: Case, draft: UnitTable) -> tuple[str, ...]:
    """Return the groups that points of units are known of, in the rules' order; none for one alone."""
    known = {group for scores in draft.scores.values() for group in scores}
    return tuple(group for group in case.rules.groups if group in known)


def choose_group(case: Case, draft: UnitTable, group: str) -> None:
    """Look at the units by another group; what was typed for the one before is kept."""
    _absorb_typing(case, draft)
    before = group_of(case, draft.group)
    if draft.problems or group == before:
        return
    draft.targets[before] = {unit.name: unit.target for unit in draft.units if unit.target is not None}
    draft.scores = scores_now(case, draft)
    draft.group = group
    draft.version += 1
    targets = draft.targets.get(group, {})
    units = [
        replace(unit, points=draft.scores.get(unit.name, {}).get(group), target=targets.get(unit.name))
        for unit in draft.units
    ]
    _replace_rows(case, draft, units)


def scores_now(case: Case, draft: UnitTable) -> dict[str, dict[str, Decimal]]:
    """Return the points of every unit by group, with those that were typed since."""
    group = group_of(case, draft.group)
    found = {unit.name: dict(draft.scores.get(unit.name, {})) for unit in draft.units}
    for unit in draft.units:
        found[unit.name].pop(group, None)
        if unit.points is not None:
            found[unit.name][group] = unit.points
    return found


def complete_units(case: Case, draft: UnitTable) -> tuple[Unit, ...]:
    """Return the units with all that is known of them: the points of every group, and counts."""
    scores = scores_now(case, draft)
    return tuple(
        replace(
            unit,
            scores=tuple(scores[unit.name].items()),
            counts=tuple(draft.counts.get(unit.name, {}).items()),
        )
        for unit in draft.units
    )


def set_targets(case: Case, draft: UnitTable, choose: Targets) -> None:
    """Give the units the targets that ``choose`` sets.

    A cell left by a click on a button is reported together with the click: it counts first, and
    where it cannot be used the table stays as it is. An editor nobody typed into stays in place: it
    shows the targets at once, and where it was scrolled to.
    """
    _absorb_typing(case, draft)
    if not draft.problems:
        draft.version += bool(_typed_cells(case, draft))
        _replace_rows(case, draft, choose(case, draft.units))


def is_announced(case: Case, draft: UnitTable, texts: Texts) -> bool:
    """Return whether the table is still the announced one."""
    return draft.file is None and draft.rows == _announced(case, texts).rows


def announced_table(case: Case, texts: Texts) -> tuple[Unit, ...]:
    """Return the units announced for a case, under the names of the language; none where there are none."""
    return announced_units(case, _departments_name(case, texts))


def _announced(case: Case, texts: Texts, version: int = 0, taken: int = 0) -> UnitTable:
    units = announced_table(case, texts)
    return UnitTable(
        rows=[_row(unit, texts.language) for unit in units],
        units=units,
        language=texts.language,
        version=version,
        taken=taken,
        published=frozenset((u.name, u.kind, u.points) for u in units if u.known == "published"),
    )


def _departments_name(case: Case, texts: Texts) -> str:
    """Return what the row of all departments is called: the announcement names none of them."""
    (count,) = {unit.dossiers for unit in announced_units(case, "") if unit.kind == "department"} or {0}
    return texts("units.departments_row", count=count)


def _absorb_typing(case: Case, draft: UnitTable) -> None:
    """Take over what was typed or pasted into the editor before anything is shown.

    The editor reports all cells changed since it was made, so taking them over again does no harm.
    """
    changed = False
    for place, cells in _typed_cells(case, draft).items():
        for column, value in cells.items():
            if column in COLUMNS and int(place) < len(draft.rows):
                text = "" if value is None else str(value)
                changed = changed or draft.rows[int(place)][column] != text
                draft.rows[int(place)][column] = text
    if changed:
        _read(case, draft)


def _typed_cells(case: Case, draft: UnitTable) -> Mapping[str | int, Mapping[str, object]]:
    """Return the cells typed into the editor since it was made, by row and column."""
    state = keys.units_editor(case.id, draft.version).get()
    edited: Mapping[str | int, Mapping[str, object]] = state["edited_rows"] if state else {}
    return edited


def _read(case: Case, draft: UnitTable) -> None:
    """Read the rows. Where they cannot be used, the units read before stay in use."""
    texts = load_texts(draft.language)
    titles = {name: texts(f"units.column.{name}") for name in COLUMNS}
    maximum = case.baseline.groups[group_of(case, draft.group)].maximum
    reading = read_typed_units(enumerate(draft.rows, start=1), maximum, titles)
    draft.problems, draft.warnings = reading.errors, reading.warnings
    if reading.value is not None:
        draft.units = tuple(_known(unit, draft) for unit in reading.value)


def _known(unit: Unit, draft: UnitTable) -> Unit:
    """Mark a figure that is still the published one."""
    is_published = (unit.name, unit.kind, unit.points) in draft.published
    return replace(unit, known="published") if is_published else unit


def _replace_rows(case: Case, draft: UnitTable, units: Sequence[Unit]) -> None:
    draft.rows = [_row(unit, draft.language) for unit in units]
    _read(case, draft)


def _reword(draft: UnitTable, texts: Texts) -> None:
    """Bring decimals, and the name given to the departments, into another language."""
    mark = "," if texts.language == "vi" else "."
    for row in draft.rows:
        for column in POINT_COLUMNS:
            if TYPED_POINTS.fullmatch(row[column]):
                row[column] = re.sub("[.,]", mark, row[column])
        row["unit"] = _reworded(row["unit"], texts)
    draft.units = tuple(replace(unit, name=_reworded(unit.name, texts)) for unit in draft.units)
    draft.published = frozenset((_reworded(name, texts), kind, p) for name, kind, p in draft.published)
    draft.language = texts.language
    draft.version += 1


def _reworded(name: str, texts: Texts) -> str:
    count, _, _ = name.partition(" ")
    known = {load_texts(language)("units.departments_row", count=count) for language in LANGUAGES}
    return texts("units.departments_row", count=count) if name in known else name


def _row(unit: Unit, language: Language) -> Row:
    return {
        "unit": unit.name,
        "kind": unit.kind,
        "dossiers": str(unit.dossiers),
        "digitization": _typed(unit.points, language),
        "target": _typed(unit.target, language),
    }


def _typed(points: Decimal | None, language: Language) -> str:
    """Return points as they are typed in a language; nothing where they are not known."""
    text = "" if points is None else f"{points:.2f}"
    return text.replace(".", ",") if language == "vi" else text
