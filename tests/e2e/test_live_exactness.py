"""What the browser shows at a position is what the library's tables say there, at every position.

Each lever is moved through all its positions as a hand would, and what the page then shows is read. That
the tables say what ``simulate`` says, also at every position, ``tests/scoring/what_if/test_positions.py``
shows.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import pytest
from playwright.sync_api import Page, expect

import scoring
from scoring.rounding import from_cents
from scoring.what_if.peers import Field, Peers, field_of
from scoring.what_if.positions import POSITIONS, LeverTable, lever_tables
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

# Case, what is set, the other provinces, the language, whether by indicator. Between them: ranks estimated
# and certain, other provinces that hold still and that move, and couplings that act on published counts.
SCENARIOS: list[tuple[Scenario, Language, bool]] = [
    (
        Scenario("binh-thuan-2023", {"online_payment": Decimal(60)}, peers=Peers.read("pace:2023-2024")),
        "vi",
        False,
    ),
    (
        Scenario(
            "lam-dong-2026",
            {"e_result_issued": Decimal("72.35"), "dossier_sync": Decimal(40)},
        ),
        "en",
        True,
    ),
    (
        Scenario("lam-dong-2025", {"on_time_settlement": Decimal(70)}, peers=Peers.read("shift:2.5")),
        "vi",
        False,
    ),
]

# make test tries the first two, which between them have all of that.
OFTEN = 2
PARAMETERS = [
    pytest.param(*values, id=values[0].case, marks=[] if place < OFTEN else [pytest.mark.long])
    for place, values in enumerate(SCENARIOS)
]


@pytest.mark.parametrize(("scenario", "language", "detailed"), PARAMETERS)
def test_at_every_position_of_every_lever_the_browser_shows_what_the_tables_say(
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
    field = field_of(case, scenario.peers)
    for table in lever_tables(case, scenario.changes, levers, couplings=scenario.couplings):
        assert found[table.lever] == [
            _expected(case, field, table, position, texts) for position in range(POSITIONS)
        ]


def _expected(case: scoring.Case, field: Field, table: LeverTable, position: int, texts: Texts) -> str:
    """Return what the tables say of a lever at a position, as the page words it."""
    total, own = (from_cents(int(cents[position])) for cents in (table.totals, table.gain.own))
    language = texts.language
    return "|".join(
        (
            _points(total, language),
            _change(total - case.baseline.total, language),
            _rank(field, total, language),
            _band(case.rules.bands, total, texts),
            _missing(case.rules.bands, total, language),
            _own(own, _maximum(case, table.lever), language),
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
def _own(points: Decimal, maximum: Decimal, language: Language) -> str:
    worded = numbers.maximum(maximum, language)
    return load_texts(language)("live.own", points=_points(points, language), maximum=worded)


@cache
def _rank(field: Field, total: Decimal, language: Language) -> str:
    """Return the rank and how sure it is: median, 80% range, hard bounds."""
    rank, texts = field.at(total), load_texts(language)
    return f"{sentences.rank_alone(rank, texts)}|{ranks.range_of(rank, texts)}"


def _band(bands: tuple[scoring.Band, ...], total: Decimal, texts: Texts) -> str:
    return texts.pick(
        max((band for band in bands if band.start <= total), key=lambda band: band.start).name
    )


@cache
def _missing(bands: tuple[scoring.Band, ...], total: Decimal, language: Language) -> str:
    """Return what is missing to the next band, in words."""
    texts, above = load_texts(language), [band for band in bands if band.start > total]
    if not above:
        return texts("live.highest")
    band = min(above, key=lambda band: band.start)
    missing = numbers.points(band.start - total, language)
    return texts("live.missing", points=missing, band=texts.pick(band.name))
