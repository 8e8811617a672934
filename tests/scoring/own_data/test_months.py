"""Own counts by month: read from whatever an office writes, added up, and gone on from to the cent."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import find_case, simulate
from scoring.own_data import OwnCounts, Reading, case_with_counts, read_own_counts
from scoring.own_data.month_names import Month, read_month
from scoring.own_data.templates import clean_table, month_template
from scoring.rounding import round_half_up
from scoring.tables.writing import write_csv, write_workbook
from tests.bad_uploads.make import workbook

CASE = find_case("lam-dong-2026")
RULES = CASE.rules
OFFICIAL = {name: item.counts for name, item in CASE.baseline.indicators.items() if item.counts}
LAST = date(2026, 9, 30)
HEAD = "Tháng;Mã chỉ số;Tử số;Mẫu số\n"


def _read(content: bytes) -> Reading[OwnCounts]:
    return read_own_counts(content, RULES, "Lâm Đồng", year=2026)


def _own(content: bytes) -> OwnCounts:
    reading = _read(content)
    assert reading.value is not None, [*map(str, reading.errors)]
    return reading.value


def _text(rows: Iterable[tuple[object, str, object, object]]) -> bytes:
    lines = (";".join(str(cell) for cell in row) for row in rows)
    return (HEAD + "".join(f"{line}\n" for line in lines)).encode()


def _split(whole: int, parts: int, place: int) -> int:
    """A whole split into parts that add up to it."""
    return whole * (place + 1) // parts - whole * place // parts


def _official_by_month(done: int = 9) -> list[tuple[object, str, object, object]]:
    """The published counts, spread over the first months; of a state each month has them all."""
    rows: list[tuple[object, str, object, object]] = []
    for name, (numerator, denominator) in OFFICIAL.items():
        for place in range(done):
            over, of = (_split(whole, done, place) for whole in (numerator, denominator))
            if RULES.indicators[name].measures == "state":
                over, of = numerator, denominator
            rows.append((f"T{place + 1}", name, over, of))
    return rows


def test_months_that_add_up_to_the_published_counts_are_worth_the_published_points() -> None:
    """Golden: Lâm Đồng 2026, 63.24 points, rank 16."""
    own = _own(_text(_official_by_month()))
    assert own.counts == OFFICIAL
    assert (own.counted_to, own.per_day) == (LAST, {})
    case = case_with_counts(CASE, own)
    assert (case.baseline.total, case.baseline.rank.median) == (Decimal("63.24"), 16)
    assert case.baseline.points == CASE.baseline.points
    assert (case.period.end, case.own) == (LAST, own.fingerprint)


def test_expected_months_are_what_is_still_to_come_to_the_cent() -> None:
    """Golden: 30,000 dossiers in the 92 days after 30 September are 326.1 a day, so 30,001.2 in all.

    All on time: (436022 + 30001.2) / (516496 + 30001.2) x 20 = 17.05.
    """
    to_come = [(month, "on_time_settlement", "", 10_000) for month in ("10/2026", "T11", "2026-12")]
    case = case_with_counts(CASE, _own(_text([*_official_by_month(), *to_come])))
    assert case.rest_of_year.per_day == {"on_time_settlement": Decimal("326.1")}
    best = simulate(case.seen(case.rest_of_year), {"on_time_settlement": 100}, couplings=False)
    ratio = (436_022 + Fraction("30001.2")) / (516_496 + Fraction("30001.2"))
    assert best.points["progress"] == round_half_up(ratio * 20) == Decimal("17.05")
    assert best.total == Decimal("63.41")


def test_months_to_come_that_are_not_given_go_on_at_the_pace_so_far() -> None:
    """100 in January are 100/31 a day; 1000 in February, and 306 days more: (1000 + 987.1) / 334 = 5.9."""
    own = _own(_text([("T1", "dossier_sync", 90, 100), ("T2", "dossier_sync", "", 1000)]))
    assert own.per_day == {"dossier_sync": Decimal("5.9")}
    assert own.counted_to == date(2026, 1, 31)


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), min_size=1, max_size=12))
def test_months_add_up(given_: list[tuple[int, int]]) -> None:
    rows = [(n, "dossier_sync", over, over + not_) for n, (over, not_) in enumerate(given_, 1)]
    reading = _read(_text(rows))
    numerator, both = sum(over for over, _ in given_), sum(map(sum, given_))
    if not both:
        assert reading.value is None or reading.value.counts["dossier_sync"] == (0, 0)
        return
    assert reading.value is not None
    assert reading.value.counts == {"dossier_sync": (numerator, both)}
    assert reading.value.counted_to is not None
    assert reading.value.counted_to.month == len(given_)


def test_of_a_state_on_a_day_the_latest_month_counts_and_nothing_is_to_come() -> None:
    rows = [
        ("T1", "payment_procedure_enabled", 10, 100),
        ("T3", "payment_procedure_enabled", 40, 80),
        ("T4", "payment_procedure_enabled", "", 90),
        *((f"T{month}", "dossier_sync", 1, 2) for month in (1, 2, 3)),
    ]
    reading = _read(_text(rows))
    assert reading.value is not None
    assert reading.value.counts == {"dossier_sync": (3, 6), "payment_procedure_enabled": (40, 80)}
    assert reading.value.per_day == {}
    assert [problem.code for problem in reading.warnings] == ["state_expected"]


@pytest.mark.parametrize(
    ("text", "month"),
    [
        *(
            (text, Month(3))
            for text in ("tháng 3", "Tháng 03", "T3", "t.3", "3", "Tháng ba", "March", "thg 3")
        ),
        *((text, Month(3, 2026)) for text in ("2026-03", "3/2026", "03.2026", "T3/2026", "202603")),
        *((text, Month(3, 2026)) for text in ("tháng 3 năm 2026", "Mar-26", "March 2026", "2026 T3")),
        *((text, Month(3, 2026)) for text in ("2026-03-01 00:00:00", "01/03/2026", "31/3/2026")),
        ("tháng năm năm 2026", Month(5, 2026)),
        ("tháng mười hai", Month(12)),
        *(
            (text, None)
            for text in ("0", "13", "Quý 1", "15/03/2026", "2026-02-29", "3-26", "6 tháng", "2026")
        ),
        *(
            (text, None)
            for text in ("3,5", "", "T", "2026", "tháng", "9" * 400, "=1+2", "[3](http://evil)")
        ),
    ],
)
def test_months_as_people_write_them(text: str, month: Month | None) -> None:
    assert read_month(text) == month


def test_a_workbook_s_dates_numbers_and_merged_cells_are_months() -> None:
    head = ("Tháng", "Mã chỉ số", "Tử số", "Mẫu số")
    rows = [
        (date(2026, 1, 1), "dossier_sync", 1, 2),
        (None, "online_filing", 3, 4),
        (2, "dossier_sync", 5, 6),
        (None, "online_filing", 7, 8),
    ]
    reading = _read(workbook([head, *rows]))
    assert reading.value is not None
    assert reading.value.counts == {"dossier_sync": (6, 8), "online_filing": (10, 12)}
    assert [problem.code for problem in reading.warnings] == ["month_carried", "month_carried"]


def test_totals_between_months_are_left_out() -> None:
    rows = [("T1", "dossier_sync", 1, 2), ("T2", "dossier_sync", 3, 4), ("Tổng cộng", "dossier_sync", 4, 6)]
    reading = _read(_text(rows))
    assert reading.value is not None
    assert reading.value.counts == {"dossier_sync": (4, 6)}
    assert [problem.code for problem in reading.warnings] == ["totals_skipped"]


def test_the_old_portal_s_field_of_months_is_not_read_where_it_holds_none() -> None:
    rows = "MONTH;indicator;numerator;denominator\nlũy kế;dossier_sync;1;2\n"
    own = _own(rows.encode())
    assert (own.counts, own.counted_to, own.months) == ({"dossier_sync": (1, 2)}, None, ())


def test_the_fingerprint_goes_by_content_alone() -> None:
    rows = _official_by_month()
    own = _own(_text(rows))
    assert own.fingerprint == _own(_text(reversed(rows))).fingerprint
    others = [
        _own(_text([("T1", "dossier_sync", 1, 2)])),
        _own(_text([("T1", "dossier_sync", 1, 2), ("T2", "dossier_sync", "", 3)])),
        _own(_text([("T1", "dossier_sync", 1, 2), ("T2", "dossier_sync", "", 4)])),
        _own(b"indicator;numerator;denominator\ndossier_sync;1;2\n"),
    ]
    assert len({own.fingerprint, *(item.fingerprint for item in others)}) == 5


def test_counts_of_a_day_have_a_fingerprint_of_their_own() -> None:
    own = _own(b"indicator;numerator;denominator\ndossier_sync;1;2\n")
    until = own.until(LAST)
    assert until.fingerprint != own.fingerprint
    assert (until.until(None), own.until(None)) == (own, own)
    assert case_with_counts(CASE, until).period.end == LAST
    by_month = _own(_text([("T1", "dossier_sync", 1, 2)]))
    assert by_month.until(LAST) is by_month


@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_is_filled_into_the_template_is_read(language: str) -> None:
    rows = month_template(CASE, language)  # type: ignore[arg-type]
    assert len(rows) == 1 + 12 * len(RULES.indicators)
    empty = _read(write_workbook(rows, "Bảng"))
    assert [problem.code for problem in empty.errors] == ["no_counts"]
    for month in (1, 2):
        row = next(row for row in rows if row[:2] == [f"2026-{month:02d}", "on_time_settlement"])
        row[3:5] = [90, 100]
    for content in (write_csv(rows, decimal_comma=language == "vi"), write_workbook(rows, "Bảng")):
        assert _own(content).counts == {"on_time_settlement": (180, 200)}


def test_the_clean_table_is_read_back_as_the_same() -> None:
    own = _own(_text([*_official_by_month(), ("T10", "on_time_settlement", "", 10_000)]))
    rows = clean_table(own, RULES, "vi")
    assert _own(write_csv(rows, decimal_comma=True)) == own
