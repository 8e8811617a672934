"""Reports to export in tests: a rise, a fall with couplings in 2026, nothing changed, one seen from a day
on, and larger ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

import pytest

from scoring import Case, Effort, Goal, Outcome, Peers, find_case, load_rules, simulate
from scoring.case.from_now import FromNow
from scoring.own_data import case_with_counts, read_own_counts
from scoring.what_if.scenario import Scenario
from ui.exports.content import report
from ui.exports.effort_steps import effort_steps
from ui.exports.fall_short import fall_short
from ui.exports.model import Report
from ui.links.shortfall_link import ShortfallWish
from ui.words.texts import LANGUAGES, Language, load_texts

DAY = dt.date(2026, 11, 25)

# Outside text that other programs might run, or take for markup.
HOSTILE = (
    '=HYPERLINK("http://x.example","y")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1:A9)",
    "<script>alert(1)</script> & **b**",
)


@dataclass(frozen=True)
class Made:
    """A scenario to export."""

    case: str
    changes: Mapping[str, str] = field(default_factory=dict)
    peers: str = "still"
    from_now: FromNow | None = None

    @property
    def outcome(self) -> Outcome:
        changes = {key: Decimal(value) for key, value in self.changes.items()}
        scenario = Scenario(self.case, changes, from_now=self.from_now)
        return simulate(scenario.seen(find_case(self.case)), changes, peers=Peers.read(self.peers))


SCENARIOS = {
    "rise": Made("binh-thuan-2023", {"digitization": "45", "online_payment": "60"}),
    "fall": Made("lam-dong-2026", {"e_result_issued": "30", "on_time_settlement": "70.5"}),
    "same": Made("ca-mau-2023", peers="shift:2.5"),
    "rest": Made("lam-dong-2026", {"on_time_settlement": "97.2"}, from_now=FromNow(dt.date(2026, 10, 10))),
}

every_scenario = pytest.mark.parametrize("scenario", SCENARIOS)
every_language = pytest.mark.parametrize("language", LANGUAGES)

# Each scenario and each language: what a document holds depends on the one, how it words it on the other.
SHOWN: tuple[tuple[str, Language], ...] = (("rise", "vi"), ("fall", "en"), ("same", "en"), ("rest", "vi"))
every_shown = pytest.mark.parametrize(("scenario", "language"), SHOWN)


# Documents grow with these: levers with the longest names, own counts, and the default case as it is.
LONG = ("many", "own", "default")
LONGEST_NAMES = 13


def _own() -> Case:
    case = find_case("binh-thuan-2023")
    content = b"indicator,numerator,denominator\ne_result_issued,300,1000\n"
    own = read_own_counts(content, load_rules("portal_2022_2025")).value
    assert own is not None
    return case_with_counts(case, own)


@cache
def long_report(kind: str, language: Language) -> Report:
    """Return the report of a scenario of ``SCENARIOS`` or ``LONG``, with its effort as on the page."""
    case = _own() if kind == "own" else find_case("binh-thuan-2023")
    indicators = case.rules.indicators
    longest = sorted(indicators, key=lambda key: -len(indicators[key].name.vi))[:LONGEST_NAMES]
    changes = {
        "many": dict.fromkeys(longest, Decimal("87.5")),
        "own": {"e_result_issued": Decimal(80), "on_time_settlement": Decimal(97)},
        "default": {},
    }
    peers = Peers.read("shift:2" if kind == "many" else "still")
    outcome = outcome_of(kind) if kind in SCENARIOS else simulate(case, changes[kind], peers=peers)
    texts = load_texts(language)
    plan = effort_steps(outcome, Effort(), "Trọng số bằng nhau", texts)
    missed = fall_short(outcome, Goal.for_total(Decimal(65)), ShortfallWish(done=75), texts)
    return report(outcome, texts, date=DAY, plan=plan, fall_short=missed)


@cache
def outcome_of(scenario: str) -> Outcome:
    return SCENARIOS[scenario].outcome


@cache
def report_of(scenario: str, language: Language, name: str | None = None) -> Report:
    return report(outcome_of(scenario), load_texts(language), date=DAY, name=name)


@cache
def built(build: Callable[[Report], bytes], report_of: Callable[..., Report], *asked: str) -> bytes:
    """Return a document of the report that ``report_of(*asked)`` makes; the same one all over the tests."""
    return build(report_of(*asked))
