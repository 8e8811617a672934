"""Files that cost far more to read than to send, by name; none above what may be uploaded."""

from __future__ import annotations

import io
import itertools
import random
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from scoring import load_league, load_rules
from scoring.tables.sizes import MAX_BYTES

OFFICE = "http://schemas.openxmlformats.org"
SHEET = f'xmlns="{OFFICE}/spreadsheetml/2006/main" xmlns:r="{OFFICE}/officeDocument/2006/relationships"'
RELATION = f"{OFFICE}/officeDocument/2006/relationships"
PACKAGE = f"{OFFICE}/package/2006"

HEAD = "Tỉnh;Tổng điểm"
# Signs of two classes by turns: bringing them into order takes time with the square of their number.
MARKS = "\u0301\u0323"

Maker = Callable[[], bytes]

LESS = 8


def text(rows: Iterable[str], head: str = HEAD) -> bytes:
    """Return a table as CSV."""
    return "\n".join((head, *rows)).encode()[:MAX_BYTES]


def marks(size: int, signs: str = MARKS) -> bytes:
    """Return a table with one cell of about ``size`` bytes of combining signs."""
    return text([f"a{signs * (size // len(signs.encode()))};60"])


def book(
    sheets: Sequence[str],
    *,
    parts: Mapping[str, str] | None = None,
    shown: int = 0,
    same_id: bool = False,
    workbook: str = "",
) -> bytes:
    """Return a workbook of these sheets' XML; with ``shown``, so many sheets share the first one's part."""
    count = shown or len(sheets)
    ids = [1 if same_id else number for number in range(1, count + 1)]
    tabs = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="rId{link}"/>' for n, link in enumerate(ids, 1))
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{RELATION}/worksheet" '
        f'Target="worksheets/sheet{1 if shown else n}.xml"/>'
        for n in sorted(set(ids))
    )
    links += f'<Relationship Id="rIdS" Type="{RELATION}/sharedStrings" Target="sharedStrings.xml"/>'
    links += f'<Relationship Id="rIdT" Type="{RELATION}/styles" Target="styles.xml"/>'
    kinds = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        f'spreadsheetml.{kind}+xml"/>'
        for part, kind in (
            ("workbook", "sheet.main"),
            ("sharedStrings", "sharedStrings"),
            ("styles", "styles"),
        )
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        write = archive.writestr
        write(
            "[Content_Types].xml",
            f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{kinds}</Types>',
        )
        write(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        write("xl/workbook.xml", f"<workbook {SHEET}><sheets>{tabs}</sheets>{workbook}</workbook>")
        write(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
        )
        for number, sheet in enumerate(sheets, 1):
            write(f"xl/worksheets/sheet{number}.xml", f"<worksheet {SHEET}>{sheet}</worksheet>")
        basic = {
            "xl/sharedStrings.xml": f"<sst {SHEET}/>",
            "xl/styles.xml": f"<styleSheet {SHEET}/>",
        }
        for name, part in {**basic, **(parts or {})}.items():
            write(name, part)
    return target.getvalue()


def data(rows: Iterable[str]) -> str:
    """Return rows of XML as a sheet's data."""
    return f"<sheetData>{''.join(rows)}</sheetData>"


def far(rows: int, content: str = "<v>1</v>") -> str:
    """Return a sheet with a cell in the last column of every row."""
    return data(f'<row r="{n}"><c r="XFD{n}">{content}</c></row>' for n in range(1, rows + 1))


def _repeated(template: str, count: int) -> str:
    """Return a piece of XML many times; ``#`` in it is another number each time, so that it packs badly."""
    chance = random.Random(766)
    return "".join(template.replace("#", str(chance.randrange(1, 999_999))) for _ in range(count))


def _beside(template: str, count: int) -> bytes:
    return book([f"<sheetData/>{_repeated(template, count)}"])


def _strings(item: str, count: int) -> bytes:
    return book([far(10)], parts={"xl/sharedStrings.xml": f"<sst {SHEET}>{_repeated(item, count)}</sst>"})


def _styles(kind: str, item: str, count: int) -> bytes:
    styles = f"<styleSheet {SHEET}><{kind}>{_repeated(item, count)}</{kind}></styleSheet>"
    return book([far(10)], parts={"xl/styles.xml": styles})


def _cells(cell: str, rows: int = 2000, columns: int = 2) -> bytes:
    head = "".join(f'<c t="inlineStr"><is><t>{name}</t></is></c>' for name in HEAD.split(";"))
    cells = _repeated(f"{cell}|", rows * columns).split("|")
    filled = ("".join(cells[n : n + columns]) for n in range(0, rows * columns, columns))
    return book([data([f"<row>{head}</row>", *(f"<row>{row}</row>" for row in filled)])])


def _anagrams(names: Sequence[str], count: int) -> list[str]:
    chance = random.Random(766)
    return [
        "".join(chance.sample(name, len(name))) for name in itertools.islice(itertools.cycle(names), count)
    ]


def _indicators() -> bytes:
    names = [rule.name.vi[:290] for rule in load_rules("portal_2022_2025").indicators.values()]
    return text((f'"{name}";1;2' for name in _anagrams(names, 1990)), "indicator;numerator;denominator")


def _provinces(count: int) -> bytes:
    names = [row.province for row in load_league(2023).rows]
    return text(f"{name};60" for name in _anagrams(names, count))


def _headings() -> bytes:
    names = [group.name.vi for group in load_rules("portal_2022_2025").groups.values()]
    return text([f"Huế;60{';x' * 57}"], ";".join([HEAD, *(f'"{name}"' for name in _anagrams(names, 57))]))


def _archive(names: Iterable[str], size: int) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, b"<a/>" * (size // 4))
    return target.getvalue()


LONG = "x" * 299
ARCHIVE = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x"

FIXED: Mapping[str, Maker] = {
    **{
        f"{size} bytes of {name}": lambda size=size, signs=signs: marks(size, signs)
        for size in (64_000, 990_000)
        for name, signs in (
            ("two signs by turns", MARKS),
            ("one sign", "\u0301"),
            ("letters apart", "\u1100\u1161"),
        )
    },
    "marked headings": lambda: text([f"Huế;60{';x' * 58}"], ";".join([HEAD, *[f"a{MARKS * 70}"] * 58])),
    "marked headings in fifteen rows": lambda: text([";".join([f"a{MARKS * 70}"] * 59)] * 14, ";" * 59),
    "a marked cell in UTF-16": lambda: f"{HEAD}\na{MARKS * 200_000};60".encode("utf-16"),
    "one line of marks, no table": ("a" + MARKS * 240_000).encode,
    "tags without end": lambda: b"<table>" + b"<a " * 300_000,
    "comments without end": lambda: b"<table>" + b"<!--x>" * 150_000,
    "rows without cells": lambda: b"<table>" + b"<tr>" * 200_000,
    "a head of a web archive without end": lambda: (
        ARCHIVE + b";\n a=b" * 150_000 + b"\n\n--x\n\n<table></table>\n--x--\n"
    ),
    "parts of a web archive without end": lambda: ARCHIVE + b"\n\n" + b"--x\n\n" * 150_000,
    "sheets told in a web archive without end": lambda: (
        ARCHIVE + b"\n\n--x\nContent-Type: text/html\n\n" + b"<x:ExcelWorksheet>" * 50_000 + b"\n--x--\n"
    ),
    "lists in lists": lambda: b"[" * 900_000,
    "an open quotation mark": lambda: text(['"' + "a\n" * 490_000]),
    "nearly the indicators": _indicators,
    "nearly the headings": _headings,
    "ten sheets of one part": lambda: book([far(20_000)], shown=10),
    "ten sheets of one relation": lambda: book([far(20_000)], shown=10, same_id=True),
    "a far cell in 2,000 rows": lambda: book([far(2_000, "")]),
    "a cell in the last row of ten sheets": lambda: book(
        [data(['<row r="1048576"><c r="A1048576"><v>1</v></c></row>'])] * 10
    ),
    "markup within markup": lambda: book(
        [_repeated("<a#>", 20_000) + "".join(reversed(_repeated("</a#>|", 20_000).split("|")))]
    ),
    "two hundred parts": lambda: _archive([f"xl/{n}.xml" for n in range(199)], 100_000),
    "a part a hundred times its packed size": lambda: _archive(["xl/workbook.xml"], 19_000_000),
    "the same part again and again": lambda: _archive(["xl/workbook.xml"] * 150, 50_000),
}

# What costs by the number of its rows, cells or parts.
BY_COUNT: Mapping[str, tuple[int, Callable[[int], bytes]]] = {
    "a marked name in every row": (1600, lambda count: text(f"{n}a{MARKS * 73};60" for n in range(count))),
    "a marked number in every row": (1600, lambda count: text(f"P{n};1{MARKS * 70}" for n in range(count))),
    "brackets in every name": (1900, lambda count: text(f"{'([' * 140}{n};60" for n in range(count))),
    "the longest names": (1999, lambda count: text(f"{n:04}{LONG[:290]};60" for n in range(count))),
    "the longest digits": (1999, lambda count: text(f"P{n};{'1' * 299}" for n in range(count))),
    "thousands without end": (1999, lambda count: text(f"P{n};{'1.' * 149}" for n in range(count))),
    "spaced digits": (1999, lambda count: text(f"P{n};1{' 000' * 70}," for n in range(count))),
    "every number in two ways": (1999, lambda count: text(f"P{n};1.{n % 900 + 100}" for n in range(count))),
    "every cell": (
        1999,
        lambda count: text(["60;" * 59 + "1"] * count, ";".join([HEAD] + ["Ghi chú"] * 58)),
    ),
    "the same province": (1999, lambda count: text(["Huế;60"] * count)),
    "a formula in every cell": (1999, lambda count: text(["=1;" * 59] * count, ";".join([HEAD] * 30))),
    "nearly the provinces": (1990, _provinces),
    "a far cell in 20,000 rows of ten sheets": (5_000, lambda count: book([far(count, "")] * 9)),
    "empty rows in ten sheets": (
        20_000,
        lambda count: book([data(f'<row r="{n}"/>' for n in range(1, count + 1))] * 10),
    ),
    "formatted empty cells": (1_900, lambda count: _cells('<c s="#"/>', count, 60)),
    "every cell of ten sheets": (
        200,
        lambda count: book(
            [data(f"<row>{_repeated('<c><v>#</v></c>', 45)}</row>" for _ in range(count))] * 10
        ),
    ),
    "merged ranges": (
        60_000,
        lambda count: _beside('<mergeCells><mergeCell ref="A1:B#"/></mergeCells>', count),
    ),
    "columns": (60_000, lambda count: _beside('<cols><col min="1" max="#"/></cols>', count)),
    "links out": (
        50_000,
        lambda count: _beside('<hyperlinks><hyperlink ref="A#" r:id="rId#"/></hyperlinks>', count),
    ),
    "rules of format": (
        50_000,
        lambda count: _beside(
            '<conditionalFormatting sqref="A#"><cfRule priority="#"/></conditionalFormatting>',
            count,
        ),
    ),
    "rules of input": (
        40_000,
        lambda count: _beside(
            "<dataValidations>"
            '<dataValidation sqref="A#"><formula1>#</formula1></dataValidation>'
            "</dataValidations>",
            count,
        ),
    ),
    "shared strings": (90_000, lambda count: _strings("<si><t>#</t></si>", count)),
    "strings in pieces": (4_000, lambda count: _strings("<si>" + "<r><t>#</t></r>" * 20 + "</si>", count)),
    "styles": (60_000, lambda count: _styles("cellXfs", '<xf numFmtId="#"/>', count)),
    "fonts": (50_000, lambda count: _styles("fonts", '<font><sz val="#"/></font>', count)),
    "number formats": (
        40_000,
        lambda count: _styles("numFmts", '<numFmt numFmtId="#" formatCode="0.#"/>', count),
    ),
    "defined names": (
        40_000,
        lambda count: book(
            [far(10)],
            workbook="<definedNames>"
            + _repeated('<definedName name="n#">S1!A#</definedName>', count)
            + "</definedNames>",
        ),
    ),
    "long texts in cells": (
        1_500,
        lambda count: _cells(f'<c t="inlineStr"><is><t>{"#" * 49}</t></is></c>', count),
    ),
    "dates": (1_500, lambda count: _cells('<c t="d" s="#"><v>2023-01-01</v></c>', count, 20)),
    "numbers out of all bounds": (1_500, lambda count: _cells("<c><v>1e30#</v></c>", count, 30)),
    "errors": (1_500, lambda count: _cells('<c t="e"><v>#</v></c>', count, 30)),
    "formulas": (1_500, lambda count: _cells("<c><f>SUM(A1:B#)</f></c>", count, 30)),
    **{
        f"a million of {name}": (
            990_000,
            lambda count, sign=sign: sign.encode() * (count // len(sign.encode())),
        )
        for name, sign in (
            ("commas", ","),
            ("semicolons", ";"),
            ("tabs and one", "\t1"),
            ("bars", "|"),
            ("quotation marks", '"'),
            ("quotation marks by lines", '"\n'),
            ("empty lines and one", "\n;"),
            ("carriage returns", "a\r"),
            ("narrow spaces", "\u202f"),
            ("brackets", "("),
            ("line separators", "a\u2028"),
        )
    },
}

COSTLY: Mapping[str, Maker] = {
    **FIXED,
    **{name: partial(make, count) for name, (count, make) in BY_COUNT.items()},
}
# The same with less of it: enough to go beyond every bound.
SMALLER: Mapping[str, Maker] = {
    **FIXED,
    **{name: partial(make, count // LESS) for name, (count, make) in BY_COUNT.items()},
}
