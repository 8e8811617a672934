"""Units typed or pasted as lines: what is read, and everything that is wrong with a list."""

import pytest

from scoring.units.counted import still_to_count
from scoring.units.table import MOST_UNITS
from scoring.units.unit_list import MOST_SIGNS, ListedUnit, read_unit_list

TITLES = {"unit": "Unit", "dossiers": "Weight", "lead": "Who leads"}


def test_names_weights_and_who_leads_are_read():
    found = read_unit_list("Xã A; 1200; Ông B\n\n  Xã C\t1.300\tBà D \nSở E;5;", TITLES)
    assert found.errors == ()
    assert found.value == (
        ListedUnit("Xã A", 1200, "Ông B"),
        ListedUnit("Xã C", 1300, "Bà D"),
        ListedUnit("Sở E", 5),
    )


def test_names_alone_weigh_all_the_same():
    assert read_unit_list("Phú Quý\nĐức Linh\n", TITLES).value == (
        ListedUnit("Phú Quý"),
        ListedUnit("Đức Linh"),
    )


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", [("no_rows", None)]),
        ("A;1\nA;2", [("repeated", 2)]),
        ("A;1\nB", [("dossiers_some", 2)]),
        ("A;một", [("not_number", 1)]),
        ("A;1,5", [("not_whole", 1)]),
        ("A;-3", [("out_of_range", 1)]),
        (";5", [("unit_incomplete", 1)]),
        ("x" * 81, [("unit_name", 1)]),
        ("\u202exã", [("unit_name", 1)]),
        ("A;1;" + "x" * 81, [("cell_too_long", 1)]),
        ("\n" + "x" * 301, [("cell_too_long", 2)]),
        (
            "\n".join(f"Xã {number}" for number in range(MOST_UNITS + 1)),
            [("too_many_units", MOST_UNITS + 1)],
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, codes: list[tuple[str, int | None]]):
    found = read_unit_list(text, TITLES)
    assert found.value is None
    assert [(problem.code, problem.row) for problem in found.errors] == codes
    assert all(str(problem) for problem in found.errors)


def test_as_many_units_as_there_may_be_are_read():
    found = read_unit_list("\n".join(f"Xã {number}" for number in range(MOST_UNITS)), TITLES)
    assert found.value is not None
    assert len(found.value) == MOST_UNITS


def test_what_is_beyond_the_bound_is_not_looked_at():
    found = read_unit_list("A\n" + "\n" * MOST_SIGNS + "A", TITLES)
    assert found.value == (ListedUnit("A"),)


@pytest.mark.parametrize("name", ["=1+1|'cmd'!A0", "+1+cmd|' /C calc'!A0", "@SUM(A1:A9)"])
def test_a_name_that_begins_like_a_formula_is_refused(name: str):
    refused = read_unit_list(f"{name}; 3", TITLES)
    assert [(problem.code, problem.row) for problem in refused.errors] == [("formula", 1)]


def test_markup_is_a_name_like_any_other():
    name = "<script>alert(1)</script> & **b**"
    assert read_unit_list(f"{name}; 3; =A1", TITLES).value == (ListedUnit(name, 3, "=A1"),)


def test_what_is_left_to_count_weighs_units():
    counts = [{"dossier_digitised": (30, 100)}, {"dossier_digitised": (50, 50)}]
    assert still_to_count(counts, "dossier_digitised") == (70, 0)
    assert still_to_count(counts, "e_result_issued") is None
    assert still_to_count(counts[1:], "dossier_digitised") is None
