"""What the browser looks up while a lever is held: totals at every position, and ranks by total."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from scoring import Case, Peers, field_of
from scoring.rounding import to_cents
from scoring.rules import TOTAL_POINTS
from scoring.what_if.positions import Cents, LeverGain, changes_acting_with, gain_on_top, rank_steps
from scoring.what_if.scenario import Scenario

KEY_LENGTH = 12


def sent_tables(case: Case, scenario: Scenario, levers: Sequence[str]) -> dict[str, Any]:
    """Return the tables of some levers on top of a scenario, ready to be sent."""
    return {
        "version": version_of(case, scenario, levers),
        "levers": {
            lever: {"gain": gain_key(case, scenario, lever), **_gain(_gain_of(case, scenario, lever))}
            for lever in levers
        },
        "field": {"key": field_key(case, scenario.peers), **_field(case, scenario.peers)},
    }


def version_of(case: Case, scenario: Scenario, levers: Sequence[str]) -> str:
    """Return what names the tables of some levers: while it is the same, they need not be sent again."""
    gains = (f"{lever} {gain_key(case, scenario, lever)}" for lever in levers)
    return _key(field_key(case, scenario.peers), *gains)


@lru_cache(maxsize=4096)
def gain_key(case: Case, scenario: Scenario, lever: str) -> str:
    """Return what names all that a lever's table depends on: most other levers are not among it."""
    acting = changes_acting_with(case, scenario.changes, lever)
    return _key(lever, case.id, scenario.couplings, *acting.items())


def field_key(case: Case, peers: Peers) -> str:
    """Return what names the other provinces as assumed."""
    return _key(case.id, peers)


def other_provinces(case: Case, peers: Peers) -> list[list[Any]]:
    """Return the known totals of the other provinces as cents and name, lowest first."""
    totals = field_of(case, peers).totals
    return [[to_cents(total), name] for name, total in sorted(totals.items(), key=lambda item: item[1])]


def _gain_of(case: Case, scenario: Scenario, lever: str) -> LeverGain:
    return gain_on_top(case, scenario.changes, lever, couplings=scenario.couplings)


@lru_cache(maxsize=1024)
def _gain(gain: LeverGain) -> dict[str, Any]:
    """Return what a lever's position decides, packed, and the same with the lever not set."""
    return {
        "part": _packed(gain.part),
        "own": _packed(gain.own),
        "unset": [gain.unset_part, gain.unset_own],
    }


@lru_cache(maxsize=64)
def _field(case: Case, peers: Peers) -> dict[str, Any]:
    steps = rank_steps(field_of(case, peers), Decimal(0), Decimal(TOTAL_POINTS))
    ranks = [(step.start, step.rank) for step in steps]
    return {"steps": [[start, r.median, r.low, r.high, r.best, r.worst] for start, r in ranks]}


def _packed(cents: Cents) -> str:
    """Return cents (0 to 10,000) as 16-bit numbers, lowest byte first, in base64."""
    return base64.b64encode(cents.astype("<u2").tobytes()).decode("ascii")


def _key(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:KEY_LENGTH]
