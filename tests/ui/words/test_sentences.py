"""The summary sentence, against sentences written by hand in both languages."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import find_case, simulate
from scoring.what_if.scenario import DEFAULT_CASE
from tests.golden import golden
from tests.scoring.what_if.scenarios import CASES, changes
from ui.words.sentences import summary
from ui.words.texts import LANGUAGES, Language, load_texts

SENTENCES = [pytest.param(entry, id=entry["name"]) for entry in golden("sentences.toml")["sentence"]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("entry", SENTENCES)
def test_a_result_reads_as_written_by_hand(entry: dict[str, Any], language: Language):
    outcome = simulate(find_case(entry.get("case", DEFAULT_CASE)), entry.get("changes", {}))
    assert summary(outcome, load_texts(language)) == entry[language]


@given(case=st.sampled_from(CASES), moves=changes(), language=st.sampled_from(LANGUAGES))
def test_any_result_is_one_clean_line(case: str, moves: dict[str, Any], language: Language):
    sentence = summary(simulate(find_case(case), moves), load_texts(language))
    assert sentence == sentence.strip()
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert not re.search(r"[{}\n]|  |\.\.| %|-\d", sentence)


@given(case=st.sampled_from(CASES), moves=changes(at_least=1))
def test_both_languages_say_the_same_figures(case: str, moves: dict[str, Any]):
    outcome = simulate(find_case(case), moves)
    vi, en = (
        re.findall(r"\d[\d.,]*\d|\d", summary(outcome, load_texts(language))) for language in LANGUAGES
    )
    assert [figure.replace(",", ".") for figure in vi] == en
