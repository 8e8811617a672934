"""What the browser shows at a position and what ``simulate`` says there are the same, at every position.

Each lever is moved through all its positions as a hand would, and what the page then shows is read.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import pytest
from playwright.sync_api import Page, expect

import scoring
from scoring.what_if.peers import Peers
from scoring.what_if.positions import POSITIONS, baseline_position, percent_at
from scoring.what_if.scenario import Scenario
from tests.e2e.actions import choose, expect_tables, open_page
from tests.e2e.server import Server
from ui.words import numbers, ranks, sentences
from ui.words.texts import Language, Texts, load_texts

# Moves every lever on the page through its positions; returns what the result says at each.
SWEEP = """
async () => {
  const view = (() => {
    for (const element of document.querySelectorAll('*')) {
      const found = element.shadowRoot?.querySelector('.live');
      if (found) return found;
    }
  })();
  const text = selector => view.querySelector(selector).textContent;
  const found = {};
  for (const lever of view.querySelectorAll('[data-lever]')) {
    const range = lever.querySelector('input[type=range]');
    const stood = range.value;
    const shown = [];
    for (let position = Number(range.min); position <= Number(range.max); position += 1) {
      range.value = String(position);
      range.dispatchEvent(new Event('input'));
      shown.push([
        text('.figure.total .value'), text('.figure.total .chip'), text('.figure.rank .value'),
        text('.figure.rank .more'), text('.figure.band .value'), text('.figure.band .more'),
        lever.querySelector('.own').textContent,
      ].join('|'));
    }
    found[lever.dataset.lever] = shown;
    range.value = stood;
  }
  return found;
}
"""

# Case, what is set, the other provinces, the language. Between them: ranks estimated and certain, other
# provinces that hold still and that move, and couplings that act on published counts.
SCENARIOS: list[tuple[Scenario, Language]] = [
    (
        Scenario("binh-thuan-2023", {"online_payment": Decimal(60)}, peers=Peers.read("pace:2023-2024")),
        "vi",
    ),
    (
        Scenario(
            "lam-dong-2026",
            {"e_result_issued": Decimal("72.35"), "dossier_sync": Decimal(40)},
        ),
        "en",
    ),
    (Scenario("lam-dong-2025", {"on_time_settlement": Decimal(70)}, peers=Peers.read("shift:2.5")), "vi"),
]

# Of the many levers by indicator, positions this far apart are compared.
STRIDE = 10

IDS = [scenario.case for scenario, _ in SCENARIOS]


@pytest.mark.parametrize("detailed", [False, True], ids=["groups", "indicators"])
@pytest.mark.parametrize(("scenario", "language"), SCENARIOS, ids=IDS)
def test_at_every_position_of_every_lever_the_browser_shows_what_simulate_says(
    server: Server, page: Page, scenario: Scenario, language: Language, detailed: bool
) -> None:
    case, texts = scoring.find_case(scenario.case), load_texts(language)
    link = "&".join(f"{lever}={percent}" for lever, percent in scenario.changes.items())
    levers = list(case.rules.indicators if detailed else case.rules.groups)
    open_page(page, f"{server.url}/?case={case.id}&lang={language}&peers={scenario.peers}&{link}")
    if detailed is not any(lever in case.rules.indicators for lever in scenario.changes):
        choose(page, "level", texts("toolbar.detailed" if detailed else "toolbar.simple"))
    # With another level other levers are shown, which the tables then are for.
    expect(page.locator("[data-lever]")).to_have_count(len(levers))
    expect_tables(page, *levers)
    found = page.evaluate(SWEEP)
    assert list(found) == levers
    for lever, shown in found.items():
        assert len(shown) == POSITIONS
        # The library's own test compares every position; the browser looks all of them up in one way.
        for position in range(0, POSITIONS, STRIDE if detailed else 1):
            text = shown[position]
            place = (lever, position)
            assert (place, text) == (place, _expected(case, scenario, lever, position, texts))


def _expected(case: scoring.Case, scenario: Scenario, lever: str, position: int, texts: Texts) -> str:
    """Return what ``simulate`` says of a lever at a position, as the page words it."""
    is_unset = position == baseline_position(case, lever)
    there = scenario.with_change(case.rules, lever, None if is_unset else percent_at(position))
    outcome = scoring.simulate(case, there.changes, couplings=there.couplings, peers=there.peers)
    rank, language = outcome.rank, texts.language
    own, maximum = outcome.points[lever], _maximum(case, lever)
    return "|".join(
        (
            _points(outcome.total, language),
            _change(outcome.total - case.baseline.total, language),
            _rank(language, rank.median, rank.low, rank.high, rank.best, rank.worst),
            texts.pick(outcome.band.name),
            _missing(case.rules.bands, outcome.total, language),
            texts("live.own", points=_points(own, language), maximum=numbers.maximum(maximum, language)),
        )
    )


def _maximum(case: scoring.Case, lever: str) -> Decimal:
    return (case.rules.groups.get(lever) or case.rules.indicators[lever]).maximum


# Words are put together once for each figure: there are fewer figures than positions.
@cache
def _points(points: Decimal, language: Language) -> str:
    return numbers.points(points, language)


@cache
def _change(change: Decimal, language: Language) -> str:
    return numbers.change(change, language) if change else ""


@cache
def _rank(language: Language, *figures: int) -> str:
    """Return the rank and how sure it is: median, 80 % range, hard bounds."""
    rank, texts = scoring.RankEstimate(0, *figures, probabilities=()), load_texts(language)
    return f"{sentences.rank_alone(rank, texts)}|{ranks.range_of(rank, texts)}"


@cache
def _missing(bands: tuple[scoring.Band, ...], total: Decimal, language: Language) -> str:
    """Return what is missing to the next band, in words."""
    texts, above = load_texts(language), [band for band in bands if band.start > total]
    if not above:
        return texts("live.highest")
    band = min(above, key=lambda band: band.start)
    missing = numbers.points(band.start - total, language)
    return texts("live.missing", points=missing, band=texts.pick(band.name))
