"""The row of headings: where it stands, which columns it names, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scoring.tables.columns import Kind, columns, headings, plain
from scoring.tables.grid import Grid, GridRow, letter, refuse
from scoring.tables.meant import MeantNames
from scoring.tables.problem import Problem, shown
from scoring.tables.sizes import HEADER_WITHIN


def find_header(grid: Grid, kind: Kind) -> tuple[GridRow, dict[int, str]]:
    """Return the row with most known headings, and which column stands where.

    Raises:
        OwnDataError: no row shows a known heading.

    """
    known = headings(kind)
    candidates = [
        (row, {place: known[plain(c.text)] for place, c in row.cells.items() if plain(c.text) in known})
        for row in grid.rows[:HEADER_WITHIN]
    ]
    header, found = max(candidates, key=lambda item: len(item[1]))
    if not found:
        seen = ", ".join(shown(cell.text) for cell in list(grid.rows[0].cells.values())[:6])
        expected = [column for column in columns(kind).values() if column.required]
        raise refuse(
            "header_missing",
            grid.rows[0].number,
            value=shown(seen),
            vi=", ".join(column.name.vi for column in expected),
            en=", ".join(column.name.en for column in expected),
        )
    return header, found


def check_header(header: GridRow, found: Mapping[int, str], kind: Kind) -> Iterator[Problem]:
    """Yield what is wrong with a header: columns not known, not used, there twice, or missing."""
    known, seen = columns(kind), set()
    meant = MeantNames(headings(kind))
    for place, cell in header.cells.items():
        name, heading = found.get(place), shown(cell.text)
        if name is None:
            yield _unknown(header, place, kind, meant)
        elif known[name].holds == "ignored":
            yield Problem("column_ignored", header.number, letter(place), heading)
        elif name in seen:
            yield Problem("column_repeated", header.number, heading, heading)
        seen.add(name)
    for column in known.values():
        if column.required and column.id not in seen:
            facts = {"vi": column.name.vi, "en": column.name.en}
            yield Problem("column_missing", header.number, facts=facts)


def _unknown(header: GridRow, place: int, kind: Kind, meant: MeantNames) -> Problem:
    text = header.cells[place].text
    close = meant.of(plain(text))
    names = columns(kind)[headings(kind)[close]].name if close else None
    return Problem(
        "column_close" if names else "column_unknown",
        header.number,
        letter(place),
        shown(text),
        {"vi": names.vi, "en": names.en} if names else {},
    )
