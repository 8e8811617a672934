"""A province's work shared out over units (districts, departments): whole numbers that add up exactly."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from scoring.arguments import checked
from scoring.errors import ArgumentError
from scoring.plan.work import LeverWork, Stretch
from scoring.rounding import distribute


@checked
def share_out(work: LeverWork, weights: Sequence[Decimal]) -> tuple[tuple[int, ...], ...]:
    """Return each unit's work of each month, in whole units of what the lever counts.

    Every stretch of the work is split in proportion to ``weights`` by largest remainders, earlier units
    first. A unit's part is even over the months of the stretch; what is left over of it goes to months in
    turn, from one unit to the next. So every month adds up to the province's month, and every unit's months
    to its part. Where no counts are known every unit's row is empty.

    Raises:
        ArgumentError: no weights, a negative one, or all of them zero.

    """
    exact = [Fraction(weight) for weight in weights]
    if not any(exact) or min(exact) < 0:
        expected = "one weight or more, 0 or more each, not all 0"
        raise ArgumentError(
            function="share_out", name="weights", value=", ".join(map(str, exact[:9])), expected=expected
        )
    rows = [[0] * len(work.monthly) for _ in exact]
    for stretch in work.stretches:
        for row, part in zip(rows, _parts(stretch, exact), strict=True):
            for place, count in enumerate(part, start=stretch.first):
                row[place] += count
    return tuple(map(tuple, rows))


def _parts(stretch: Stretch, weights: Sequence[Fraction]) -> list[list[int]]:
    """Return each unit's months of a stretch.

    Dealt in turn, what is left over falls on every month the same number of times, or once more on the
    earlier ones: that is how the province's months are spread.
    """
    whole = sum(weights, Fraction(0))
    totals = distribute(stretch.more, [stretch.more * weight / whole for weight in weights])
    parts: list[list[int]] = []
    turn = 0
    for total in totals:
        each, left = divmod(total, stretch.months)
        part = [each] * stretch.months
        for _ in range(left):
            part[turn] += 1
            turn = (turn + 1) % stretch.months
        parts.append(part)
    return parts
