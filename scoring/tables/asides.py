"""Rows beside the table's own: totals, averages, notes, sections, signatures."""

from __future__ import annotations

import re
from collections.abc import Mapping

from scoring.tables.column_seen import Looks
from scoring.tables.columns import Kind, columns, headings, plain
from scoring.tables.figures import Span, readings
from scoring.tables.grid import Cell, GridRow
from scoring.tables.row_words import row_words

# A spreadsheet may run text that starts so as a formula once it is written out again.
FORMULA_STARTS = ("=", "+", "-", "@")

# What counts sections in the place of a running number.
COUNT_BEFORE = re.compile(r"^(?:[IVX]{1,5}|[A-H]|[0-9]{1,2})[.)\s]\s*")
ROMAN = re.compile(r"[IVX]{1,5}|[A-H]")


class Asides:
    """Tells the rows of one table from those beside them, from the first to the last.

    ``sections`` says for every row that is kept what its section is headed by, in its plain form.
    """

    def __init__(
        self,
        kind: Kind,
        found: Mapping[int, str],
        spans: Mapping[str, Span],
        label: tuple[str, ...],
        looks: Looks,
    ) -> None:
        """Take which column stands where, which hold figures, and which name the row."""
        self.sections: dict[int, str] = {}
        self._kind = kind
        self._found, self._spans, self._label, self._looks = found, spans, label, looks
        self._section = ""
        self._is_over = False

    def code(self, row: GridRow) -> tuple[str, str] | None:
        """Return the code and the text of a row that is none of the table's own; None for one that is."""
        figures = any(
            self._found.get(place) in self._spans and _is_figure(cell) for place, cell in row.cells.items()
        )
        texts = [cell for _, cell in sorted(row.cells.items()) if _is_plain_text(cell)]
        named = [cell for place, cell in row.cells.items() if self._found.get(place) in self._label]
        for cell in named or texts[:1]:
            if not _is_plain_text(cell):
                continue
            words = plain(cell.text)
            if row_words().is_total(words):
                return "totals_skipped", cell.text
            if len(row.cells) == 1 and row_words().is_note(words):
                return "note_skipped", cell.text
        if figures or any(self._is_name(cell.text) for cell in named):
            self._is_over = False
        elif self._is_over or any(row_words().is_signature(plain(cell.text)) for cell in texts):
            self._is_over = True
            return "signature_skipped", texts[0].text if texts else ""
        elif texts and (heading := self._heading(row, texts)) is not None:
            self._section = plain(heading)
            return "section_skipped", heading
        self.sections[row.number] = self._section
        return None

    def _heading(self, row: GridRow, texts: list[Cell]) -> str | None:
        """Return what a row without figures heads, None where it heads nothing."""
        first = row.cells[min(row.cells)]
        counted = (
            ROMAN.fullmatch(first.text.rstrip("."))
            and self._found.get(min(row.cells), "number") == "number"
            and len(texts) == 2  # noqa: PLR2004 - the count and the heading
        )
        if counted:
            return texts[1].text
        bare = COUNT_BEFORE.sub("", texts[0].text)
        found = (text for text in (texts[0].text, bare) if self._is_section(plain(text)))
        return next(found, None) if len(texts) == 1 else None

    def _is_section(self, words: str) -> bool:
        """Return whether a text in its plain form heads a section; groups head their indicators."""
        if self._kind == "counts" and words in headings("league"):
            return columns("league")[headings("league")[words]].holds == "points"
        return row_words().is_section(words)

    def _is_name(self, text: str) -> bool:
        return any(self._looks[name](text) for name in self._label if name in self._looks)


def _is_figure(cell: Cell) -> bool:
    return cell.kind != "text" or bool(readings(cell.text))


def _is_plain_text(cell: Cell) -> bool:
    return cell.kind == "text" and not cell.text.startswith(FORMULA_STARTS)
