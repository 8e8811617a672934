"""What a mark shows when pointed at: its own words, in the page's language, or nothing."""

from __future__ import annotations

import re
from functools import cache

import altair as alt
import pandas as pd
import pytest

from tests.ui.charts.drawn import every_drawing, tooltips
from ui.charts.drawing import to_design
from ui.words.texts import LANGUAGES, Language, load_texts

# What may stand over a line of a tooltip.
HEADINGS = (
    *("table.points", "table.kind", "table.total", "table.average", "table.maximum", "axis.rank"),
    *("compare.change", "worth.less_from", "worth.total_effort", "units.possible"),
    "road_map.column.band",
)

# A number as the page words it: two decimals at most, three for a rate, after the language's mark.
NUMBERS = {
    "vi": re.compile(r"\d+(?:\.\d{3})*(?:,\d{1,3})?"),
    "en": re.compile(r"\d+(?:,\d{3})*(?:\.\d{1,3})?"),
}
DIGITS = re.compile(r"\d[\d.,]*\d|\d")

every_language = pytest.mark.parametrize("language", LANGUAGES)


def test_a_mark_without_words_of_its_own_shows_nothing() -> None:
    base = alt.Chart(pd.DataFrame({"x": []})).encode(x="x:Q")
    drawn = base.mark_bar().encode(tooltip=alt.Tooltip("x:Q", title="Points")) + base.mark_text()
    bars, labels = to_design(drawn, "en", row="height", usual=1, params={})["layer"]
    assert "tooltip" not in bars["mark"]
    assert labels["mark"]["tooltip"] is None


@every_language
def test_every_tooltip_of_every_chart_is_in_words_of_the_page(language: Language) -> None:
    texts = load_texts(language)
    allowed = {texts(key) for key in HEADINGS}
    for name, shown in _all_tooltips(language).items():
        assert shown, name
        for tooltip in shown:
            heading, *lines = tooltip.items()
            assert heading[0] == "title", name
            assert {title for title, _ in lines} <= allowed, name
            for said in tooltip.values():
                _is_in_words(said, language, name)


@every_language
def test_a_rank_is_never_one_end_of_its_range(language: Language) -> None:
    texts = load_texts(language)
    certain = re.compile(r"\d+")
    about = re.compile(texts("headline.about", rank=r"\d+") + r" \(\d+–\d+\)")
    for name, shown in _all_tooltips(language).items():
        ranks = [tip[texts("axis.rank")] for tip in shown if texts("axis.rank") in tip]
        assert all(certain.fullmatch(rank) or about.fullmatch(rank) for rank in ranks), (name, ranks)


@every_language
def test_the_table_behind_a_chart_is_in_words_of_the_page(language: Language) -> None:
    for name, drawing in every_drawing(language).items():
        table = drawing.make_table()
        assert len(table), name
        assert not [column for column in table.columns if not column or re.search(r"[a-z]_", column)], name
        for said in table.to_numpy().ravel():
            assert isinstance(said, str | int), (name, said)
            if said not in ("", *range(100)):
                _is_in_words(str(said), language, name)


@cache
def _all_tooltips(language: Language) -> dict[str, list[dict[str, str]]]:
    return {name: tooltips(drawing) for name, drawing in every_drawing(language).items()}


def _is_in_words(said: str, language: Language, name: str) -> None:
    assert said.strip(), name
    assert not re.search(r"\bnull\b|\bnan\b|undefined|None|True|False", said), (name, said)
    assert not re.search(r"[a-z]_[a-z]", said), (name, said)
    for number in DIGITS.findall(said):
        assert NUMBERS[language].fullmatch(number), (name, said)
