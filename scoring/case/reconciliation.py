"""Finding the group points behind printed, rounded figures that must add up to a printed total."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from scoring.errors import ReconciliationError
from scoring.rounding import from_cents, to_cents


@dataclass(frozen=True)
class Reconciled:
    """Points of a group (two decimals), as ``printed``, and how far they were moved to fit."""

    points: Decimal
    printed: tuple[Decimal, ...]

    @property
    def adjustment(self) -> Decimal:
        """Return the difference to the most precise printing, in points."""
        return self.points - _most_precise(self.printed)


def reconcile(
    printed: Mapping[str, Sequence[Decimal]], total: Decimal, where: str
) -> Mapping[str, Reconciled]:
    """Return the group points inside all printed rounding intervals that add up to ``total``.

    Each printed value is changed as little as possible: the cents to make up are spread as evenly
    as the intervals allow. A value printed to two decimals does not move.

    Raises:
        ReconciliationError: two printings of a group disagree, or no values inside the intervals
            add up to the total.

    """
    lows: dict[str, int] = {}
    highs: dict[str, int] = {}
    cents: dict[str, int] = {}
    for group, values in printed.items():
        intervals = [_interval(value) for value in values]
        lows[group] = max(low for low, _ in intervals)
        highs[group] = min(high for _, high in intervals)
        if lows[group] > highs[group]:
            shown = " and ".join(str(value) for value in values)
            raise ReconciliationError(where=where, problem=f"{group} is printed as {shown}")
        cents[group] = min(max(to_cents(_most_precise(tuple(values))), lows[group]), highs[group])
    start = dict(cents)
    missing = to_cents(total) - sum(cents.values())
    step = 1 if missing > 0 else -1
    while missing:
        movable = [g for g in cents if lows[g] <= cents[g] + step <= highs[g]]
        if not movable:
            reach = f"{from_cents(sum(lows.values()))} to {from_cents(sum(highs.values()))}"
            raise ReconciliationError(
                where=where, problem=f"the groups allow {reach}, the printed total is {total}"
            )
        least_moved = min(movable, key=lambda g: abs(cents[g] - start[g]))
        cents[least_moved] += step
        missing -= step
    return {
        group: Reconciled(points=from_cents(cents[group]), printed=tuple(values))
        for group, values in printed.items()
    }


def _interval(printed: Decimal) -> tuple[int, int]:
    """Return the lowest and highest cents that round half up to ``printed``."""
    exponent = printed.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) else 0
    half = 50 // 10**decimals if decimals < 2 else 0  # noqa: PLR2004 - two decimals are exact
    low = to_cents(printed) - half
    return max(low, 0), max(low + max(2 * half - 1, 0), 0)


def _most_precise(printed: tuple[Decimal, ...]) -> Decimal:
    return min(printed, key=lambda value: value.as_tuple().exponent)
