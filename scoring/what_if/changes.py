"""Reading the changes of a scenario: group or indicator id to new percentage, checked strictly."""

from __future__ import annotations

import numbers
from collections.abc import Mapping
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction

from scoring.arguments import checked
from scoring.errors import GroupFromNowError, LeverConflictError, LeverValueError, UnknownLeverError
from scoring.rules import Rules

Percent = int | float | Decimal | Fraction

FULL_PERCENT = 100
SHOWN_VALUE_LENGTH = 40
CENT_OF_PERCENT = Decimal("0.01")

# Percentages this many powers of ten away from 1 are mistakes, and slow to compute with.
MAX_EXPONENT = 400


def read_changes(rules: Rules, changes: Mapping[str, Percent]) -> dict[str, Fraction]:
    """Return the changes as exact shares (0 to 1), in the rules' own order.

    A float stands for the decimal it prints as: 0.1 is one tenth.

    Raises:
        UnknownLeverError: a key is neither a group nor an indicator; close matches are named.
        LeverValueError: a value is not a number from 0 to 100.
        LeverConflictError: a group is changed together with one of its own indicators.
        GroupFromNowError: a group of several where levers are rates from now on.

    """
    order = lever_ids(rules)
    for key in changes:
        if key in rules.groups and key not in order:
            raise GroupFromNowError(key=key)
        if key not in order:
            matches = get_close_matches(str(key)[:60], order) or ["-"]
            raise UnknownLeverError(key=str(key)[:60], matches=", ".join(matches))
    for group in rules.groups.values():
        for indicator in group.indicators:
            if group.id in changes and indicator in changes:
                raise LeverConflictError(key=indicator, group=group.id)
    return {key: _share(key, changes[key]) for key in order if key in changes}


@checked
def lever_ids(rules: Rules) -> tuple[str, ...]:
    """Return the id of every lever: each group followed by its indicators.

    Where a part of the period is over, groups of several indicators have none.
    """
    return tuple(
        lever
        for group in rules.groups.values()
        for lever in (group.id, *group.indicators)
        if lever != group.id or group.only is not None or not rules.is_begun
    )


def percent_worth(points: Decimal, maximum: Decimal) -> Decimal:
    """Return the attainment (percent, two decimals) that is worth ``points`` of ``maximum`` once rounded.

    A hundredth of a percent is worth at most 0.0022 points here, so one such value always exists.
    """
    exact = Fraction(points) / Fraction(maximum) * FULL_PERCENT
    return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(CENT_OF_PERCENT)


def _share(key: str, value: object) -> Fraction:
    exact = _exact(value)
    if exact is None or not 0 <= exact <= FULL_PERCENT:
        raise LeverValueError(key=key, value=_shown(value))
    return exact / FULL_PERCENT


def _exact(value: object) -> Fraction | None:
    """Return a number as a fraction, or None where it is none or needlessly long."""
    if isinstance(value, bool):
        return None
    if isinstance(value, numbers.Rational):
        return Fraction(int(value.numerator), int(value.denominator))
    if isinstance(value, numbers.Real):
        value = Decimal(repr(float(value)))
    if not isinstance(value, Decimal) or not value.is_finite():
        return None
    if value and abs(value.adjusted()) > MAX_EXPONENT:
        return None
    return Fraction(value)


def _shown(value: object) -> str:
    try:
        return repr(value)[:SHOWN_VALUE_LENGTH]
    except ValueError:
        # Python refuses to print whole numbers of thousands of digits.
        return type(value).__name__
