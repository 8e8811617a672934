"""Own data in the views: the mark for exports, and caches that cannot mix up two visitors."""

import datetime as dt
from dataclasses import replace

import pytest

from scoring import load_case, load_rules, simulate
from scoring.own_data import case_with_counts, read_own_counts
from scoring.what_if.scenario import Scenario
from ui.exports import scenario_file
from ui.exports.content import report
from ui.exports.file_names import file_name
from ui.links.read import read_link
from ui.links.write import write_link
from ui.visit import outcomes as simulator
from ui.visit.cases import find_case
from ui.visit.model import OwnData
from ui.words import differences, share_text
from ui.words.caveats import caveats
from ui.words.marking import marking
from ui.words.texts import Language, load_texts

DAY = dt.date(2026, 11, 25)


def _own(numerator: int) -> OwnData:
    content = f"indicator,numerator,denominator\ne_result_issued,{numerator},1000\n".encode()
    own = read_own_counts(content, load_rules("portal_2022_2025")).value
    assert own is not None
    return OwnData("own.csv", content, own, "binh-thuan-2023")


@pytest.mark.parametrize(("language", "says"), [("vi", "SỐ LIỆU RIÊNG"), ("en", "OWN DATA")])
def test_everything_taken_away_is_marked(language: Language, says: str) -> None:
    data, texts = _own(300), load_texts(language)
    case = data.case("Bình Thuận")
    mark = marking(case, texts)
    assert mark is not None
    for word in (says, "Bình Thuận 2023", data.fingerprint):
        assert word in mark
    own, official = simulate(case, {}), simulate(load_case(), {})
    assert differences.all_of(own, texts) == [mark]
    for written in (
        caveats(own, texts),
        share_text.write(own, "link", texts),
        report(own, texts, date=DAY).caveats,
    ):
        assert mark in written
    assert any(data.fingerprint in line for line in report(own, texts, date=DAY).assumptions)
    assert file_name(case.id, "x", DAY, ".csv").startswith(f"binh-thuan-2023-{data.fingerprint}_")
    assert marking(load_case(), texts) is None
    assert says not in caveats(official, texts)
    assert differences.all_of(official, texts) == []


def test_a_scenario_file_on_own_data_says_what_it_needs() -> None:
    content = scenario_file.write(Scenario(case="binh-thuan-2023~1a2b3c4d"), "x")
    with pytest.raises(scenario_file.ScenarioFileError) as caught:
        scenario_file.read(content, find_case)
    assert (caught.value.code, caught.value.facts) == ("needs_own", {"value": "1a2b3c4d"})


def test_cases_of_the_same_id_are_never_taken_for_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    # Two visitors whose files had the same fingerprint by accident.
    first, second = (case_with_counts(load_case(), _own(n).own) for n in (300, 200))  # type: ignore[arg-type]
    second = replace(second, id=first.id)
    found = []
    for case in (first, second, first):
        monkeypatch.setattr(simulator, "case_of", lambda _, case=case: case)
        found.append(simulator.outcome_of(Scenario(case=first.id)).points["e_result_issued"])
    assert [str(points) for points in found] == ["1.80", "1.20", "1.80"]


@pytest.mark.parametrize("own", ["1a2b3c4d", "x", "", "1A2B3C4D", "~", "1a2b3c4d~"])
@pytest.mark.parametrize(
    "case", ["binh-thuan-2023", "lam-dong-2026", "atlantis-2030", "", "~", "a~1a2b3c4d"]
)
def test_a_link_on_own_data_nobody_holds_uses_nothing_of_the_rest(own: str, case: str) -> None:
    link = read_link({"case": [case], "own": [own], "digitization": ["45"], "s1": ["name=x"]}, find_case)
    assert link.scenario.changes == {}
    assert link.comparison.scenarios == ()
    assert "~" not in link.scenario.case
    assert (link.needs == own) if own == "1a2b3c4d" else ([p.code for p in link.problems] == ["own"])


def test_a_scenario_on_own_data_is_written_with_its_fingerprint() -> None:
    written = write_link(Scenario(case="binh-thuan-2023~1a2b3c4d"), "vi")
    assert (written["case"], written["own"]) == ("binh-thuan-2023", "1a2b3c4d")
