"""Names of provinces in files of own data, as offices write them."""

from pathlib import Path

import pytest

from scoring import load_case, load_league, load_rules
from scoring.own_data import (
    LeagueFacts,
    OwnLeague,
    Reading,
    case_in_league,
    read_own_counts,
    read_own_league,
)
from scoring.own_data.counts import OwnCounts

FILES = Path(__file__).parent / "files"
HEAD = "Tỉnh;Tổng điểm\n"


def _file(name: str) -> Reading[OwnLeague]:
    return read_own_league((FILES / f"{name}.csv").read_bytes(), LeagueFacts.of_year(2026))


def _rows(rows: str, year: int = 2026, size: int | None = None) -> Reading[OwnLeague]:
    return read_own_league(f"{HEAD}{rows}".encode(), LeagueFacts.of_year(year, size))


def _counts(provinces: list[str], own: str, year: int) -> Reading[OwnCounts]:
    rows = [f"{name};e_result_issued;1;{2 + place}" for place, name in enumerate(provinces)]
    text = "\n".join(["tỉnh;indicator;numerator;denominator", *rows])
    return read_own_counts(text.encode(), load_rules("portal_2026"), own, year=year)


def _found(reading: Reading[OwnLeague] | Reading[OwnCounts]) -> list[tuple[str, int | None]]:
    return [(problem.code, problem.row) for problem in (*reading.errors, *reading.warnings)]


@pytest.mark.parametrize("name", ["ubnd_names", "ubnd_groups"])
def test_names_with_the_office_before_them_are_the_league_itself(name: str) -> None:
    reading = _file(name)
    assert reading.value is not None
    own, published = reading.value.league, load_league(2026)
    assert {r.province: (r.total, r.rank) for r in own.rows} == {
        r.province: (r.total, r.rank) for r in published.rows
    }
    case = case_in_league(reading.value, "Lâm Đồng")
    assert (case.province, case.baseline.rank.median) == ("Lâm Đồng", 16)
    assert case.baseline.rank == load_case(2026, "Lâm Đồng").baseline.rank
    said = next(problem for problem in reading.warnings if problem.code == "provinces_read")
    assert "(34): “UBND tỉnh Đồng Tháp” → Đồng Tháp; “UBND Thành phố Đồng Nai” → Đồng Nai; " in str(said)


def test_a_file_with_prefixes_has_the_fingerprint_of_one_without() -> None:
    bare = "".join(f"{row.province};{row.total}\n" for row in load_league(2026).rows)
    prefixed = "".join(f"UBND tỉnh {row.province.upper()};{row.total}\n" for row in load_league(2026).rows)
    one, other = _rows(bare).value, _rows(prefixed).value
    assert one is not None
    assert other is not None
    assert one.fingerprint == other.fingerprint


def test_a_province_with_and_without_the_office_is_repeated() -> None:
    reading = _file("repeated_with_prefix")
    assert reading.value is None
    assert [(problem.code, problem.row) for problem in reading.errors] == [("repeated", 35)]
    assert "“UBND tỉnh Đồng Tháp” is there already, in row 2" in str(reading.errors[0])


def test_a_former_province_in_place_of_its_successor_is_named_with_it() -> None:
    reading = _file("old_name_in_2026")
    assert reading.value is None
    assert [(problem.code, problem.row) for problem in reading.errors] == [("province_merged", 17)]
    assert "“Bình Thuận” became part of Lâm Đồng on 1 July 2025" in str(reading.errors[0])
    assert "Write Lâm Đồng if the figures are of the whole of it" in str(reading.errors[0])


@pytest.mark.parametrize(
    ("rows", "code", "row", "words"),
    [
        ("Lâm Đồng;63\nBình Thuận;60\n", "province_merged_beside", 3, "part of Lâm Đồng (row 2) on 1 July"),
        ("BR-VT;63\nTP.HCM;60\n", "province_merged_beside", 2, "part of Hồ Chí Minh (row 3) on 1 July"),
        ("Huế;63\nThừa Thiên Huế;60\n", "province_renamed_beside", 3, "and “Huế” (row 2) are one"),
        ("TT-Huế;63\nUBND TP Huế;60\n", "province_renamed_beside", 3, "and “TT-Huế” (row 2) are one"),
        ("Huế;63\nTP. Huế;60\n", "repeated", 3, "“TP. Huế” is there already, in row 2"),
        ("Miền X;63\nMIEN X;60\n", "repeated", 3, "“MIEN X” is there already, in row 2"),
    ],
)
def test_no_province_is_counted_twice_by_whatever_names(rows: str, code: str, row: int, words: str) -> None:
    reading = _rows(rows)
    assert [(problem.code, problem.row) for problem in reading.errors] == [(code, row)]
    assert words in str(reading.errors[0])


