"""Whatever a file holds, it is read or refused by name; what is read can be written and read again."""

import contextlib
from decimal import Decimal
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from scoring import Unit, UnitTableError, UnitWords, read_unit_table, write_unit_csv, write_unit_workbook

TOP = Decimal(22)
WORDS = UnitWords(
    "Units",
    {name: name for name in ("unit", "kind", "dossiers", "digitization", "target")},
    {"district": "district", "department": "department"},
)
WORKBOOK = write_unit_workbook([Unit("A", "district", Decimal("8.71"), "own", 3)], WORDS)

cells = st.text(max_size=12) | st.sampled_from(
    ["unit", "kind", "district", "sở", "8,71", "1", "=1", '"', "\0"]
)
lines = st.lists(st.lists(cells, max_size=6), max_size=6)

names = st.text(
    st.characters(categories=("L", "N", "Pd", "Po"), include_characters=" "), min_size=1, max_size=20
)
points = st.none() | st.integers(0, 2200).map(lambda cents: Decimal(cents) / 100)


@given(st.binary(max_size=300))
@example(b"PK\x05\x06" + bytes(18))
def test_any_bytes_are_refused_as_a_table_or_read(content: bytes):
    with contextlib.suppress(UnitTableError):
        read_unit_table("own", content, TOP)


@given(lines, st.sampled_from([",", ";", "\t"]))
def test_any_cells_are_refused_as_a_table_or_read(table: list[list[str]], separator: str):
    content = "unit,kind,dossiers,digitization\n".replace(",", separator)
    content += "\n".join(separator.join(row) for row in table)
    with contextlib.suppress(UnitTableError):
        for unit in read_unit_table("own.csv", content.encode(), TOP):
            assert unit.name
            assert not unit.name.startswith(("=", "+", "-", "@"))
            assert unit.points is None or 0 <= unit.points <= TOP


@given(st.integers(0, len(WORKBOOK) - 1), st.integers(0, 255))
def test_a_damaged_workbook_is_refused_as_a_table_or_read(place: int, byte: int):
    content = WORKBOOK[:place] + bytes([byte]) + WORKBOOK[place + 1 :]
    with contextlib.suppress(UnitTableError):
        read_unit_table("own.xlsx", content, TOP)


@given(
    st.lists(
        st.tuples(names, st.sampled_from(["district", "department"]), points, st.integers(0, 999), points),
        min_size=1,
        max_size=6,
    ),
    st.booleans(),
)
def test_what_is_read_can_be_written_and_read_again(rows: list[tuple[Any, ...]], comma: bool):
    units = [
        Unit(f"{place} {name}", kind, known, "unpublished" if known is None else "own", weight, target)
        for place, (name, kind, known, weight, target) in enumerate(rows)
    ]
    read = read_unit_table("own.csv", write_unit_csv(units, WORDS, decimal_comma=comma), TOP)
    assert [(u.kind, u.points, u.known, u.dossiers, u.target) for u in read] == [
        (u.kind, u.points, u.known, u.dossiers, u.target) for u in units
    ]
    assert read_unit_table("own.xlsx", write_unit_workbook(units, WORDS), TOP) == read
