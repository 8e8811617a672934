"""Columns are known, told, chosen or asked, and never silently another one; choices are kept in a file."""

import json
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scoring import load_rules
from scoring.own_data import Choices, LeagueFacts, OwnDataError, OwnLeague, Reading, read_own_league
from scoring.own_data.looks import is_province
from scoring.tables.choices import read_choices, write_choices
from scoring.tables.columns import columns, headings, plain, several
from scoring.tables.kinds import likely_kind

FACTS = LeagueFacts.of_year(2026)
RULES = load_rules("portal_2026")
PROVINCES = ("Huế", "Hà Nội", "Cà Mau")
NOISE = ("Người phụ trách", "Điện thoại liên hệ", "x", "Cột 7", "Điểm cộng", "Điểm năm trước", "2025")

# A league whose figures no two columns share.
FIGURES = {
    "province": PROVINCES,
    "total": ("64.09", "55.23", "63.11"),
    "rank": ("1", "3", "2"),
    "transparency": ("12.25", "11.20", "11.01"),
    "progress": ("17.78", "14.81", "16.02"),
    "online_service": ("8.75", "7.01", "8.03"),
    "online_payment": ("6.03", "6.91", "6.04"),
    "digitization": ("8.72", "8.01", "9.05"),
    "satisfaction": ("10.56", "7.29", "12.96"),
}
KNOWN = {
    name: sorted(text for text, column in headings("league").items() if column == name) for name in FIGURES
}
HEADINGS = st.fixed_dictionaries({name: st.sampled_from(known) for name, known in KNOWN.items()})
ORDERS = st.permutations(sorted(FIGURES))


def _csv(order: list[str], named: dict[str, str], figures: dict[str, tuple[str, ...]]) -> bytes:
    rows = [[named[name] for name in order], *zip(*(figures[name] for name in order), strict=True)]
    return "\n".join(";".join(row) for row in rows).encode()


def _values(reading: Reading[OwnLeague]) -> dict[str, tuple[str, ...]]:
    assert reading.value is not None
    rows = reading.value.league.rows
    return {
        "province": tuple(row.province for row in rows),
        "total": tuple(str(row.total) for row in rows),
        "rank": tuple(str(row.rank) for row in rows),
        **{name: tuple(str(row.groups[name]) for row in rows) for name in RULES.groups},
    }


@given(ORDERS, HEADINGS)
def test_columns_in_any_order_under_any_known_heading_are_the_same_table(
    order: list[str], named: dict[str, str]
) -> None:
    assert _values(read_own_league(_csv(order, named, FIGURES), FACTS)) == FIGURES


@given(ORDERS, st.sampled_from(sorted(set(FIGURES) - {"province"})), st.text(min_size=1, max_size=12))
@example(sorted(FIGURES), "digitization", "Điểm")
@example(sorted(FIGURES), "digitization", "Tổng")
@example(sorted(FIGURES), "online_service", "Dịch vụ trực tuyến")
def test_a_renamed_column_is_asked_or_right_and_never_another_one(
    order: list[str], renamed: str, heading: str
) -> None:
    words = plain(heading)
    if not words or any(sign in heading for sign in ';"\r\n,\t|') or not heading.isprintable():
        return
    meant = {headings("league").get(words), *several("league").get(words, ())} - {None}
    named = {name: known[0] for name, known in KNOWN.items()} | {renamed: heading}
    reading = read_own_league(_csv(order, named, FIGURES), FACTS)
    if reading.value is not None and renamed not in meant:
        # It was said to be something that is not read, or the file does not fit it.
        assert meant & {"ignored", "number", "tolerance"}
        assert {k: v for k, v in _values_of_groups(reading).items() if k != renamed} == {
            k: v for k, v in FIGURES.items() if k != renamed
        }
    elif reading.value is not None:
        assert _values(reading) == FIGURES
    else:
        assert reading.asks or reading.errors


def _values_of_groups(reading: Reading[OwnLeague]) -> dict[str, tuple[str, ...]]:
    assert reading.value is not None
    rows = reading.value.league.rows
    found = {
        "province": tuple(row.province for row in rows),
        "total": tuple(str(row.total) for row in rows),
        "rank": tuple(str(row.rank) for row in rows),
    }
    for name in RULES.groups:
        if all(name in row.groups for row in rows):
            found[name] = tuple(str(row.groups[name]) for row in rows)
    return found


@given(ORDERS, st.lists(st.sampled_from(NOISE), min_size=1, max_size=3, unique=True), st.data())
def test_noise_beside_the_table_is_asked_about_and_changes_nothing(
    order: list[str], noise: list[str], data: st.DataObject
) -> None:
    figures, named = dict(FIGURES), {name: known[0] for name, known in KNOWN.items()}
    for heading in noise:
        order = [*order]
        order.insert(data.draw(st.integers(0, len(order))), heading)
        named[heading] = heading
        figures[heading] = data.draw(
            st.sampled_from([("1", "2", "3"), PROVINCES, ("a", "", "b"), ("9.5", "", "")])
        )
    reading = read_own_league(_csv(order, named, figures), FACTS)
    assert reading.layout is not None
    assert {item.heading for item in reading.layout.open} == set(noise)
    # Every column of the table is known, so nothing else is guessed to be one of them.
    assert {item.column for item in reading.layout.open} <= {"ignored", "tolerance"}
    choices = Choices(columns={plain(heading): "ignored" for heading in noise})
    assert _values(read_own_league(_csv(order, named, figures), FACTS, choices)) == FIGURES


