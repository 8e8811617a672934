"""Tables in markup as grids: web pages, which many programs save as .xls, and Excel's XML of 2003.

Only cells and their text are read. Nothing is fetched, no style or script has a meaning, and what a formula
shows counts as a formula.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from scoring.tables.delimited import text_cells
from scoring.tables.encodings import decode
from scoring.tables.grid import Book, Cell, GridBuilder, Sheet, refuse
from scoring.tables.sizes import COLUMNS_LOOKED_AT, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_SHEETS

# What Excel's XML calls tables, rows and cells; namespaces are left out.
TABLES, ROWS, CELLS = frozenset({"table"}), frozenset({"tr", "row"}), frozenset({"td", "th", "cell"})
UNSEEN = frozenset({"script", "style", "title", "comment"})
FORMULAS = frozenset({"x:fmla", "ss:formula"})

XML_START = "<?xml"
EXCEL_XML = "urn:schemas-microsoft-com:office:spreadsheet"
STARTS = ("<!doctype html", "<html", "<table", "<meta", "<head", "<body", "<div", XML_START)

# Documents that declare entities are how small markup becomes enormous; these tables never do.
ENTITIES = "<!entity"
# What the parser would search for to the end of the file again and again: tags that are not closed, and
# comments and declarations. No page has so many.
MOST_UNCLOSED, MOST_DECLARED = 20, 500
# Cells that one cell may stand for: no header of a table is that wide or that high.
WIDEST = 60
SMALL_NUMBER = re.compile(r"[0-9]{1,4}")


def is_markup(content: bytes) -> bool:
    """Return whether a file begins as markup."""
    head = content[:400]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head[: len(head) // 2 * 2].decode("utf-16", errors="ignore")
    else:
        text = head.decode("utf-8", errors="ignore")
    return text.lstrip("\ufeff \t\r\n").casefold().startswith(STARTS)


def read_markup(content: bytes) -> Book:
    """Return every table of a page, or of a workbook in Excel's XML, as a sheet.

    Raises:
        OwnDataError: no table in it, or more than a file may hold.

    """
    text, encoding = decode(content)
    sheets = read_tables(text)
    if not sheets:
        raise refuse("no_table")
    folded = text.casefold()
    xml = folded.lstrip("\ufeff \t\r\n").startswith(XML_START) and EXCEL_XML in folded
    return Book("xml" if xml else "html", sheets, encoding=encoding)


def read_tables(text: str) -> tuple[Sheet, ...]:
    """Return every table of a text in markup that holds anything.

    Raises:
        OwnDataError: it declares entities, or holds more than a file may.

    """
    if ENTITIES in text.casefold() or _is_costly(text):
        raise refuse("unreadable")
    reader = _Tables()
    reader.feed(text)
    reader.close()
    return tuple(reader.sheets())


def _is_costly(text: str) -> bool:
    unclosed = text.count("<") - text.count(">")
    return unclosed > MOST_UNCLOSED or text.count("<!") + text.count("<?") > MOST_DECLARED


class _Tables(HTMLParser):
    """Collects the cells of all tables; one inside another's cell is a table of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._tables: list[tuple[str, list[dict[int, Cell]]]] = []
        self._open: list[_Open] = []
        self._unseen = 0
        self._cells = 0
        self._title = ""

    def sheets(self) -> list[Sheet]:
        """Return the tables that hold anything."""
        found: list[Sheet] = []
        for title, rows in self._tables:
            builder = GridBuilder()
            for number, cells in enumerate(rows, start=1):
                builder.add(number, cells)
            if made := builder.rows():
                found.append(Sheet(title or str(len(found) + 1), made))
        return found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a table, a row or a cell."""
        given = dict(attrs)
        if tag in UNSEEN:
            self._unseen += 1
        elif tag == "worksheet":
            self._title = given.get("ss:name") or ""
        elif tag in TABLES:
            if len(self._tables) >= MAX_SHEETS:
                raise refuse("too_many_sheets", limit=MAX_SHEETS)
            rows: list[dict[int, Cell]] = []
            self._tables.append((self._title, rows))
            self._open.append(_Open(rows))
        elif self._open and tag in ROWS:
            self._open[-1].row()
            if len(self._open[-1].rows) > MAX_ROWS:
                raise refuse("too_many_rows", MAX_ROWS + 1, limit=MAX_ROWS)
        elif self._open and tag in CELLS:
            self._cells += 1
            if self._cells > MAX_CELLS:
                raise refuse("too_many_cells", limit=MAX_CELLS)
            self._open[-1].cell(given)
        elif self._open and tag == "br":
            self._open[-1].text.append(" ")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element that is closed at once."""
        if tag not in UNSEEN:
            self.handle_starttag(tag, attrs)
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close what is open."""
        if tag in UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif self._open and tag in TABLES:
            self._open.pop().close()
        elif self._open and tag in CELLS | ROWS:
            self._open[-1].close()

    def handle_data(self, data: str) -> None:
        """Add text to the open cell."""
        if self._open and not self._unseen:
            self._open[-1].text.append(data)


class _Open:
    """A table being read: its rows so far, the open cell, and cells that reach into later rows."""

    def __init__(self, rows: list[dict[int, Cell]]) -> None:
        self.rows = rows
        self.text: list[str] = []
        self._place: int | None = None
        self._next = 0
        self._wide = 1
        self._formula = False
        self._taken: dict[int, int] = {}

    def row(self) -> None:
        """Begin a row."""
        self.close()
        self._taken = {place: left - 1 for place, left in self._taken.items() if left > 1}
        self.rows.append({})
        self._next = 0

    def cell(self, given: dict[str, str | None]) -> None:
        """Begin a cell."""
        self.close()
        if not self.rows:
            self.rows.append({})
        index = _count(given.get("ss:index"))
        place = index - 1 if index > 1 else self._next
        while self._taken.get(place):
            place += 1
        if place >= COLUMNS_LOOKED_AT:
            raise refuse("too_many_columns", len(self.rows), limit=MAX_COLUMNS)
        # Excel's XML says how many more cells are covered, a page how many there are.
        wide = max(_count(given.get("colspan")), _count(given.get("ss:mergeacross"), 1))
        high = max(_count(given.get("rowspan")), _count(given.get("ss:mergedown"), 1))
        for covered in range(place, place + wide):
            if high > 1:
                self._taken[covered] = high
        self._place, self._next, self.text = place, place + wide, []
        self._formula = bool(FORMULAS & given.keys())

    def close(self) -> None:
        """End the open cell, if there is one."""
        if self._place is None:
            return
        for cell in text_cells(["".join(self.text)]).values():
            self.rows[-1][self._place] = Cell("formula", cell.text) if self._formula else cell
        self._place, self.text = None, []


def _count(text: str | None, more: int = 0) -> int:
    """Return a number of cells from an attribute, one where it says none."""
    digits = (text or "").strip()
    return min(WIDEST, max(1, int(digits) + more)) if SMALL_NUMBER.fullmatch(digits) else 1