def test_provinces_of_a_year_before_the_mergers_are_its_own() -> None:
    reading = _rows("Lâm Đồng;63\nBình Thuận;60\nTP Huế;61\n", 2023)
    assert reading.value is not None
    assert [r.province for r in reading.value.league.rows] == ["Lâm Đồng", "Bình Thuận", "Thừa Thiên Huế"]
    assert _found(reading) == [("league_partial", None), ("province_renamed", 4)]


def test_in_the_year_of_the_mergers_the_number_of_provinces_decides() -> None:
    assert _rows("Lâm Đồng;63\nBình Thuận;60\n", 2025, 63).value is not None
    assert _rows("Lâm Đồng;63\nBình Thuận;60\n", 2025, 34).value is None


def test_a_new_name_is_read_with_a_note() -> None:
    reading = _rows("Thừa Thiên Huế;63\n")
    assert reading.value is not None
    assert reading.value.league.rows[0].province == "Huế"
    assert "read as Huế: Thừa Thiên Huế has been called Huế since 1 January 2025" in str(
        reading.warnings[1]
    )


def test_unknown_names_are_reported_and_near_ones_proposed() -> None:
    reading = _rows("Hà Nộii;63\nAtlantis;60\nUtopia;50\nNinh Thuân;40\n", 2023)
    assert reading.value is not None
    said = {problem.code: str(problem) for problem in reading.warnings}
    assert set(said) == {"league_partial", "province_close", "provinces_unknown", "provinces_read"}
    assert "Perhaps “Hà Nội”" in said["province_close"]
    assert "(2): “Atlantis”; “Utopia”" in said["provinces_unknown"]
    assert "(1): “Ninh Thuân” → Ninh Thuận" in said["provinces_read"]


def test_several_near_names_are_one_message_with_what_each_may_be() -> None:
    reading = _rows("Hà Nộii;63\nCà Mauu;60\nLào Caii;50\nSơn Laa;40\n", 2026)
    (said,) = (problem for problem in reading.warnings if problem.code == "provinces_close")
    assert str(said).startswith(
        "4 rows, first 2, 3, 4, 'Tỉnh': Names of no province, each close to one (4):"
    )
    assert "“Hà Nộii” → Hà Nội?; “Cà Mauu” → Cà Mau?; “Lào Caii” → Lào Cai?; “Sơn Laa” → Sơn La?" in str(
        said
    )


@pytest.mark.parametrize(
    ("provinces", "own", "counts", "codes"),
    [
        (["UBND tỉnh Đồng Tháp"], "Đồng Tháp", (1, 2), ["provinces_read"]),
        (["TT-Huế"], "Huế", (1, 2), ["province_renamed"]),
        (["Lâm Đồng", "Hà Nội"], "Hà Nội", (1, 3), ["other_province"]),
        (["Atlantis", "Hà Nội"], "Hà Nội", (1, 3), ["provinces_unknown", "other_province"]),
        (["Hà Nam"], "Hà Nội", None, ["province_missing"]),
        (["Bình Thuận"], "Lâm Đồng", None, ["province_part"]),
        (["Lâm Đồng", "Bình Thuận"], "Lâm Đồng", None, ["province_part"]),
    ],
)
def test_counts_are_those_of_the_province_by_whatever_name(
    provinces: list[str], own: str, counts: tuple[int, int] | None, codes: list[str]
) -> None:
    reading = _counts(provinces, own, 2026)
    assert [code for code, _ in _found(reading)] == codes
    assert (reading.value and reading.value.counts.get("e_result_issued")) == counts


def test_counts_of_the_office_s_own_file_are_read() -> None:
    content = (FILES / "counts_ubnd.csv").read_bytes()
    reading = read_own_counts(content, load_rules("portal_2026"), "Đồng Tháp", year=2026)
    assert reading.value is not None
    assert reading.value.counts == {"on_time_settlement": (358660, 405424)}


def test_a_hostile_column_of_names_is_read_at_once() -> None:
    rows = "".join(f"{'T ' * 8}Miền {place};{place % 90}\n" for place in range(1900))
    reading = _rows(rows)
    assert reading.value is None
    unknown = next(problem for problem in reading.warnings if problem.code == "provinces_unknown")
    assert unknown.value == 1900