RENAMED = "Đơn vị hành chính\tĐiểm số đạt\tGhi chú riêng\nHuế\t64,09\ta\nCà Mau\t63,11\tb\n".encode()


def test_an_open_column_is_shown_with_its_values_and_a_guess_and_then_confirmed() -> None:
    reading = read_own_league(RENAMED, FACTS)
    assert reading.layout is not None
    assert reading.value is None
    assert [(c.letter, c.heading, c.values, c.column) for c in reading.layout.open] == [
        ("A", "Đơn vị hành chính", ("Huế", "Cà Mau"), "province"),
        ("B", "Điểm số đạt", ("64,09", "63,11"), "total"),
        ("C", "Ghi chú riêng", ("a", "b"), "ignored"),
    ]
    read = read_own_league(RENAMED, FACTS, reading.layout.confirmed())
    assert read.value is not None
    assert [str(row.total) for row in read.value.league.rows] == ["64.09", "63.11"]


def test_two_columns_of_one_heading_are_asked_about_unless_they_say_the_same() -> None:
    twice = "Tỉnh;Tổng điểm;Total\nHuế;64,09;{}\n"
    same = read_own_league(twice.format("64,09").encode(), FACTS)
    assert same.value is not None
    other = read_own_league(twice.format("63,00").encode(), FACTS)
    assert other.layout is not None
    assert [(c.heading, c.column) for c in other.layout.open] == [
        ("Tổng điểm", "total"),
        ("Total", "ignored"),
    ]
    choices = Choices(columns={"total": "total", "tong diem": "ignored"})
    read = read_own_league(twice.format("63,00").encode(), FACTS, choices)
    assert read.value is not None
    assert read.value.league.rows[0].total == Decimal("63.00")


def test_a_column_chosen_twice_is_an_error() -> None:
    choices = Choices(
        columns={"don vi hanh chinh": "province", "diem so dat": "total", "ghi chu rieng": "total"}
    )
    assert [p.code for p in read_own_league(RENAMED, FACTS, choices).errors] == ["column_repeated"]


def test_choices_are_kept_in_a_file() -> None:
    reading = read_own_league(RENAMED, FACTS)
    assert reading.layout is not None
    kept = write_choices(reading.layout.confirmed(), "league")
    assert json.loads(kept)["columns"]["diem so dat"] == "total"
    again = read_choices(kept, "league")
    assert again == reading.layout.confirmed()
    assert read_own_league(RENAMED, FACTS, again).value is not None
    # Headings written by hand are as good.
    by_hand = '{"version": 1, "kind": "league", "columns": {"Điểm số đạt": "total", "Điểm #2": "ignored"}}'
    assert read_choices(by_hand.encode(), "league").columns == {
        "diem so dat": "total",
        "diem #2": "ignored",
    }


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "profile"),
        (b"\xff\xfe", "profile"),
        (b"[" * 100_000, "profile"),
        (b'{"version": 2, "kind": "league"}', "profile"),
        (b'{"version": 1, "kind": "league", "extra": 1}', "profile"),
        (b'{"version": 1, "kind": "units"}', "profile_kind"),
        (b'{"version": 1, "kind": "league", "columns": {"a": "unit"}}', "profile_column"),
    ],
)
def test_a_file_that_keeps_no_choices_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(OwnDataError) as caught:
        read_choices(content, "league")
    assert caught.value.problem.code == code


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tỉnh;Tổng điểm\nHuế;60\n", "league"),
        ("Chỉ số;Tử số;Mẫu số\na;1;2\n", "counts"),
        ("Đơn vị;Loại;Số hồ sơ\na;xã;2\n", "units"),
        ("TEN;TONG_SCORE;ROW_STT\nHuế;1;2\n", "league"),
        ("TEN;TONG_SCORE;TDGQ\nSở Y tế;61;12\n", "units"),
        ("UBND TỈNH LÂM ĐỒNG;\nTEN;TONG_SCORE\nUBND TP. Hà Tĩnh;61\nUBND xã A;60\n", "units"),
        ("Đơn vị;Chỉ số;Tử số;Mẫu số\nSở Y tế;ON_TIME;1;2\n", "units"),
        ("Đơn vị;Chỉ số;Tử số;Mẫu số\nHoài Nhơn;ON_TIME;1;2\n", "units"),
        ("name;numerator;denominator\nTỷ lệ TTHC công bố đúng hạn;1;2\n", "counts"),
        ("departmentName;metricCode;numerator;denominator\nHuế;ON_TIME;1;2\n", "counts"),
        ("a;b\n1;2\n", None),
    ],
)
def test_the_kind_of_a_table_is_told_by_its_headings(text: str, kind: str | None) -> None:
    assert likely_kind(text.encode(), is_province) == kind


def test_every_heading_of_the_portal_stands_for_a_column() -> None:
    for kind in ("league", "counts", "units"):
        known = columns(kind)
        assert set(headings(kind).values()) <= set(known)
        assert not headings(kind).keys() & several(kind).keys()
