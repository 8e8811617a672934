"""Own data in the views: the mark for exports, and caches that cannot mix up two visitors."""

from dataclasses import replace

import pytest

from scoring import load_case, load_rules
from scoring.own_data import case_with_counts, read_own_counts
from ui import simulator
from ui.own_data import banner
from ui.own_data.held import OwnData
from ui.scenario import Scenario, read_link, write_link
from ui.text import load_texts


def _own(numerator: int) -> OwnData:
    content = f"indicator,numerator,denominator\ne_result_issued,{numerator},1000\n".encode()
    own = read_own_counts(content, load_rules("portal_2022_2025")).value
    assert own is not None
    return OwnData("own.csv", content, own, "binh-thuan-2023")


def test_the_mark_of_exports_names_case_file_and_fingerprint(monkeypatch: pytest.MonkeyPatch) -> None:
    data = _own(300)
    monkeypatch.setattr("ui.own_data.held.held", lambda: data)
    case = data.case("Bình Thuận")
    for language, says in (("vi", "SỐ LIỆU RIÊNG"), ("en", "OWN DATA")):
        mark = banner.marking(case, load_texts(language))
        assert mark is not None
        for word in (says, "Bình Thuận 2023", "own.csv", data.fingerprint):
            assert word in mark
        assert banner.marking(load_case(), load_texts(language)) is None


def test_cases_of_the_same_id_are_never_taken_for_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    # Two visitors whose files had the same fingerprint by accident.
    first, second = (case_with_counts(load_case(), _own(n).own) for n in (300, 200))  # type: ignore[arg-type]
    second = replace(second, id=first.id)
    found = []
    for case in (first, second, first):
        monkeypatch.setattr(simulator, "find_case", lambda _, case=case: case)
        found.append(simulator.outcome_of(Scenario(case=first.id)).points["e_result_issued"])
    assert [str(points) for points in found] == ["1.80", "1.20", "1.80"]


@pytest.mark.parametrize("own", ["1a2b3c4d", "x", "", "1A2B3C4D", "~", "1a2b3c4d~"])
@pytest.mark.parametrize(
    "case", ["binh-thuan-2023", "lam-dong-2026", "atlantis-2030", "", "~", "a~1a2b3c4d"]
)
def test_a_link_on_own_data_nobody_holds_uses_nothing_of_the_rest(own: str, case: str) -> None:
    link = read_link({"case": [case], "own": [own], "digitization": ["45"], "s1": ["name=x"]})
    assert link.scenario.changes == {}
    assert link.comparison.scenarios == ()
    assert "~" not in link.scenario.case
    assert (link.needs == own) if own == "1a2b3c4d" else ([p.code for p in link.problems] == ["own"])


def test_a_scenario_on_own_data_is_written_with_its_fingerprint() -> None:
    written = write_link(Scenario(case="binh-thuan-2023~1a2b3c4d"), "vi")
    assert (written["case"], written["own"]) == ("binh-thuan-2023", "1a2b3c4d")
