"""Every slide keeps to its ground: in both languages, with few and many changes, and own data."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Pt

from tests.ui.exports import slide_geometry as geometry
from tests.ui.exports.made import LONG, SCENARIOS, built, long_report
from tests.ui.exports.road_maps import ROAD_MAPS, report_of
from ui.exports import slides
from ui.exports.model import Report
from ui.exports.type_width import width
from ui.words.texts import LANGUAGES, Language

Kind = tuple[Callable[..., Report], str]

KINDS: list[Kind] = [
    *((long_report, kind) for kind in (*SCENARIOS, *LONG)),
    *((report_of, kind) for kind in ROAD_MAPS),
]

# The largest of both sorts in both languages, the others by turns; the rest is long.
LARGEST = ("many", "long")


def _decks() -> Iterator[Any]:
    for number, (maker, kind) in enumerate(KINDS):
        for place, language in enumerate(LANGUAGES):
            taken = kind in LARGEST or number % 2 == place
            name = f"{'road map ' if maker is report_of else ''}{kind}-{language}"
            yield pytest.param((maker, kind), language, marks=() if taken else pytest.mark.long, id=name)


every_deck = pytest.mark.parametrize(("kind", "language"), list(_decks()))

HEADLINE, SMALLEST = 24, 14


@cache
def _deck(kind: Kind, language: Language) -> Any:
    return Presentation(io.BytesIO(built(slides.build, *kind, language)))


@every_deck
def test_text_stays_in_its_box_and_shapes_on_the_slide_without_overlaps(kind: Kind, language: Language):
    geometry.expect_all_in_its_place(_deck(kind, language))


@every_deck
def test_tables_stand_as_high_as_they_are_drawn(kind: Kind, language: Language):
    for slide in _deck(kind, language).slides:
        for shape in slide.shapes:
            if shape.has_table:
                widths = [column.width / Pt(1) for column in shape.table.columns]
                high = geometry.row_heights(shape.table, widths)
                assert high <= shape.height / Pt(1) + geometry.TOUCH


@every_deck
def test_type_can_be_read_from_the_back_of_a_room(kind: Kind, language: Language):
    for slide in _deck(kind, language).slides:
        runs = [run for p in slide.shapes.title.text_frame.paragraphs for run in p.runs]
        assert min(run.font.size.pt for run in runs) >= HEADLINE
        assert min(geometry.sizes(slide)) >= SMALLEST


@every_deck
def test_no_slide_is_half_empty_and_none_repeats_another(kind: Kind, language: Language):
    deck = _deck(kind, language)
    shares = [geometry.empty_share(slide, deck) for slide in deck.slides]
    assert max(shares) <= 0.5, [round(share, 2) for share in shares]
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert len(set(titles)) == len(titles)
    # What fills a slide is one chart, one table or one text.
    for slide in list(deck.slides)[1:]:
        contents = [s for s in slide.shapes if s.has_chart or s.has_table or _is_text(s)]
        assert len(contents) == 1


def test_the_measures_see_what_is_wrong():
    deck = Presentation(io.BytesIO(built(slides.build, long_report, "rise", "vi")))
    slide = deck.slides[3]
    title = slide.shapes.title
    title.left, title.top, title.width, title.height = title.left, title.top, title.width, Pt(20)
    assert geometry.text_height(title) > 20
    assert geometry.overlaps(slide) == []
    title.top = Pt(200)
    assert geometry.overlaps(slide) != []
    title.text_frame.paragraphs[0].runs[0].font.size = Pt(9)
    assert min(geometry.sizes(slide)) == 9
    for shape in list(slide.shapes):
        if shape.has_chart:
            shape._element.getparent().remove(shape._element)
    assert geometry.empty_share(slide, deck) > 0.5


@pytest.mark.parametrize("bold", [False, True])
def test_the_table_of_widths_is_the_font_s(bold: bool):
    font = geometry.font(bold=bold)
    if font is None:
        pytest.skip("needs Liberation Sans 2 (Debian: fonts-liberation2)")
    for text in (
        "Tỷ lệ hồ sơ có cấp kết quả giải quyết điện tử từ 25,2% lên 87,5%",
        "NGUỒN: Sở Tài chính Bình Thuận (số liệu riêng, mã c9fd60f0)",
        "The total goes up from 60.08 to 66.96 points, rank up from 54",
    ):
        real = font.getlength(text) * 14 / geometry.MEASURED_AT
        assert width(text, 14, bold=bold) == pytest.approx(real, rel=0.03)


def _is_text(shape: Any) -> bool:
    return shape.is_placeholder and "OBJECT" in str(shape.placeholder_format.type)
