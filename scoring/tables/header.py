"""The header: in which rows it stands, and what each column is headed by, from top to bottom."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from scoring.tables.columns import Kind, headings, indicator_headings, plain, several
from scoring.tables.figures import readings
from scoring.tables.grid import GridRow
from scoring.tables.problem import shown
from scoring.tables.row_words import row_words
from scoring.tables.sizes import HEADER_WITHIN

# Columns below a header are often counted: "(1)", "A", "7=5+6".
COUNTING = re.compile(r"\(?[A-Z0-9]{1,2}\)?(?:\s*=.*)?")
# A banner, the groups, and what stands below each of them.
MOST_ROWS = 3
# Fewer cells than this could be figures.
LEAST_COUNTED = 3


@dataclass(frozen=True)
class Header:
    """The rows of a header, and what heads each column: its texts from top to bottom, by place."""

    rows: tuple[GridRow, ...]
    parts: Mapping[int, tuple[str, ...]]

    @property
    def number(self) -> int:
        """Return the number of its last row."""
        return self.rows[-1].number

    def title(self, place: int) -> str:
        """Return what heads a column, as it is shown."""
        return shown(" – ".join(self.parts[place]))


def find_header(rows: Sequence[GridRow], kind: Kind) -> tuple[Header, tuple[GridRow, ...]] | None:
    """Return the header and the rows below it, None where nothing looks like one.

    It is the row with most known headings, with the rows above and below that belong to it. Where no
    heading is known it is the first row of several texts that stands above figures.
    """
    best = max(range(min(len(rows), HEADER_WITHIN)), key=lambda n: _known(rows[n], kind), default=None)
    if best is None or not _known(rows[best], kind):
        best = next((n for n in range(min(len(rows) - 1, HEADER_WITHIN)) if _stands_above(rows, n)), None)
        if best is None:
            return None
    first, last = best, best
    while (
        last + 1 < len(rows)
        and last - first < MOST_ROWS - 1
        and _is_second(rows[last], rows[last + 1], kind)
    ):
        last += 1
    while (
        first and last - first < MOST_ROWS - 1 and _is_first(rows[first - 1], rows[first : last + 1], kind)
    ):
        first -= 1
    header = tuple(rows[first : last + 1])
    below = rows[last + 1 :]
    if below and _counts_columns(below[0]):
        below = below[1:]
    return Header(header, _parts(header)), tuple(below)


def columns_named(row: GridRow, kind: Kind) -> frozenset[str]:
    """Return the columns a row names: ids, and headings of several columns in their plain form."""
    words = (plain(cell.text) for cell in row.cells.values() if cell.kind == "text")
    return frozenset(
        headings(kind).get(text) or text
        for text in words
        if text in headings(kind) or text in several(kind)
    )


def _known(row: GridRow, kind: Kind) -> int:
    return len(columns_named(row, kind))


def _is_words(row: GridRow) -> bool:
    return all(cell.kind == "text" and not readings(cell.text) for cell in row.cells.values())


def _stands_above(rows: Sequence[GridRow], place: int) -> bool:
    """Return whether a row of several texts has a figure below one of them."""
    row, below = rows[place], rows[place + 1]
    return (
        len(row.cells) > 1
        and _is_words(row)
        and any(
            cell.kind == "number" or readings(cell.text)
            for column, cell in below.cells.items()
            if column in row.cells
        )
    )


def _is_second(first: GridRow, row: GridRow, kind: Kind) -> bool:
    """Return whether a row below the header still heads columns: words alone, most of them known."""
    if not _is_words(row) or not row.cells:
        return False
    words = [plain(cell.text) for cell in row.cells.values()]
    telling = row_words().points | row_words().beside_points | headings(kind).keys() | several(kind).keys()
    if kind == "units":
        telling |= indicator_headings()
    known = sum(word in telling for word in words)
    # A name under the heading of names is a row of the table, whatever else stands there.
    return 2 * known > len(words) and (known > 1 or not row.cells.keys() & first.cells.keys())


def _is_first(row: GridRow, header: Sequence[GridRow], kind: Kind) -> bool:
    """Return whether a row above the header belongs to it: it heads a column that the header does not."""
    if not _is_words(row) or len(row.cells) < 2:  # noqa: PLR2004 - one text is a title
        return False
    headed = {place for below in header for place in below.cells}
    return bool(row.cells.keys() - headed) and _known(row, kind) > 0


def _counts_columns(row: GridRow) -> bool:
    texts = [cell.text for _, cell in sorted(row.cells.items())]
    if len(texts) < LEAST_COUNTED or not all(COUNTING.fullmatch(text) for text in texts):
        return False
    digits = [int(found[0]) for text in texts if (found := re.search(r"[0-9]+", text.split("=")[0]))]
    return len(digits) > 1 and all(b - a == 1 for a, b in pairwise(digits))


def _parts(rows: tuple[GridRow, ...]) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {place: (cell.text,) for place, cell in rows[-1].cells.items()}
    for row in reversed(rows[:-1]):
        found = _below(row, found)
    return found


def _below(row: GridRow, headed: Mapping[int, tuple[str, ...]]) -> dict[int, tuple[str, ...]]:
    """Return what heads each column once a row is put above what heads them so far."""
    found: dict[int, tuple[str, ...]] = {}
    over = ""
    for place in range(max([*row.cells, *headed]) + 1):
        above, below = row.cells.get(place), headed.get(place)
        if above is not None:
            # A heading reaches over what stands right of it only where it has something below itself.
            over = above.text if below is not None else ""
        if below is not None:
            heads = above.text if above is not None else over
            found[place] = (heads, *below) if heads else below
        elif above is not None:
            found[place] = (above.text,)
    return found
