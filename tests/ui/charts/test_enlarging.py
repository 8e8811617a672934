"""Charts for the projector: larger, inside their room, and still what Vega-Lite understands."""

import json
from dataclasses import replace

import pytest

from scoring import Outcome, find_case, simulate
from tests.ui.charts.drawn import items, scenegraph
from ui import charts
from ui.charts import Drawing, enlarged
from ui.words.texts import LANGUAGES, Language, load_texts

CASE = find_case("binh-thuan-2023")
TWO = simulate(CASE, {"digitization": 45, "online_payment": 60})
EVERY = simulate(CASE, dict.fromkeys(CASE.rules.groups, 90))


def _drawings(outcome: Outcome, language: Language) -> list[Drawing]:
    texts = load_texts(language)
    named = [(str(place), outcome) for place in range(1, 5)]
    return [
        charts.draw_waterfall(outcome, texts),
        charts.draw_groups(outcome, texts),
        charts.draw_comparison(named, texts),
        charts.draw_league(outcome, texts),
    ]


def _sizes(drawing: Drawing, width: int) -> list[float]:
    """Return the sizes of all type that is drawn, as if the chart were so wide."""
    return [item["fontSize"] for item in items(scenegraph(drawing, width)["scenegraph"], "text")]


@pytest.mark.parametrize("room", [420, 560, 860])
@pytest.mark.parametrize("outcome", [TWO, EVERY], ids=["two changes", "every group"])
def test_all_type_on_a_stage_can_be_read_from_the_back(outcome: Outcome, room: int):
    for usual in _drawings(outcome, "vi"):
        large = enlarged(usual, room)
        assert large.height == room
        assert min(_sizes(large, 1200)) >= 24
        assert (large.rows, large.alt, large.message) == (usual.rows, usual.alt, usual.message)


def test_type_grows_with_the_room_and_follows_a_narrow_chart_down():
    large = enlarged(charts.draw_waterfall(TWO, load_texts("en")), 860)
    assert min(_sizes(large, 1800)) > min(_sizes(large, 1200)) > min(_sizes(large, 360)) >= 12


def test_full_screen_scales_type_too():
    usual = charts.draw_waterfall(TWO, load_texts("en"))
    assert min(_sizes(replace(usual, height=1000), 1900)) > 1.5 * min(_sizes(usual, 1100))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_enlarged_chart_is_still_drawn(language: Language):
    for usual in _drawings(TWO, language):
        large = enlarged(usual, 365)
        assert len(list(items(scenegraph(large)["scenegraph"], "text"))) > len(usual.rows.column_names)


def test_the_usual_chart_is_left_as_it_was():
    usual = charts.draw_groups(TWO, load_texts("vi"))
    before = json.dumps(usual.design)
    enlarged(usual, 365)
    assert json.dumps(usual.design) == before
