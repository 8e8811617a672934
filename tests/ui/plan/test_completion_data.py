"""What the browser is sent of a plan done in part: the library's figures, in cents and percents."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from string import Formatter
from typing import Any

import pytest

import scoring
from scoring.rounding import to_cents
from ui.plan.completion_data import sent
from ui.platform.served_components import UI
from ui.words.texts import LANGUAGES, Language, load_texts

SCRIPTS = "\n".join(
    file.read_text(encoding="utf-8") for file in (UI / "live" / "browser" / "completion").glob("*.js")
)
CHANGES = {"digitization": Decimal(45), "online_payment": Decimal(60)}


def given(
    required: str | None = "65",
    changes: dict[str, Decimal] | None = None,
    case: str = "binh-thuan-2023",
    language: Language = "vi",
) -> dict[str, Any]:
    found = scoring.find_case(case)
    completion = scoring.completion_of(found, changes or CHANGES)
    total = None if required is None else Decimal(required)
    return sent(found, completion, total, 80, load_texts(language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", ["binh-thuan-2023", "lam-dong-2025", "lam-dong-2026"])
def test_every_percent_has_its_total_and_rank(case: str, language: Language) -> None:
    shown, found = given(case=case, language=language), scoring.find_case(case)
    steps = scoring.completion_of(found, CHANGES).steps
    assert shown["totals"] == [to_cents(step.total) for step in steps]
    for rank, step in zip(shown["ranks"], steps, strict=True):
        names = ("median", "low", "high", "best", "worst")
        assert rank == [getattr(step.rank, name) for name in names]
    assert shown["before"] == shown["totals"][0] == to_cents(found.baseline.total)
    assert list(shown["rankBefore"].values()) == shown["ranks"][0]
    assert [name for start, name in shown["bands"] if start <= shown["totals"][100]][-1] == load_texts(
        language
    ).pick(steps[100].band.name)
    assert json.loads(json.dumps(shown)) == shown


def test_the_goal_is_marked_where_it_is_first_reached() -> None:
    shown = given("65")
    assert shown["needed"] == 72
    assert [6500, "Mục tiêu: 65,00", "goal"] in shown["levels"]
    # What is reached already or never has no mark; a goal out of sight no level either.
    assert given("60.08")["needed"] is None
    assert given("90")["needed"] is None
    assert given("90")["levels"] == []
    assert given(None)["levels"] == []


def test_bands_that_the_plan_crosses_stand_as_levels_once() -> None:
    far = {"digitization": Decimal(100)}
    assert [level[::2] for level in given("65", far)["levels"]] == [[7000, "band"], [6500, "goal"]]
    assert [level[::2] for level in given("70", far)["levels"]] == [[7000, "goal"]]


def test_levers_at_a_bound_are_named_from_where_they_are_held() -> None:
    assert given()["held"] == [[0, ""]]
    held = given(changes={"digitization": Decimal(90), "progress": Decimal(100)})["held"]
    assert [at for at, _ in held] == [0, 101, 116]
    assert held[1][1] == "Tiến độ, kết quả giải quyết"
    assert held[2][1] == "Tiến độ, kết quả giải quyết; Số hóa hồ sơ"


def test_another_plan_has_another_name() -> None:
    assert given()["plan"] == given("70", language="en")["plan"]
    assert given()["plan"] != given(changes={"digitization": Decimal(45)})["plan"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_browser_fills_only_what_it_knows_and_finds_every_word(language: Language) -> None:
    words = given(language=language)["words"]
    asked = set(re.findall(r"\bwords\.(?!js\b)(\w+)", SCRIPTS))
    assert asked
    assert asked <= set(words)
    filled = {"percent", "total", "change", "rank", "band"}
    for name in ("spoken", "sentence"):
        assert {field for _, field, _, _ in Formatter().parse(words[name]) if field} <= filled
    assert "{names}" in words["held"]
