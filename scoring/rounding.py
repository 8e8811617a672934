"""Exact rounding: half up to two decimals, as the portal does (docs/rules.md 2.0)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

CENTS_PER_POINT = 100


def to_cents(points: Fraction | Decimal) -> int:
    """Return ``points`` as whole hundredths, rounded half up."""
    numerator, denominator = points.as_integer_ratio()
    return (2 * CENTS_PER_POINT * numerator + denominator) // (2 * denominator)


def from_cents(cents: int) -> Decimal:
    """Return whole hundredths as points with exactly two decimals."""
    return Decimal(cents).scaleb(-2)


def round_half_up(points: Fraction | Decimal) -> Decimal:
    """Return ``points`` rounded half up to two decimals."""
    return from_cents(to_cents(points))


def split_cents(total: int, weights: Sequence[Fraction]) -> list[int]:
    """Split ``total`` cents in proportion to ``weights`` so that the parts add up exactly.

    The parts are the exact shares rounded down; what is left goes one cent each to the largest
    remainders, earlier parts first. ``total`` may be negative. Weights must not be negative, and
    not all zero.
    """
    whole = sum(weights, Fraction(0))
    shares = [Fraction(total) * weight / whole for weight in weights]
    return distribute(total, shares)


def distribute(total: int, shares: Sequence[Fraction]) -> list[int]:
    """Round ``shares`` (which add up to ``total``) to whole cents that still add up to ``total``."""
    parts = [share.numerator // share.denominator for share in shares]
    by_remainder = sorted(range(len(parts)), key=lambda i: (parts[i] - shares[i], i))
    for i in by_remainder[: total - sum(parts)]:
        parts[i] += 1
    return parts


def add(points: Mapping[str, Decimal]) -> Decimal:
    """Return the exact sum of two-decimal points."""
    return sum(points.values(), Decimal("0.00"))
