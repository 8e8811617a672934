"""The effort of a scenario: what its changes cost, by the same measure as a plan's."""

from __future__ import annotations

from fractions import Fraction

from scoring.arguments import checked
from scoring.plan.effort import EVEN_EFFORT, Effort
from scoring.plan.levers import percent_unset
from scoring.what_if.simulate import Outcome


@checked
def effort_of(outcome: Outcome, effort: Effort = EVEN_EFFORT) -> Fraction:
    """Return the points of effort of all levers that an outcome's scenario raises.

    As in a plan, a lever costs its weight times the percentage points by which it is set beyond
    where it would stand without being set. A lever that is lowered costs nothing.
    """
    total = Fraction(0)
    for lever, percent in outcome.changes.items():
        unset = percent_unset(outcome.case, outcome.changes, lever, couplings=outcome.couplings)
        total += Fraction(effort.of(lever)) * max(Fraction(0), Fraction(percent) - unset)
    return total
