"""The summary text to paste, against texts written by hand in both languages."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import Peers, data_version, find_case, simulate
from scoring.what_if.scenario import DEFAULT_CASE
from tests.golden import golden
from tests.scoring.what_if.scenarios import CASES, changes
from ui.words import differences, names, numbers, share_text
from ui.words.texts import LANGUAGES, Language, load_texts

LINK = "https://example.gov.vn/766/?v=1"
TEXTS = [pytest.param(entry, id=entry["name"]) for entry in golden("share_texts.toml")["text"]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("entry", TEXTS)
def test_a_summary_reads_as_written_by_hand(entry: dict[str, Any], language: Language):
    outcome = simulate(
        find_case(DEFAULT_CASE),
        entry.get("changes", {}),
        couplings=entry.get("couplings", True),
        peers=Peers.read(entry.get("peers", "still")),
    )
    expected = entry[language].strip().format(version=data_version(), link=LINK)
    assert share_text.write(outcome, LINK, load_texts(language)) == expected


@given(case=st.sampled_from(CASES), moves=changes(at_least=1), language=st.sampled_from(LANGUAGES))
def test_every_changed_lever_has_its_line_whatever_their_number(
    case: str, moves: dict[str, Any], language: Language
):
    outcome, texts = simulate(find_case(case), moves), load_texts(language)
    lines = share_text.write(outcome, LINK, texts).splitlines()
    for key, percent in outcome.changes.items():
        (line,) = [
            li for li in lines if li.startswith(f"- {names.lever(outcome.case.rules, key, texts)}: ")
        ]
        assert f"→ {numbers.short_percent(percent, language)} (" in line
    assert sum(line.startswith("- ") for line in lines) == len(outcome.changes)
    assert len(differences.all_of(outcome, texts)) == len(outcome.changes)
