import io
import struct
import zipfile
from xml.etree import ElementTree as ET

import pytest
from PIL import ImageFont

from scoring import Effort, announced_units, load_case, simulate
from tests.ui.exports.made import DAY, HOSTILE, outcome_of, report_of
from ui.exports import chart_process, images
from ui.exports.chart_process import ConversionError, convert
from ui.exports.content import report
from ui.exports.light_theme import FONT_FOLDER
from ui.exports.other_charts import charts_of_other_pages, picture_of_units
from ui.words import numbers
from ui.words.texts import load_texts

TEXT = "{http://www.w3.org/2000/svg}text"
NAMES = ("waterfall", "league", "groups")


def _files(archive: bytes) -> dict[str, bytes]:
    opened = zipfile.ZipFile(io.BytesIO(archive))
    return {name: opened.read(name) for name in opened.namelist()}


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    return _files(images.build_svg(report_of("fall", "vi")))


@pytest.fixture(scope="module")
def said(made: dict[str, bytes]) -> dict[str, str]:
    """Return the words in each SVG, with ordinary spaces."""
    assert set(made) == {f"{name}.svg" for name in NAMES}
    return {
        name: " ".join(
            " ".join(part for text in ET.fromstring(content).iter(TEXT) for part in text.itertext()).split()
        )
        for name, content in made.items()
    }


def test_every_chart_names_case_source_version_and_day(said: dict[str, str]):
    for words in said.values():
        assert "Lâm Đồng 2026 · " in words
        assert "Nguồn: Cổng Dịch vụ công quốc gia" in words
        assert f"Bộ số liệu {report_of('fall', 'vi').data}" in words
        assert "25/11/2026" in words


def test_the_figures_in_the_charts_are_those_of_the_report(said: dict[str, str]):
    assert "từ 63,24 xuống 53,33 điểm, hạng từ 16 xuống 34/34." in said["waterfall.svg"]
    assert "10,06 → 6,80" in said["groups.svg"]
    assert "53,33 · 34" in said["league.svg"]


def test_no_letter_is_missing_from_the_fonts(said: dict[str, str]):
    # This arrow is in neither font; it would be drawn as an empty box.
    assert "\N{DOWNWARDS ARROW WITH TIP RIGHTWARDS}" not in "".join(said.values())
    assert "\N{RIGHTWARDS ARROW} Tỷ lệ hồ sơ nộp" in said["waterfall.svg"]


def test_png_is_sharp_enough_for_print():
    made = _files(images.build_png(report_of("rise", "en")))
    assert set(made) == {f"{name}.png" for name in NAMES}
    for content in made.values():
        assert content.startswith(b"\x89PNG\r\n\x1a\n")
        width, height = struct.unpack(">II", content[16:24])
        assert width >= 3 * images.WIDTH
        assert height > 900


def test_nothing_is_fetched():
    design = {"data": {"url": "http://127.0.0.1:9/x.json"}, "mark": "point", "encoding": {}}
    with pytest.raises(ConversionError, match=r"not allowed|denied|External data"):
        convert([design], "svg")


def test_a_converter_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(chart_process, "TIMEOUT", 0.01)
    with pytest.raises(ConversionError, match="no image: no answer after"):
        convert([], "svg")


def test_charts_of_other_pages_come_with_the_scenario():
    outcome, texts = outcome_of("rise"), load_texts("vi")
    compared = [(f"1. {HOSTILE[0]}", outcome), ("2. Hiện trạng", simulate(outcome.case, {}))]
    units = announced_units(load_case(), "16 sở, ngành")
    drawing = picture_of_units(load_case(), units, "district", texts)
    more = charts_of_other_pages(outcome, Effort(), compared, drawing, texts)
    made = _files(images.build_svg(report(outcome, texts, date=DAY, more=more)))
    assert set(made) == {
        f"{name}.svg" for name in (*NAMES, "compare", "worth", "order_points", "order_rank", "units")
    }
    drawn = {name: "".join(ET.fromstring(content).itertext()) for name, content in made.items()}
    assert HOSTILE[0][:12] in drawn["compare.svg"]
    total = numbers.points(outcome.total, "vi")
    assert total in drawn["compare.svg"]
    assert "25/11/2026" in drawn["order_rank.svg"]
    assert "Phú Quý" in drawn["units.svg"]
    assert "8,71 (công bố)" in drawn["units.svg"]
    # What is not about the scenario has a subtitle of its own.
    for name in ("units", "compare"):
        assert report(outcome, texts, date=DAY).sentence[:40] not in drawn[f"{name}.svg"]
    alone = charts_of_other_pages(outcome, Effort(), compared[:1], None, texts)
    assert [picture.id for picture in alone] == ["worth", "order_points", "order_rank"]


def test_images_have_the_font_of_the_pages_with_all_vietnamese_letters(made: dict[str, bytes]):
    assert {path.name for path in FONT_FOLDER.glob("*.ttf")} == {
        "SourceSansPro-Regular.ttf",
        "SourceSansPro-Bold.ttf",
    }
    assert (FONT_FOLDER / "OFL.txt").is_file()
    svg = made["waterfall.svg"].decode()
    assert svg.index("@font-face{font-family:'Source Sans Pro'") < 2000
    letters = {letter for letter in "".join(load_texts("vi").entries.values()) if letter.isalpha()}
    for path in FONT_FOLDER.glob("*.ttf"):
        font = ImageFont.truetype(path, 40)
        missing = bytes(font.getmask("\uffff"))
        assert [letter for letter in letters if bytes(font.getmask(letter)) == missing] == []
