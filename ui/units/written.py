"""Tables of units as files: templates, and the table in use, under headings that are read again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from scoring import Case, Unit, UnitWords
from scoring.tables.columns import COUNT_COLUMNS, columns, count_column
from scoring.units.table import COLUMNS, POINT_COLUMNS
from scoring.units.units import UNIT_KINDS, UnitKind, group_of, units_group
from ui.units.table import column_label
from ui.visit import unit_table as drafts
from ui.visit.model import UnitTable
from ui.words import numbers
from ui.words.texts import Texts

WRITTEN_ALWAYS = ("unit", "kind", "dossiers", "digitization")


def template(case: Case, texts: Texts) -> tuple[Unit, ...]:
    """Return the units of a template: those of the case without figures, or three to be named."""
    named = [unit for unit in drafts.announced_table(case, texts) if unit.kind == "district"]
    named = named or [Unit(texts("units.example", number=n), "district") for n in (1, 2, 3)]
    return (
        *(Unit(unit.name, unit.kind) for unit in named),
        Unit(texts("units.example_department"), "department"),
    )


def words(case: Case, texts: Texts) -> UnitWords:
    """Return how a written table calls its columns and kinds.

    Points of every group, and counts, have columns where any are known. A target is read as one of the
    group published by unit: those of another group, while it is looked at, are not written.
    """
    draft = drafts.draft_of(case, texts)
    is_usual = group_of(case, draft.group) == units_group(case)
    headings = {
        name: _header(name, case, None, texts) for name in COLUMNS if is_usual or name in WRITTEN_ALWAYS
    }
    return UnitWords(
        title=texts("nav.units"),
        columns=headings | _other_points(case, draft, texts) | _counted(case, draft, texts),
        kinds=_kinds(texts),
    )


def as_written(case: Case, draft: UnitTable) -> tuple[Unit, ...]:
    """Return the units in use as a file holds them: points are of the group published by unit."""
    usual = units_group(case)
    units = drafts.complete_units(case, draft)
    if group_of(case, draft.group) == usual:
        return units
    return tuple(replace(unit, points=unit.score(usual), target=None) for unit in units)


def count_words(case: Case, texts: Texts) -> UnitWords:
    """Return how a template for counts calls its columns: weights come from the counts then."""
    named = {name: column_label(name, case, None, texts) for name in ("unit", "kind")}
    counted = count_headings(case.rules.indicators, texts)
    return UnitWords(title=texts("nav.units"), columns=named | counted, kinds=_kinds(texts))


def count_headings(indicators: Iterable[str], texts: Texts) -> dict[str, str]:
    """Return what columns of counts are called, by id."""
    known = columns("units")
    own = (count_column(name, counted) for name in indicators for counted in COUNT_COLUMNS)
    return {name: texts.pick(known[name].name) for name in own}


def _kinds(texts: Texts) -> dict[UnitKind, str]:
    return {kind: texts(f"units.kind.{kind}") for kind in UNIT_KINDS}


def _other_points(case: Case, draft: UnitTable, texts: Texts) -> dict[str, str]:
    known = {name for scores in draft.scores.values() for name in scores}
    maxima, usual = case.rules.point_maxima, units_group(case)
    return {
        name: f"{texts.pick(columns('units')[name].name)} (0-{numbers.maximum(top, texts.language)})"
        for name, top in maxima.items()
        if name in known | {group_of(case, draft.group)} and name != usual
    }


def _counted(case: Case, draft: UnitTable, texts: Texts) -> dict[str, str]:
    known = {name for counts in draft.counts.values() for name in counts}
    return count_headings((name for name in case.rules.indicators if name in known), texts)


def _header(column: str, case: Case, group: str | None, texts: Texts) -> str:
    name = column_label(column, case, group, texts)
    return f"{name} (0-{maximum(case, texts, group)})" if column in POINT_COLUMNS else name


def maximum(case: Case, texts: Texts, group: str | None = None) -> str:
    """Return the most points a unit can have in a group, as it is written."""
    return numbers.maximum(case.baseline.groups[group_of(case, group)].maximum, texts.language)
