"""Charts for the projector: larger, inside their room, and still what Vega-Lite understands."""

import json

import pytest
import vl_convert

from scoring import Outcome, find_case, simulate
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
    ]


def _text_sizes(drawing: Drawing) -> list[str]:
    marks = [layer["mark"] for layer in drawing.design["layer"]]
    return [mark["fontSize"]["expr"] for mark in marks if "fontSize" in mark]


@pytest.mark.parametrize("room", [240, 365, 1000])
@pytest.mark.parametrize("outcome", [TWO, EVERY], ids=["two changes", "every group"])
def test_a_chart_grows_as_far_as_its_room_allows(outcome: Outcome, room: int):
    for usual in _drawings(outcome, "vi"):
        large = enlarged(usual, room)
        assert large.height <= room + 1
        assert room < 1000 or large.height > usual.height
        assert (large.rows, large.alt, large.message) == (usual.rows, usual.alt, usual.message)
        assert len(_text_sizes(large)) >= 1


def test_text_grows_also_where_the_rows_must_shrink():
    usual = charts.draw_waterfall(EVERY, load_texts("en"))
    small_room = enlarged(usual, 240)
    assert small_room.height < usual.height
    # 13 px in the simulator.
    assert all(size.endswith("14.9)") for size in _text_sizes(small_room))
    assert all(size.endswith("19.5)") for size in _text_sizes(enlarged(usual, 1000)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_enlarged_chart_is_still_drawn(language: Language):
    for usual in _drawings(TWO, language):
        large = enlarged(usual, 365)
        rows = [dict(row) for row in large.rows.to_pylist()]
        spec = {**large.design, "data": {"values": rows}, "width": 900, "height": large.height}
        picture = vl_convert.vegalite_to_svg(json.dumps(spec))
        assert picture.count("<text") > len(rows)


def test_the_usual_chart_is_left_as_it_was():
    usual = charts.draw_groups(TWO, load_texts("vi"))
    before = json.dumps(usual.design)
    enlarged(usual, 365)
    assert json.dumps(usual.design) == before
