"""Reports to export in tests: a rise, a fall with couplings in 2026, and nothing changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

import pytest

from scoring import Outcome, Peers, find_case, simulate
from ui.exports.content import report
from ui.exports.model import Report
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

    @property
    def outcome(self) -> Outcome:
        changes = {key: Decimal(value) for key, value in self.changes.items()}
        return simulate(find_case(self.case), changes, peers=Peers.read(self.peers))


SCENARIOS = {
    "rise": Made("binh-thuan-2023", {"digitization": "45", "online_payment": "60"}),
    "fall": Made("lam-dong-2026", {"e_result_issued": "30", "on_time_settlement": "70.5"}),
    "same": Made("ca-mau-2023", peers="shift:2.5"),
}

every_scenario = pytest.mark.parametrize("scenario", SCENARIOS)
every_language = pytest.mark.parametrize("language", LANGUAGES)


@cache
def outcome_of(scenario: str) -> Outcome:
    return SCENARIOS[scenario].outcome


@cache
def report_of(scenario: str, language: Language, name: str | None = None) -> Report:
    return report(outcome_of(scenario), load_texts(language), date=DAY, name=name)
