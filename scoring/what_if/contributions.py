"""Which cause brought which points: exact cents that add up to the whole change."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import permutations
from typing import Literal

from scoring.rounding import distribute, from_cents, to_cents

ContributionKind = Literal["direct", "coupled"]


@dataclass(frozen=True)
class Contribution:
    """Points that the lever ``cause`` brought through the group or indicator ``target``.

    ``direct`` points come from the lever itself, ``coupled`` ones from what moves along with it.
    """

    cause: str
    target: str
    kind: ContributionKind
    points: Decimal


def causes_first(contributions: Sequence[Contribution]) -> tuple[Contribution, ...]:
    """Return contributions cause by cause: what a lever brought itself, then what it brought along.

    Causes keep the order in which they first appear.
    """
    order = {cause: place for place, cause in enumerate(dict.fromkeys(c.cause for c in contributions))}
    return tuple(sorted(contributions, key=lambda c: (order[c.cause], c.kind == "coupled")))


def share_out(causes: Sequence[str], points: Callable[[Collection[str]], Decimal]) -> dict[str, Decimal]:
    """Return the points of each cause: its mean effect over all orders of moving the causes.

    ``points(moved)`` gives the points when only ``moved`` act. The mean over orders (the Shapley
    value) does not depend on the order in which levers were named; cents are rounded so that they
    add up exactly.
    """

    @cache
    def cents_of(moved: frozenset[str]) -> int:
        return to_cents(points(moved))

    whole = cents_of(frozenset(causes)) - cents_of(frozenset())
    if len(causes) == 1:
        return {causes[0]: from_cents(whole)}
    effects = dict.fromkeys(causes, Fraction(0))
    orders = list(permutations(causes))
    for order in orders:
        for place, cause in enumerate(order):
            gained = cents_of(frozenset(order[: place + 1])) - cents_of(frozenset(order[:place]))
            effects[cause] += Fraction(gained, len(orders))
    cents = distribute(whole, list(effects.values()))
    return {cause: from_cents(part) for cause, part in zip(effects, cents, strict=True)}
