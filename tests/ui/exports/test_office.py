"""Slides and brief as LibreOffice lays them out: pages, numbers, letters."""

from __future__ import annotations

import pytest

from tests.ui.exports.made import SCENARIOS, every_language, every_scenario, outcome_of, report_of
from tests.ui.exports.office import convert, needs_office, text_of
from ui.exports import brief, slides
from ui.words import numbers
from ui.words.texts import LANGUAGES, Language

pytestmark = needs_office

# One of each kind in each language; the rest is read back without an office.
SHOWN = [(scenario, language) for scenario in SCENARIOS for language in LANGUAGES]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Return the text of every page of every document."""
    files = {}
    for scenario, language in SHOWN:
        made = report_of(scenario, language)
        files[f"slides_{scenario}_{language}.pptx"] = slides.build(made)
        files[f"brief_{scenario}_{language}.docx"] = brief.build(made)
    found = convert(files, "pdf", tmp_path_factory.mktemp("pdf"))
    return {name.split(".")[0]: text_of(path) for name, path in found.items()}


@every_language
@every_scenario
def test_the_brief_has_two_or_three_pages_numbered_from_the_second(
    pages: dict[str, list[str]], scenario: str, language: Language
):
    first, *rest = pages[f"brief_{scenario}_{language}"]
    assert 2 <= 1 + len(rest) <= 3
    assert [page.split(" ")[0] for page in rest] == [str(number + 2) for number in range(len(rest))]
    assert not first.startswith("1 ")


@every_language
@every_scenario
def test_every_slide_shows_its_number_and_the_data_version(
    pages: dict[str, list[str]], scenario: str, language: Language
):
    shown = pages[f"slides_{scenario}_{language}"]
    for number, page in enumerate(shown, start=1):
        assert report_of(scenario, language).data in page
        assert str(number) in page.split(" ")


@every_language
@every_scenario
@pytest.mark.parametrize("kind", ["slides", "brief"])
def test_the_numbers_of_simulate_can_be_read_off(
    pages: dict[str, list[str]], scenario: str, language: Language, kind: str
):
    outcome, text = outcome_of(scenario), " ".join(pages[f"{kind}_{scenario}_{language}"])
    figures = [outcome.total, outcome.case.baseline.total]
    figures += [outcome.case.baseline.groups[group].points for group in outcome.case.rules.groups]
    assert [f for f in figures if numbers.points(f, language) not in text] == []
    gains = [numbers.change(c.points, language) for c in outcome.contributions if c.points]
    assert [gain for gain in gains if gain not in text] == []


def test_vietnamese_letters_and_decimal_commas_come_through(pages: dict[str, list[str]]):
    text = " ".join(pages["brief_rise_vi"])
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    assert "[TÊN CƠ QUAN BAN HÀNH]" in text
    assert "hạng từ 54 lên khoảng 42/63 (40–45)" in text
    assert "60.08" not in text
