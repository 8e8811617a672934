"""The path of a road map: what is expected, what is real, and where ratings begin, in words as well."""

from decimal import Decimal
from typing import Any

import pytest

from scoring import Milestone, RoadMap, expected, late
from tests.scoring.plan.road_maps import CASE, ON_TRACK, behind
from tests.ui.charts.drawn import expect_valid
from ui.charts import Drawing, draw_road_map
from ui.charts.road_map import Path
from ui.words.texts import LANGUAGES, Language, load_texts

every_language = pytest.mark.parametrize("language", LANGUAGES)


def _drawn(road_map: RoadMap, language: Language = "vi") -> Drawing:
    path = Path(CASE, road_map, expected(CASE, road_map), late(CASE, road_map))
    return draw_road_map(path, load_texts(language))


def _rows(drawing: Drawing, what: str) -> list[dict[str, Any]]:
    return [row for row in drawing.rows.to_pylist() if row["what"] == what]


def _with_actual(percent: str) -> RoadMap:
    *before, last = ON_TRACK.milestones
    figures = {"digitization": Decimal(percent), "online_payment": Decimal(60)}
    return RoadMap((*before, Milestone(last.day, last.targets, figures)))


def test_the_path_begins_at_the_baseline_and_ends_at_the_scenario():
    rows = _rows(_drawn(ON_TRACK), "expected")
    assert [row["total"] for row in rows] == [60.08, 61.80, 63.53, 65.23, 66.96]
    assert [row["day"] for row in rows] == [
        "Hiện trạng",
        "31/3/2026",
        "30/6/2026",
        "30/9/2026",
        "31/12/2026",
    ]
    assert _rows(_drawn(ON_TRACK), "actual") == []


def test_actual_points_stand_beside_the_path():
    drawing = _drawn(behind())
    (row,) = _rows(drawing, "actual")
    assert (row["day"], row["total"], row["label"]) == ("30/6/2026", 61.81, "Thực tế 61,81")
    assert "thấp hơn dự kiến 1,72 điểm" in drawing.message
    assert "1 chỉ tiêu chưa có số" in drawing.message
    assert "nằm dưới" in drawing.alt


@pytest.mark.parametrize(
    ("percent", "said", "seen"),
    [("45", "đúng như dự kiến", "trùng"), ("50", "cao hơn dự kiến", "nằm trên")],
)
def test_being_ahead_or_on_track_is_said_too(percent: str, said: str, seen: str):
    drawing = _drawn(_with_actual(percent))
    assert said in drawing.message
    assert seen in drawing.alt


def test_the_ratings_on_the_way_and_the_next_one_are_named():
    assert [row["label"] for row in _rows(_drawn(ON_TRACK, "en"), "band")] == ["Fair from 70"]


@every_language
def test_the_table_says_rank_and_range_and_how_far_behind(language: Language):
    table = _drawn(behind(), language).make_table()
    assert len(table) == 4
    assert list(table.iloc[3])[1:4] == (
        ["66,96", "+6,88", "42 (40–45)"] if language == "vi" else ["66.96", "+6.88", "42 (40–45)"]
    )
    assert list(table.iloc[1])[5:] == (
        ["61,81", "chậm 1,72 điểm"] if language == "vi" else ["61.81", "1.72 points behind"]
    )
    assert list(table.iloc[0])[5:] == ["", ""]


@every_language
def test_the_design_is_valid_and_stays_while_targets_change(language: Language):
    before, after = _drawn(ON_TRACK, language), _drawn(_with_actual("45"), language)
    expect_valid(before)
    assert before.design == after.design
    assert before.rows.schema.names == after.rows.schema.names
