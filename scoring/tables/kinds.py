"""What kind of table a file is, by the columns it names."""

from __future__ import annotations

from scoring.tables.columns import KINDS, Kind, columns
from scoring.tables.formats import read_book
from scoring.tables.header import columns_named
from scoring.tables.sizes import HEADER_WITHIN


def likely_kind(content: bytes) -> Kind | None:
    """Return the kind of table whose columns a file names most of; None where it names none.

    One whose required columns are all there comes first.

    Raises:
        OwnDataError: the file as a whole cannot be used.

    """
    rows = [row for sheet in read_book(content).sheets for row in sheet.rows[:HEADER_WITHIN]]

    def fit(kind: Kind) -> tuple[bool, int]:
        known = columns(kind)
        required = {column.id for column in known.values() if column.required}
        named = [columns_named(row, kind) for row in rows]
        read = max(
            len({n for n in names if n not in known or known[n].holds != "ignored"}) for names in named
        )
        return any(required <= names for names in named), read

    best = max(KINDS, key=fit)
    return best if fit(best)[1] else None
