"""A plan's completion under the hand: everything follows at once, and says what ``simulate`` says."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

import scoring
from scoring.plan.completion import MOST_COMPLETION
from tests.e2e.actions import address, open_page, place_of, rerun
from tests.e2e.server import Server
from ui.words import numbers, ranks, sentences
from ui.words.texts import Language, load_texts

RANGE = ".completion input[type=range]"

# Moves the lever through every percent; returns what is shown at each.
SWEEP = """
() => {
  const inside = element => element.shadowRoot?.querySelector('.completion');
  const view = [...document.querySelectorAll('*')].map(inside).find(Boolean);
  const range = view.querySelector('input[type=range]');
  const text = selector => view.querySelector(selector).textContent;
  return Array.from({ length: Number(range.max) + 1 }, (_, percent) => {
    range.value = String(percent);
    range.dispatchEvent(new Event('input'));
    return [
      text('.percent'), text('.figure.total .value'), text('.figure.total .chip'),
      text('.figure.rank .value'), text('.figure.rank .more'), text('.figure.band .value'),
    ].join('|');
  });
}
"""

PLANS: list[tuple[str, dict[str, str], Language]] = [
    ("binh-thuan-2023", {"digitization": "45", "online_payment": "60"}, "vi"),
    ("lam-dong-2026", {"online_filing": "80", "on_time_settlement": "99.9"}, "en"),
]


def _link(server: Server, case: str, changes: dict[str, str], language: Language) -> str:
    link = "&".join(f"{lever}={percent}" for lever, percent in changes.items())
    return f"{server.url}/plan?case={case}&goal=total:65&of=scenario&lang={language}&{link}"


@pytest.mark.parametrize(("case", "changes", "language"), PLANS, ids=[case for case, _, _ in PLANS])
def test_at_every_completion_the_browser_shows_what_simulate_says(
    server: Server, page: Page, case: str, changes: dict[str, str], language: Language
) -> None:
    open_page(page, _link(server, case, changes, language))
    # The component's scripts are loaded after the page is drawn.
    expect(page.locator(RANGE)).to_be_visible()
    found, texts = page.evaluate(SWEEP), load_texts(language)
    published = scoring.find_case(case)
    steps = scoring.completion_of(published, {key: float(value) for key, value in changes.items()}).steps
    assert len(found) == MOST_COMPLETION + 1
    for shown, step in zip(found, steps, strict=True):
        outcome = scoring.simulate(published, step.changes)
        assert shown == "|".join(
            (
                f"{step.percent}%",
                numbers.points(outcome.total, language),
                numbers.change(outcome.change, language) if outcome.change else "",
                sentences.rank_alone(outcome.rank, texts),
                ranks.range_of(outcome.rank, texts),
                texts.pick(outcome.band.name),
            )
        )


def test_a_drag_is_followed_at_once_and_let_go_into_the_link(server: Server, page: Page) -> None:
    open_page(page, _link(server, *PLANS[0]))
    lever, point = page.locator(RANGE), page.locator(".completion .totals .mark")
    lever.scroll_into_view_if_needed()
    whole, box = place_of(point), place_of(lever)
    middle = box["y"] + box["height"] / 2

    def at(percent: int) -> float:
        return box["x"] + 10 + (box["width"] - 20) * percent / MOST_COMPLETION

    page.mouse.move(at(100), middle)
    page.mouse.down()
    page.mouse.move(at(60), middle, steps=3)
    requests = page.evaluate("pageProbe.requests()")
    expect(page.locator(".completion .percent")).to_have_text("60%")
    expect(page.locator(".completion .figure.total .value")).to_have_text("64,21")
    expect(lever).to_have_attribute(
        "aria-valuetext", "Hoàn thành 60% kế hoạch: 64,21 điểm, hạng khoảng 47, xếp loại Trung bình"
    )
    moved = place_of(point)
    assert (moved["x"] < whole["x"], moved["y"] > whole["y"]) == (True, True)
    # The point stands above the hand, and nobody was asked for it.
    assert abs(moved["x"] + moved["width"] / 2 - at(60)) < 2
    assert page.evaluate("pageProbe.requests()") == requests
    with rerun(page):
        page.mouse.up()
    assert address(page)[1]["done"] == "60"
    with rerun(page):
        lever.press("ArrowRight")
    assert address(page)[1]["done"] == "61"
    expect(page.locator(".completion .percent")).to_have_text("61%")
