"""What each change brings by itself, and what it adds in order: two readings of the same change.

``Outcome.contributions`` shares every interaction out; here nothing is shared. Alone, changes that
act on the same indicator need not add up to the whole. In order they always do, but another order
gives other parts.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from scoring.arguments import checked
from scoring.what_if.simulate import Outcome, simulate


@checked
def effects_alone(outcome: Outcome) -> Mapping[str, Decimal]:
    """Return the points (two decimals) each change would bring if it were the only one."""
    before = outcome.case.baseline.total
    return {key: _total(outcome, {key: percent}) - before for key, percent in outcome.changes.items()}


@checked
def effects_in_order(outcome: Outcome) -> Mapping[str, Decimal]:
    """Return the points (two decimals) each change adds to those before it, in the rules' order.

    They add up to ``outcome.change`` exactly.
    """
    effects: dict[str, Decimal] = {}
    made: dict[str, Decimal] = {}
    total = outcome.case.baseline.total
    for key, percent in outcome.changes.items():
        made[key] = percent
        after = _total(outcome, made)
        effects[key] = after - total
        total = after
    return effects


def _total(outcome: Outcome, changes: Mapping[str, Decimal]) -> Decimal:
    return simulate(outcome.case, changes, couplings=outcome.couplings).total
