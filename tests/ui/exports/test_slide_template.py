"""Templates of offices: what is refused and why, and slides set in one that is not."""

from __future__ import annotations

import io
import pickle
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis.strategies import binary, booleans, integers
from pptx import Presentation

from tests.ui.exports import slide_geometry as geometry
from tests.ui.exports import templates
from tests.ui.exports.made import long_report
from ui.exports import slide_template, slides
from ui.exports.slide_layouts import open_template
from ui.exports.slide_master import own_master
from ui.exports.slide_template import TemplateError
from ui.words.texts import LANGUAGES, Language, load_texts


@pytest.mark.parametrize("name", templates.REFUSED)
def test_what_cannot_be_used_is_refused_with_a_reason_in_both_languages(name: str):
    code, make = templates.REFUSED[name]
    with pytest.raises(TemplateError) as caught:
        slide_template.check(make())
    assert caught.value.code == code
    # The reason comes out of a process of its own, with all its facts.
    error = pickle.loads(pickle.dumps(caught.value))
    reasons = {
        load_texts(language)(f"template.error.{error.code}", **error.facts) for language in LANGUAGES
    }
    assert len(reasons) == len(LANGUAGES)


@settings(max_examples=25, deadline=None)
@given(place=integers(0, 25_000), found=binary(min_size=1, max_size=4), cut=booleans())
def test_whatever_is_broken_is_refused_and_nothing_else_is_raised(place: int, found: bytes, cut: bool):
    whole = templates.usual()
    broken = whole[:place] if cut else whole[:place] + found + whole[place + len(found) :]
    code = None
    try:
        slide_template.check(broken)
    except TemplateError as error:
        code = error.code
    # What was broken may be a part of no consequence.
    assert code is None or f"template.error.{code}" in load_texts("en").entries


def test_a_refused_link_is_named():
    with pytest.raises(TemplateError) as caught:
        slide_template.check(templates.REFUSED["a link to outside"][1]())
    assert caught.value.facts == {"part": templates.SLIDE_RELATIONS, "target": "https://x.example/a.png"}


def test_usual_templates_and_the_tool_s_own_are_taken():
    slide_template.check(templates.usual())
    slide_template.check(own_master())


@cache
def _deck(kind: str, language: Language) -> Any:
    content = slides.build(long_report(kind, language), templates.usual())
    return Presentation(io.BytesIO(content))


def test_slides_take_font_colours_and_size_of_the_template_and_leave_its_slides_out():
    deck, template = _deck("many", "vi"), Presentation(io.BytesIO(templates.usual()))
    assert (deck.slide_width, deck.slide_height) == (template.slide_width, template.slide_height)
    themes = [
        next(
            r.target_part.blob for r in file.slide_master.part.rels.values() if r.reltype.endswith("/theme")
        )
        for file in (deck, template)
    ]
    assert themes[0] == themes[1]
    assert len(deck.slide_layouts) == len(template.slide_layouts)
    text = [
        shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame
    ]
    assert not any("MẪU TRANG" in line for line in text)
    # A section that names slides which are gone would make presentation software offer a repair.
    assert "sectionLst" not in deck.part._element.xml


def test_placeholders_without_numbers_stand_where_their_layout_has_them():
    content = templates.unnumbered()
    slide_template.check(content)
    deck = Presentation(io.BytesIO(slides.build(long_report("rise", "vi"), content)))
    usual = Presentation(io.BytesIO(slides.build(long_report("rise", "vi"), templates.usual())))
    for slide, expected in zip(deck.slides, usual.slides, strict=True):
        assert geometry.overlaps(slide) == []
        assert geometry.box_of(slide.shapes.title) == geometry.box_of(expected.shapes.title)


def test_layouts_that_the_template_s_own_slides_use_come_first():
    file = Presentation(io.BytesIO(templates.usual()))
    for layout in (file.slide_layouts[0], file.slide_layouts[9], file.slide_layouts[1]):
        file.slides.add_slide(layout)
    # Of the layouts with one content, it is the one that is not called the usual.
    file.slide_layouts[1]._element.attrib.pop("type")
    content = io.BytesIO()
    file.save(content)
    _, layouts = open_template(content.getvalue())
    assert (layouts.first.name, layouts.content.name) == ("Title Slide", "Title and Content")


@pytest.mark.parametrize(("kind", "language"), [("many", "vi"), ("own", "en")])
def test_slides_keep_to_the_ground_of_a_small_template(kind: str, language: Language):
    deck = _deck(kind, language)
    geometry.expect_all_in_its_place(deck)
    for slide in deck.slides:
        assert min(geometry.sizes(slide)) >= 14
    # The footers are too small for the source: it stands below the content, and own data is named with it.
    stamp = long_report(kind, language).stamp
    for slide in list(deck.slides)[1:]:
        assert stamp in [shape.text_frame.text for shape in geometry.frames(slide)]
