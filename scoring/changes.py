"""Reading the changes of a scenario: group or indicator id to new percentage, checked strictly."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction

from scoring.errors import LeverConflictError, LeverValueError, UnknownLeverError
from scoring.rules import Rules

Percent = int | float | Decimal | Fraction

FULL_PERCENT = 100
SHOWN_VALUE_LENGTH = 40


def read_changes(rules: Rules, changes: Mapping[str, Percent]) -> dict[str, Fraction]:
    """Return the changes as exact shares (0 to 1), in the rules' own order.

    A float stands for the decimal it prints as: 0.1 is one tenth.

    Raises:
        UnknownLeverError: a key is neither a group nor an indicator; close matches are named.
        LeverValueError: a value is not a number from 0 to 100.
        LeverConflictError: a group is changed together with one of its own indicators.

    """
    order = lever_ids(rules)
    for key in changes:
        if key not in order:
            matches = get_close_matches(str(key)[:60], order) or ["-"]
            raise UnknownLeverError(key=str(key)[:60], matches=", ".join(matches))
    for group in rules.groups.values():
        for indicator in group.indicators:
            if group.id in changes and indicator in changes:
                raise LeverConflictError(key=indicator, group=group.id)
    return {key: _share(key, changes[key]) for key in order if key in changes}


def lever_ids(rules: Rules) -> tuple[str, ...]:
    """Return the id of every lever: each group followed by its indicators."""
    return tuple(lever for group in rules.groups.values() for lever in (group.id, *group.indicators))


def _share(key: str, value: object) -> Fraction:
    try:
        if isinstance(value, bool) or not isinstance(value, int | float | Decimal | Fraction):
            raise TypeError
        exact = Fraction(Decimal(repr(value)) if isinstance(value, float) else value)
    except (TypeError, ValueError, OverflowError) as error:
        raise LeverValueError(key=key, value=repr(value)[:SHOWN_VALUE_LENGTH]) from error
    if not 0 <= exact <= FULL_PERCENT:
        raise LeverValueError(key=key, value=repr(value)[:SHOWN_VALUE_LENGTH])
    return exact / FULL_PERCENT
