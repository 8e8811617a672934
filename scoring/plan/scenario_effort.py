"""The effort of a scenario: what its changes cost, by the same measure as a plan's."""

from __future__ import annotations

from fractions import Fraction

from scoring.plan.effort import Effort
from scoring.plan.levers import standing
from scoring.what_if.simulate import Outcome

EVEN_EFFORT = Effort()


def effort_of(outcome: Outcome, effort: Effort = EVEN_EFFORT) -> Fraction:
    """Return the points of effort of all levers that an outcome's scenario raises.

    As in a plan, a lever costs its weight times the percentage points by which it is set beyond
    where it would stand without being set. A lever that is lowered costs nothing.
    """
    spent = Fraction(0)
    for lever, percent in outcome.changes.items():
        stands = standing(outcome.case, outcome.changes, lever, couplings=outcome.couplings)
        spent += Fraction(effort.of(lever)) * max(Fraction(0), Fraction(percent) - stands)
    return spent
