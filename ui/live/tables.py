"""What the browser looks up while a lever is held: totals at every position, and ranks by total."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from scoring import Case, Outcome, Peers, field_of
from scoring.rounding import to_cents
from scoring.rules import TOTAL_POINTS
from scoring.what_if.positions import Cents, LeverTable, lever_tables, rank_steps
from ui.links.link import Scenario

KEY_LENGTH = 12
ZERO = TOTAL_POINTS - TOTAL_POINTS


def sent_tables(case: Case, scenario: Scenario, levers: Sequence[str]) -> dict[str, Any]:
    """Return the tables of some levers on top of a scenario, ready to be sent."""
    tables = _tables(
        case, tuple(scenario.changes.items()), scenario.couplings, tuple(levers)
    )
    found = {
        table.lever: {
            "basis": basis_of(scenario, table.lever),
            "totals": _packed(table.totals),
            "own": _packed(table.own),
            "unset": [table.unset_total, table.unset_own],
        }
        for table in tables
    }
    field = {"key": field_key(case, scenario.peers), **_field(case, scenario.peers)}
    return {
        "version": _key(field["key"], *(f"{lever}{table['basis']}" for lever, table in found.items())),
        "levers": found,
        "field": field,
    }
