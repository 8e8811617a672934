"""The head: what the browser shows before anything is moved, and the words it fills in."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from string import Formatter
from typing import Any

import pytest

import scoring
from scoring.rounding import to_cents
from scoring.what_if.peers import Peers
from scoring.what_if.positions import POSITIONS
from scoring.what_if.scenario import Scenario
from tests.pages.visit import lever, live, open_link, plain, type_value
from ui.live.head import TEMPLATES, head, levers_of
from ui.platform.served_components import UI
from ui.words.texts import LANGUAGES, Language, load_texts

SCRIPTS = "\n".join(
    file.read_text(encoding="utf-8") for file in sorted((UI / "live" / "browser").glob("*.js"))
)


def given(
    changes: dict[str, Decimal] | None = None,
    *,
    case: str = "binh-thuan-2023",
    peers: str = "still",
    language: Language = "vi",
    detailed: bool = False,
) -> dict[str, Any]:
    scenario = Scenario(case, changes or {}, peers=Peers.read(peers))
    found = scoring.find_case(case)
    outcome = scoring.simulate(found, scenario.changes, peers=scenario.peers)
    return head(
        outcome,
        scenario,
        load_texts(language),
        detailed=detailed,
        alone=False,
        session="s",
        taken=3,
    )


def one(shown: dict[str, Any], name: str) -> dict[str, Any]:
    levers = [item for section in shown["sections"] for item in section["levers"]]
    return next(item for item in levers if item["id"] == name)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", ["binh-thuan-2023", "lam-dong-2025", "lam-dong-2026"])
def test_the_result_is_the_outcome_in_cents(case: str, language: Language) -> None:
    changes = {"digitization": Decimal(45)}
    shown, outcome = (
        given(changes, case=case, language=language),
        scoring.simulate(scoring.find_case(case), changes),
    )
    assert shown["before"] == to_cents(outcome.case.baseline.total)
    assert shown["result"]["total"] == to_cents(outcome.total)
    for name in ("median", "low", "high", "best", "worst"):
        assert shown["result"]["rank"][name] == getattr(outcome.rank, name)
        assert shown["rankBefore"][name] == getattr(outcome.case.baseline.rank, name)
    assert shown["size"] == outcome.rank.size
    assert shown["bands"][-1][0] >= shown["bands"][0][0] == 0
    (band,) = [name for start, name in shown["bands"] if start <= shown["result"]["total"]][-1:]
    assert band == load_texts(language).pick(outcome.band.name)


def test_it_can_be_sent_as_it_is() -> None:
    for detailed in (False, True):
        assert json.loads(json.dumps(given(detailed=detailed))) == given(detailed=detailed)


def test_levers_stand_by_group_or_by_indicator_in_the_rules_order() -> None:
    rules = scoring.load_case().rules
    assert levers_of(given()) == list(rules.groups)
    assert levers_of(given(detailed=True)) == list(rules.indicators)


def test_marks_stand_where_baseline_and_average_are() -> None:
    digitization = one(given({"digitization": Decimal("45.25")}), "digitization")
    # 45.25 % stands between two positions; 10.8 of 22 points are 49.09 %.
    assert (digitization["position"], digitization["shown"]) == (453, "45,25")
    assert digitization["changed"]
    assert (digitization["baseline"], digitization["average"]) == (251, 491)
    assert (digitization["own"], digitization["maximum"]) == (996, 2200)
    for detailed in (False, True):
        for name in levers_of(given(detailed=detailed)):
            shown = one(given(detailed=detailed), name)
            for mark in ("position", "baseline", "average"):
                assert shown[mark] is None or 0 <= shown[mark] < POSITIONS
            assert shown["position"] == shown["baseline"]
            assert not shown["changed"]
            assert not shown["error"]


def test_without_an_average_there_is_no_mark() -> None:
    averages = [one(given(case="lam-dong-2026"), name)["average"] for name in levers_of(given())]
    assert averages.count(None) < len(averages) or set(averages) == {None}
    indicators = given(detailed=True)
    published = scoring.load_case().indicator_averages
    for name in levers_of(indicators):
        assert (one(indicators, name)["average"] is None) is (name not in published)


def test_points_of_an_indicator_in_a_group_that_is_set_are_not_determined() -> None:
    shown = given({"digitization": Decimal(45)}, detailed=True)
    assert one(shown, "e_result_issued")["own"] is None
    assert one(shown, "online_filing")["own"] is not None
    section = next(section for section in shown["sections"] if section["id"] == "digitization")
    assert section["note"]
    assert not given(detailed=True)["sections"][4]["note"]


def test_sections_open_where_something_is_set() -> None:
    shown = given({"e_result_issued": Decimal(90)}, detailed=True)
    assert [section["id"] for section in shown["sections"] if section["opened"]] == ["digitization"]


def test_today_s_rank_among_moved_provinces_is_told_only_while_they_move() -> None:
    assert given()["result"]["unchanged"] is None
    unchanged = given(peers="pace:2023-2024")["result"]["unchanged"]
    assert unchanged["value"] == "khoảng 60"
    assert "58–61" in unchanged["more"]
    assert given()["field"] != given(peers="pace:2023-2024")["field"]


@pytest.mark.parametrize(
    ("language", "error"),
    [("vi", "“Số hóa hồ sơ” cần một số từ 0 đến 100"), ("en", "“Dossier digitisation” takes a number")],
)
def test_what_was_mistyped_stays_with_a_word_on_it(language: Language, error: str) -> None:
    app = open_link(f"lang={language}")
    type_value(app, "digitization", "abc")
    shown = lever(app, "digitization")
    assert (shown["shown"], shown["position"], shown["changed"]) == ("abc", 251, False)
    assert error in shown["error"]
    assert [item for item in levers_of(live(app)) if lever(app, item)["error"]] == ["digitization"]


@pytest.mark.parametrize(
    ("language", "shown", "named", "baseline"),
    [("vi", "45,5", "Số hóa hồ sơ", "25,1%"), ("en", "45.5", "Dossier digitisation", "25.1%")],
)
def test_levers_speak_the_page_s_language(
    language: Language, shown: str, named: str, baseline: str
) -> None:
    found = given({"digitization": Decimal("45.5")}, language=language)
    digitization = one(found, "digitization")
    assert found["language"] == language
    assert (digitization["shown"], digitization["name"]) == (shown, named)
    assert plain(digitization["baselineShown"]) == baseline


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_browser_uses_every_word_it_is_sent_and_asks_for_no_other(
    language: Language,
) -> None:
    words = given(language=language)["words"]
    asked = set(re.findall(r"\bwords\.(\w+)", SCRIPTS)) - {"js"}
    assert asked == set(words)
    for name in TEMPLATES:
        for fact in {fact for _, fact, _, _ in Formatter().parse(words[name]) if fact}:
            assert re.search(rf"\b{fact}\b(:|,| \}})", SCRIPTS), (name, fact)


def test_no_text_of_the_interface_is_written_in_the_browser_s_scripts() -> None:
    quoted = re.findall(r"\"([^\"\n]*)\"|`([^`]*)`", re.sub(r"//.*|/\*[\s\S]*?\*/", "", SCRIPTS))
    said = [one or other for one, other in quoted if re.search(r"[^\x00-\x7f·]", one or other)]
    assert said == []
