import re

import pytest
from streamlit.testing.v1 import AppTest

from scoring import find_case, simulate
from tests.pages.visit import address, choose, headline, open_link, type_value, words
from tests.ui.links.bad_links import BadLink, load_gallery, opened
from ui.links.write import write_link
from ui.words import numbers
from ui.words.texts import LANGUAGES, Language


def _expect_explained(app: AppTest, link: BadLink, language: Language) -> None:
    assert not app.exception
    (warning,) = app.warning
    for said in link.words_in(language):
        assert said in warning.value
    assert len(warning.value.splitlines()) == 1 + sum(link.problems.values())
    total = simulate(link.scenario.seen(find_case(link.case)), link.scenario.changes).total
    assert headline(app)[0] == numbers.points(total, language)


@pytest.mark.parametrize("link", load_gallery(), ids=lambda link: link.name)
def test_the_page_says_what_was_left_out_and_shows_the_rest_whose_next_link_is_clean(link: BadLink):
    language, *others = [language for language in LANGUAGES if link.words_in(language)]
    app = open_link(link.query_in(language))
    _expect_explained(app, link, language)
    other: Language = "en" if language == "vi" else "vi"
    choose(app, "language_switch", other)
    assert address(app) == write_link(link.scenario, other)
    if other in others:
        _expect_explained(app, link, other)


@pytest.mark.parametrize(
    ("link", "language"),
    [entry for entry in opened() if entry[0].outside_code],
    ids=lambda part: getattr(part, "name", part),
)
def test_nothing_from_a_link_can_act_on_the_page(link: BadLink, language: Language):
    (warning,) = open_link(link.query_in(language)).warning
    without_code = re.sub(r"`[^`]*`", "", warning.value)
    assert "`" not in without_code
    for dangerous in link.outside_code:
        assert dangerous not in without_code


@pytest.mark.parametrize("page", ["baseline", "present", "method"])
def test_every_page_names_the_bad_parts(page: str):
    app = open_link("lang=en&digitization=abc", page)
    assert not app.exception
    assert [("`digitization` = `abc` cannot be used" in warning.value) for warning in app.warning] == [True]


def test_a_good_link_is_opened_without_a_word():
    app = open_link("v=1&case=binh-thuan-2023&lang=vi&digitization=45")
    assert not app.warning
    assert not app.info


def test_the_message_goes_once_the_reader_changes_something():
    app = open_link("nothing=1&digitization=45")
    assert app.warning
    type_value(app, "online_payment", "60")
    assert not app.warning


@pytest.mark.parametrize(
    ("query", "page", "key", "value"),
    [
        ("v=1&digitization=45,5%&fbclid=IwAR0abc", "simulate", "digitization", "45.5"),
        ("goal=total:70,5&utm_source=zalo).", "plan", "goal", "total:70.5"),
        (
            "s1=digitization%3D45,5%3Bname%3DA&against=s1)&gclid=x",
            "compare",
            "s1",
            "digitization=45.5;name=A",
        ),
    ],
)
def test_a_mangled_link_is_opened_without_a_word_and_written_clean(query, page, key, value):
    app = open_link(query, page)
    assert not app.exception
    assert not app.warning
    choose(app, "language_switch", "en")
    written = address(app)
    assert {"fbclid", "utm_source", "zarsrc", "gclid"}.isdisjoint(written)
    assert written[key] == value


def test_a_mangled_step_is_the_step_that_was_sent():
    app, meant = (
        open_link("digitization=45&zarsrc=30&step=2).", "present"),
        open_link("digitization=45&step=2", "present"),
    )
    assert not app.warning
    assert words(app) == words(meant)
