"""The chart of units: what is published stands apart from estimates, and words name no unit."""

from decimal import Decimal

import pytest

from scoring import (
    Unit,
    announced_units,
    district_median,
    districts_to_best,
    load_case,
    unit_standings,
    weakest_to_median,
)
from tests.ui.charts.drawn import expect_valid
from ui.charts import Drawing, draw_units
from ui.charts.units import MOST_ROWS
from ui.words.texts import LANGUAGES, Language, load_texts

CASE = load_case()
ANNOUNCED = announced_units(CASE, "sixteen")


def _draw(units: tuple[Unit, ...], language: Language = "vi") -> Drawing:
    return draw_units(
        unit_standings(CASE, units), district_median(CASE, units), Decimal(22), load_texts(language)
    )


def test_units_stand_from_the_highest_to_the_lowest_with_how_they_are_known():
    rows = _draw(ANNOUNCED).rows.to_pylist()
    assert [row["points"] for row in rows] == sorted((row["points"] for row in rows), reverse=True)
    known = {row["name"]: row["known"] for row in rows}
    assert (known["Phú Quý"], known["sixteen"], known["La Gi"]) == ("published", "published", "unpublished")
    assert {row["median"] for row in rows} == {5.38}
    assert {row["best"] for row in rows} == {8.71}


def test_an_estimate_is_drawn_with_the_room_it_has_and_a_published_figure_with_none():
    for row in _draw(ANNOUNCED).rows.to_pylist():
        room = (row["low"], row["high"])
        assert room == ((3.56, 8.71) if row["known"] == "unpublished" else (row["points"], row["points"]))


def test_only_units_with_a_target_go_somewhere():
    rows = _draw(weakest_to_median(CASE, ANNOUNCED)).rows.to_pylist()
    assert {row["name"]: row["after"] for row in rows if row["after"] is not None} == {
        "Hàm Thuận Nam": 5.38
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_and_table_say_what_is_drawn(language: Language):
    drawing = _draw(ANNOUNCED, language)
    high, low = ("8,71", "3,56") if language == "vi" else ("8.71", "3.56")
    assert high in drawing.message
    assert low in drawing.message
    assert "8/11" in drawing.message or "8 of 11" in drawing.message
    assert "Phú Quý" not in drawing.message + drawing.alt
    table = drawing.make_table()
    assert list(table.iloc[:, 0]) == [row["name"] for row in drawing.rows.to_pylist()]
    assert table.iloc[0, 1].startswith(high)


def test_of_very_many_units_the_highest_and_lowest_are_drawn_and_that_is_said():
    units = tuple(Unit(f"unit {n}", "district", Decimal(n) / 100) for n in range(100))
    drawing = _draw(units)
    points = [row["points"] for row in drawing.rows.to_pylist()]
    assert len(points) == MOST_ROWS
    assert (max(points), min(points)) == (0.99, 0.0)
    assert "12 đơn vị cao nhất và 12 đơn vị thấp nhất" in drawing.message


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_design_is_valid_and_the_same_whatever_the_figures(language: Language):
    before, after = _draw(ANNOUNCED, language), _draw(districts_to_best(CASE, ANNOUNCED), language)
    assert before.design == after.design
    assert before.alt == after.alt
    assert before.rows.column_names == after.rows.column_names
    expect_valid(before)
