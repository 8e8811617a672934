"""What provinces and press publish of a league, as patterns: which rows are left, and what of each.

Places count from 0, the best. Amounts are of 34 provinces, scaled to the league's size.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

import numpy as np

from scoring.rounding import distribute

SIZE = 34
SIZE_2023 = 63
ROUNDED_RANK_2023 = 25
OWN_RANK_2023 = 54
DERIVED_2023 = 6

# Provinces without a known total in 2023, one of them with a known rank: ahead of the rounded total,
# from there to the own province, and behind it.
HIDDEN_2023 = (3, 12, 4)

TENTH, WHOLE = Decimal("0.1"), Decimal(1)


@dataclass(frozen=True)
class Draw:
    """A league of ``size`` provinces of which a pattern is drawn; ``own`` is the own place.

    ``region`` are the places of the provinces of the own one's region.
    """

    size: int
    own: int
    region: frozenset[int]
    random: np.random.Generator

    @property
    def others(self) -> list[int]:
        """Return all places but the own one."""
        return [place for place in range(self.size) if place != self.own]

    def some(self, places: list[int], amount: int) -> frozenset[int]:
        """Return so many of ``places``, at random."""
        chosen = self.random.choice(len(places), size=min(amount, len(places)), replace=False)
        return frozenset(places[int(index)] for index in chosen)

    def of(self, amount: int, of_size: int = SIZE) -> int:
        """Return an amount, or a rank, of a league of ``of_size`` provinces in this one."""
        return round(Fraction(amount * self.size, of_size))


@dataclass(frozen=True)
class Shown:
    """What is left of a league: every row but the ``hidden`` ones, with its total.

    Of ``ranks_only`` the rank is left without the total, of ``ranked`` the rank as well; ``rounded``
    totals are printed in steps, ``derived`` ones are off by up to 0.3 points. ``mean``: the mean of all
    is printed. ``own_hidden``: nothing is published of the own province either.
    """

    hidden: frozenset[int]
    ranked: frozenset[int] = frozenset()
    ranks_only: frozenset[int] = frozenset()
    rounded: Mapping[int, Decimal] = field(default_factory=lambda: MappingProxyType({}))
    derived: frozenset[int] = frozenset()
    mean: bool = False
    own_hidden: bool = False


Pattern = Callable[[Draw], Shown]


def _as_2023(draw: Draw) -> Shown:
    """As in 2023: 30 % hidden where they were, a rounded total with its rank, one rank alone, the mean."""
    rounded = draw.of(ROUNDED_RANK_2023, SIZE_2023) - 1
    rounded += rounded == draw.own
    last = draw.of(OWN_RANK_2023, SIZE_2023) - 1
    spans = [range(1, rounded), range(rounded + 1, last + 1), range(last + 1, draw.size)]
    return _like_2023(draw, rounded, spans, _hidden_in_spans(draw.size))


def _random_as_2023(draw: Draw) -> Shown:
    """As in 2023, but the hidden ones are anywhere."""
    upper = [place for place in range(1, draw.size // 2) if place != draw.own]
    (rounded,) = draw.some(upper, 1)
    return _like_2023(draw, rounded, [range(1, draw.size)], [sum(_hidden_in_spans(draw.size))])


def _like_2023(draw: Draw, rounded: int, spans: list[range], amounts: list[int]) -> Shown:
    kept = {draw.own, rounded}
    chosen = [
        draw.some([place for place in span if place not in kept], amount)
        for span, amount in zip(spans, amounts, strict=True)
    ]
    gone = frozenset().union(*chosen)
    alone = draw.some(sorted(chosen[0]), 1)
    plain = [place for place in range(1, draw.size) if place not in kept | gone]
    return Shown(
        hidden=gone - alone,
        ranked=frozenset({0, draw.own, rounded}),
        ranks_only=alone,
        rounded={rounded: WHOLE},
        derived=draw.some(plain, draw.of(DERIVED_2023, SIZE_2023)),
        mean=True,
    )


def _hidden_in_spans(size: int) -> list[int]:
    """Return how many rows are hidden in each span of a league of ``size`` provinces."""
    total = sum(HIDDEN_2023)
    count = round(Fraction(total * size, SIZE_2023))
    return distribute(count, [Fraction(count * part, total) for part in HIDDEN_2023])


def _table_of_best(draw: Draw) -> Shown:
    """A table of the best 70 % with their ranks, and the own province."""
    listed = set(range(draw.of(24))) | {draw.own}
    return Shown(_all(draw) - listed, ranked=frozenset(listed))


def _table_of_worst(draw: Draw) -> Shown:
    """A table of the worst 70 % with their ranks, and the own province."""
    listed = set(range(draw.of(10), draw.size)) | {draw.own}
    return Shown(_all(draw) - listed, ranked=frozenset(listed))


def _best_ten(draw: Draw) -> Shown:
    """The ten best with their ranks, and the own province with its rank."""
    listed = set(range(10)) | {draw.own}
    return Shown(_all(draw) - listed, ranked=frozenset(listed))


def _best_ten_and_mean(draw: Draw) -> Shown:
    """The ten best with their ranks, the own province without its rank, the mean."""
    listed = set(range(10)) | {draw.own}
    return Shown(_all(draw) - listed, ranked=frozenset(range(10)) - {draw.own}, mean=True)


def _scattered_ranks(draw: Draw) -> Shown:
    """Of ten provinces the rank alone, of all others the total without a rank."""
    return Shown(frozenset(), ranks_only=draw.some(draw.others, draw.of(10)))


def _block_of_ranks(draw: Draw) -> Shown:
    """Of ranks 11 to 20 no total, of all others the total without a rank."""
    block = set(range(draw.of(10), draw.of(20)))
    return Shown(frozenset(), ranks_only=frozenset(block - {draw.own}))


def _half_and_mean(draw: Draw) -> Shown:
    """Half of the totals, without ranks, and the mean."""
    return Shown(draw.some(draw.others, draw.size // 2), mean=True)


def _both_ends(draw: Draw) -> Shown:
    """The ten best and the ten worst, without ranks, and the mean."""
    ends = set(range(draw.of(10))) | set(range(draw.size - draw.of(10), draw.size)) | {draw.own}
    return Shown(_all(draw) - ends, mean=True)


def _rounded_to_tenths(draw: Draw) -> Shown:
    """70 % of the totals, rounded to 0.1, without ranks, and the mean."""
    gone = draw.some(draw.others, draw.of(10))
    rounded = dict.fromkeys(_all(draw) - gone - {draw.own}, TENTH)
    return Shown(gone, rounded=rounded, mean=True)


def _rounded_to_wholes(draw: Draw) -> Shown:
    """70 % of the totals, rounded to whole points, without ranks, and the mean."""
    gone = draw.some(draw.others, draw.of(10))
    rounded = dict.fromkeys(_all(draw) - gone - {draw.own}, WHOLE)
    return Shown(gone, rounded=rounded, mean=True)


def _rounded_table(draw: Draw) -> Shown:
    """70 % of the totals, rounded to whole points, each with its rank."""
    gone = draw.some(draw.others, draw.of(10))
    rounded = dict.fromkeys(_all(draw) - gone - {draw.own}, WHOLE)
    return Shown(gone, ranked=_all(draw) - gone, rounded=rounded)


def _own_and_mean(draw: Draw) -> Shown:
    """Nothing but the own total and rank, and the mean."""
    return Shown(frozenset(draw.others), ranked=frozenset({draw.own}), mean=True)


def _region_ranked(draw: Draw) -> Shown:
    """The provinces of the own region, with their ranks."""
    listed = draw.region | {draw.own}
    return Shown(_all(draw) - listed, ranked=frozenset(listed))


def _region_and_mean(draw: Draw) -> Shown:
    """The provinces of the own region, the own rank alone, and the mean."""
    listed = draw.region | {draw.own}
    return Shown(_all(draw) - listed, ranked=frozenset({draw.own}), mean=True)


def _best_missing(draw: Draw) -> Shown:
    """The best 30 % missing, the others without ranks, and the mean."""
    return Shown(frozenset(range(draw.of(10))) - {draw.own}, mean=True)


def _worst_missing(draw: Draw) -> Shown:
    """The worst 30 % missing, the others without ranks, and the mean."""
    return Shown(frozenset(range(draw.size - draw.of(10), draw.size)) - {draw.own}, mean=True)


def _random_alone(draw: Draw) -> Shown:
    """70 % of the totals, and nothing else."""
    return Shown(draw.some(draw.others, draw.of(10)))


def _random_with_ranks(draw: Draw) -> Shown:
    """70 % of the totals, every third with its rank, the own one too."""
    gone = draw.some(draw.others, draw.of(10))
    left = sorted(_all(draw) - gone - {draw.own})
    return Shown(gone, ranked=draw.some(left, len(left) // 3) | {draw.own})


def _own_hidden(draw: Draw) -> Shown:
    """70 % of the totals with the first rank and the mean; nothing of the own province."""
    gone = draw.some([place for place in draw.others if place], draw.of(9))
    return Shown(gone, ranked=frozenset({0}) - {draw.own}, mean=True, own_hidden=True)


def _all(draw: Draw) -> frozenset[int]:
    return frozenset(range(draw.size))


PATTERNS: Mapping[str, Pattern] = MappingProxyType(
    {
        "as_2023": _as_2023,
        "as_2023_other_own": _as_2023,
        "as_2023_anywhere": _random_as_2023,
        "table_of_best": _table_of_best,
        "table_of_worst": _table_of_worst,
        "best_ten": _best_ten,
        "best_ten_and_mean": _best_ten_and_mean,
        "scattered_ranks": _scattered_ranks,
        "block_of_ranks": _block_of_ranks,
        "half_and_mean": _half_and_mean,
        "both_ends": _both_ends,
        "rounded_to_tenths": _rounded_to_tenths,
        "rounded_to_wholes": _rounded_to_wholes,
        "rounded_table": _rounded_table,
        "own_and_mean": _own_and_mean,
        "region_ranked": _region_ranked,
        "region_and_mean": _region_and_mean,
        "best_missing": _best_missing,
        "worst_missing": _worst_missing,
        "random_alone": _random_alone,
        "random_with_ranks": _random_with_ranks,
        "own_hidden": _own_hidden,
    }
)
