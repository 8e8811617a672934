"""The effort of a scenario: what its changes cost, by the same measure as a plan's."""

from __future__ import annotations

from fractions import Fraction

from scoring.arguments import checked
from scoring.plan.effort import EVEN_EFFORT, Effort
from scoring.plan.levers import percent_unset
from scoring.what_if.simulate import Outcome


@checked
def efforts_of(outcome: Outcome, effort: Effort = EVEN_EFFORT) -> dict[str, Fraction]:
    """Return the points of effort of every lever that an outcome's scenario sets.

    As in a plan, a lever costs its weight times the percentage points by which it is set beyond
    where it would stand without being set. A lever that is lowered costs nothing.
    """
    return {
        lever: Fraction(effort.of(lever)) * max(Fraction(0), Fraction(percent) - _unset(outcome, lever))
        for lever, percent in outcome.changes.items()
    }


@checked
def effort_of(outcome: Outcome, effort: Effort = EVEN_EFFORT) -> Fraction:
    """Return the points of effort of all levers that an outcome's scenario raises."""
    return sum(efforts_of(outcome, effort).values(), Fraction(0))


def _unset(outcome: Outcome, lever: str) -> Fraction:
    return percent_unset(outcome.case, outcome.changes, lever, couplings=outcome.couplings)
