"""Names in tables from outside: read as they stand, and refused where they could not be shown."""

from __future__ import annotations

from scoring.folding import composed
from scoring.tables.sizes import NAME_LENGTH
from scoring.tables.table import Row, Table


def read_name(table: Table, row: Row, column: str, code: str) -> str | None:
    """Return the name in a column; None where it is too long or not printable, reported as ``code``.

    Control characters and those that turn the direction of writing are not printable: they would break
    documents, or make a name look like another.
    """
    name = composed(row.texts[column])
    if len(name) > NAME_LENGTH or not name.isprintable():
        table.report(code, row, column, name, limit=NAME_LENGTH)
        return None
    return name
