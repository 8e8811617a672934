"""How sure a plan is: what it comes to when its levers fall short, each by its own chance.

Of the way from its baseline to where the plan sets it, a lever achieves a share that is not known. It is
assumed to follow a triangular distribution, from the least over the likeliest to the most, in percent of
the way. Nothing published says how plans fare: the three ready choices are assumptions of this project,
are named as such wherever they are used, and the planner's own numbers can take their place. Levers are
assumed to fall short independently of each other.

Draws are a Latin hypercube: each lever's shares are spread evenly over its distribution, in an order of
its own that its id alone decides. So the same question has the same answer on every machine, whatever
the order of the levers, and a lever with a worse chance falls shorter in every single draw.

This is about the plan. How uncertain the league is stays apart: the rank at a total is the league's
estimate, with a range of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from zlib import crc32

import numpy as np

from scoring.arguments import checked, is_whole, shown
from scoring.case.case import Case
from scoring.errors import FulfilmentError
from scoring.plan.completion import MOST_COMPLETION, ways_of
from scoring.rank.estimate import RANGE_PROBABILITY, RankEstimate
from scoring.rounding import CENTS_PER_POINT, from_cents, round_half_up, to_cents
from scoring.what_if.changes import FULL_PERCENT, Percent
from scoring.what_if.many import DECIMALS, Cents, Floats, score_many
from scoring.what_if.peers import STILL, Peers, field_of

SEED = 766

DRAWS, MOST_DRAWS = 20_000, 1_000_000


@dataclass(frozen=True)
class Fulfilment:
    """How much of a lever's way is achieved: at least, likeliest, at most, in whole percents of the way.

    Raises:
        FulfilmentError: a number outside 0 to 120, or not ``least <= likely <= most``.

    """

    least: int
    likely: int
    most: int

    def __post_init__(self) -> None:
        """Refuse numbers that cannot be meant."""
        numbers = (self.least, self.likely, self.most)
        if not all(is_whole(number) and 0 <= number <= MOST_COMPLETION for number in numbers):
            raise FulfilmentError(
                value=shown(numbers), problem=f"expected whole percents, 0 to {MOST_COMPLETION}"
            )
        if not self.least <= self.likely <= self.most:
            raise FulfilmentError(value=shown(numbers), problem="expected least <= likely <= most")

    def shares(self, chances: Floats) -> Floats:
        """Return the share of the way achieved at each of some chances (0 to 1): the quantiles."""
        low, top, high = (number / FULL_PERCENT for number in (self.least, self.likely, self.most))
        if low == high:
            return np.full(len(chances), low)
        below = chances * (high - low) < top - low
        rising = low + np.sqrt(chances * (high - low) * (top - low))
        falling = high - np.sqrt((1 - chances) * (high - low) * (high - top))
        return np.where(below, rising, falling)


# The ready choices, the surest first: assumptions, not figures.
CHOICES: Mapping[str, Fulfilment] = MappingProxyType(
    {
        "firm": Fulfilment(90, 100, 100),
        "usual": Fulfilment(60, 90, 100),
        "uncertain": Fulfilment(0, 50, 100),
    }
)

# What is assumed of a lever of which nothing is said.
USUAL = CHOICES["usual"]


@dataclass(frozen=True)
class LeverFailure:
    """What is lost when a lever is not moved at all while the others fall short as assumed.

    ``points`` on average (two decimals), and ``probability`` of the goal (share, 0 to 1); both are
    negative where the lever stands in the way. The lever itself may still move along with others.
    """

    lever: str
    points: Decimal
    probability: float


@dataclass(frozen=True, eq=False)
class Shortfall:
    """How a plan fares over all draws.

    ``probability`` (0 to 1) is that of at least ``required`` points, 0 where that is None. At least
    80 % of the draws end with ``low`` to ``high`` points, half of them with ``middle`` or less; the
    ranks are the league's estimates at these totals. ``failures`` has the costliest lever first.
    """

    draws: int
    required: Decimal | None
    probability: float
    low: Decimal
    middle: Decimal
    high: Decimal
    rank_at_low: RankEstimate
    rank_at_middle: RankEstimate
    rank_at_high: RankEstimate
    failures: tuple[LeverFailure, ...]


@checked
def shortfall_of(
    case: Case,
    changes: Mapping[str, Percent],
    required: Decimal | None,
    fulfilments: Mapping[str, Fulfilment] | None = None,
    *,
    draws: int = DRAWS,
    couplings: bool = True,
    peers: Peers = STILL,
) -> Shortfall:
    """Return how a plan's ``changes`` (lever to percent) fare where their levers fall short.

    ``required`` is the total that the goal takes (``Goal.required_total``), None where none is enough.
    ``fulfilments`` says what is assumed of levers, ``USUAL`` where it is silent; what it says of levers
    that are not changed has no effect. Drawn percentages are read to four decimals.

    Raises:
        UnknownLeverError: a key of ``changes`` is neither a group nor an indicator.
        LeverValueError: a value is not a number from 0 to 100.
        LeverConflictError: a group is changed together with one of its own indicators.
        FulfilmentError: ``draws`` is outside 1 to 1,000,000, or a fulfilment is none.
        PeersCaseError: the years of ``peers`` cannot be used with this case.

    """
    if not 1 <= draws <= MOST_DRAWS:
        raise FulfilmentError(value=shown(draws), problem=f"expected 1 to {MOST_DRAWS} draws")
    field, assumed = field_of(case, peers), fulfilments or {}
    for said in assumed.values():
        if not isinstance(said, Fulfilment):
            raise FulfilmentError(value=shown(said), problem="expected a Fulfilment")
    ways = ways_of(case, changes)
    levers = tuple(ways)
    table = np.empty((draws, len(levers)))
    for place, lever in enumerate(levers):
        table[:, place] = _drawn(lever, *ways[lever], assumed.get(lever, USUAL), draws)
    cents = _cents(case, table, levers, couplings=couplings)
    reached = _at_least(cents, required)
    failures = []
    for place, lever in enumerate(levers):
        without = table.copy()
        without[:, place] = np.nan
        left = _cents(case, without, levers, couplings=couplings)
        lost = round_half_up(Fraction(int(cents.sum() - left.sum()), draws * CENTS_PER_POINT))
        failures.append(LeverFailure(lever, lost, (reached - _at_least(left, required)) / draws))
    cents.sort()
    outside = int(draws * Fraction(str(1 - RANGE_PROBABILITY)).limit_denominator(100) / 2)
    low, middle, high = (
        from_cents(int(cents[place])) for place in (outside, (draws - 1) // 2, draws - 1 - outside)
    )
    return Shortfall(
        draws=draws,
        required=required,
        probability=reached / draws,
        low=low,
        middle=middle,
        high=high,
        rank_at_low=field.at(low),
        rank_at_middle=field.at(middle),
        rank_at_high=field.at(high),
        failures=tuple(sorted(failures, key=lambda f: (-f.points, -f.probability))),
    )


def _drawn(lever: str, base: Fraction, target: Decimal, assumed: Fulfilment, draws: int) -> Floats:
    """Return where a lever ends in every draw, in percent, held within 0 to 100."""
    generator = np.random.default_rng([SEED, crc32(lever.encode())])
    chances = (np.argsort(generator.random(draws), kind="stable") + 0.5) / draws
    shares = assumed.shares(chances)
    ends = np.clip(float(base) + shares * float(Fraction(target) - base), 0, FULL_PERCENT)
    # The whole way ends where the plan says, not a rounding beside it.
    return np.where(shares == 1, float(target), np.round(ends, DECIMALS))


def _cents(case: Case, table: Floats, levers: tuple[str, ...], *, couplings: bool) -> Cents:
    totals = score_many(case, table, keys=levers, couplings=couplings)
    cents: Cents = np.rint(totals * CENTS_PER_POINT).astype(np.int64)
    return cents


def _at_least(cents: Cents, required: Decimal | None) -> int:
    return 0 if required is None else int((cents >= to_cents(required)).sum())
