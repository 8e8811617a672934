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
from scoring.what_if.positions import Cents, LeverGain, lever_tables, rank_steps
from scoring.what_if.scenario import Scenario

KEY_LENGTH = 12


def sent_tables(case: Case, scenario: Scenario, levers: Sequence[str]) -> dict[str, Any]:
    """Return the tables of some levers on top of a scenario, ready to be sent."""
    tables = lever_tables(case, scenario.changes, levers, couplings=scenario.couplings)
    found = {
        table.lever: {
            "basis": basis_of(case, scenario, table.lever),
            **_gain(table.gain),
            "rest": table.rest,
            "unset": [table.unset_total, table.gain.unset_own],
        }
        for table in tables
    }
    field = field_key(case, scenario.peers)
    return {
        "version": _key(field, *(f"{lever} {table['basis']}" for lever, table in found.items())),
        "levers": found,
        "field": {"key": field, **_field(case, scenario.peers)},
    }


def basis_of(case: Case, scenario: Scenario, lever: str) -> str:
    """Return what names all that a lever's table depends on: not where the lever itself stands."""
    others = scenario.with_change(case.rules, lever, None)
    return _key(lever, case.id, others.couplings, *others.changes.items())


def field_key(case: Case, peers: Peers) -> str:
    """Return what names the other provinces as assumed."""
    return _key(case.id, peers)


def other_provinces(case: Case, peers: Peers) -> list[list[Any]]:
    """Return the known totals of the other provinces as cents and name, lowest first."""
    totals = field_of(case, peers).totals
    return [[to_cents(total), name] for name, total in sorted(totals.items(), key=lambda item: item[1])]


@lru_cache(maxsize=1024)
def _gain(gain: LeverGain) -> dict[str, str]:
    """Return what a lever's position decides, packed: most moves leave it as it is for the others."""
    return {"part": _packed(gain.part), "own": _packed(gain.own)}


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
