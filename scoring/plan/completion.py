"""A plan done in part: what it comes to when 0 to 120 % of every lever's way is gone.

At a completion of c percent each lever stands at its baseline plus c percent of the way from there to
where the plan sets it, held within 0 to 100. Couplings act as always.

Percentages between are rounded half up to four decimals, as far as ``score_many`` reads them, so that it
and ``simulate`` are asked the same. A baseline may be a longer fraction: at 0 % no lever is set, which is
the exact baseline, and at 100 % every lever stands at the plan's own percentage.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import numpy as np

from scoring.arguments import checked
from scoring.case.case import Case
from scoring.frozen import FrozenMap
from scoring.rank.estimate import RankEstimate
from scoring.rounding import CENTS_PER_POINT, from_cents
from scoring.rules import Band
from scoring.what_if.changes import FULL_PERCENT, Percent, read_changes
from scoring.what_if.many import DECIMALS, PARTS_PER_PERCENT, score_many
from scoring.what_if.peers import STILL, Peers, field_of

# Completions go from 0 to this many percent, in whole percents.
MOST_COMPLETION = 120


@dataclass(frozen=True)
class CompletionStep:
    """A plan at ``percent`` of completion: where its levers stand, and what that comes to.

    ``changes`` are those to hand to ``simulate`` (percent, four decimals); none at 0 %. ``held`` are the
    levers whose way would lead below 0 or above 100 %, where they stay.
    """

    percent: int
    changes: Mapping[str, Decimal]
    held: tuple[str, ...]
    total: Decimal
    band: Band
    rank: RankEstimate


@dataclass(frozen=True, eq=False)
class Completion:
    """A plan at every completion: ``steps[c]`` is the one of c percent."""

    steps: tuple[CompletionStep, ...]

    @property
    def whole(self) -> CompletionStep:
        """Return the plan as it is meant, all of it done."""
        return self.steps[FULL_PERCENT]

    @checked
    def first_at(self, total: Decimal | None) -> int | None:
        """Return the least completion (percent) with at least so many points; None where there is none.

        ``total`` None stands for what no total meets, and is never reached.
        """
        if total is None:
            return None
        return next((step.percent for step in self.steps if step.total >= total), None)


@checked
def completion_of(
    case: Case, changes: Mapping[str, Percent], *, couplings: bool = True, peers: Peers = STILL
) -> Completion:
    """Return what a plan's or scenario's ``changes`` (lever to percent) come to at 0 to 120 % of them.

    Changes are read to four decimals. Totals, bands and ranks are the ones of ``simulate``.

    Raises:
        UnknownLeverError: a key is neither a group nor an indicator.
        LeverValueError: a value is not a number from 0 to 100.
        LeverConflictError: a group is changed together with one of its own indicators.
        PeersCaseError: the years of ``peers`` cannot be used with this case.

    """
    field = field_of(case, peers)
    ways = ways_of(case, changes)
    reached = [_reached(ways, percent) for percent in range(MOST_COMPLETION + 1)]
    rows = np.full((len(reached), len(ways)), np.nan)
    for percent, (stands, _) in enumerate(reached):
        rows[percent, : len(stands)] = [float(at) for at in stands.values()]
    totals = [
        from_cents(round(float(total) * CENTS_PER_POINT))
        for total in score_many(case, rows, keys=tuple(ways), couplings=couplings)
    ]
    return Completion(
        tuple(
            CompletionStep(percent, stands, held, total, case.rules.band(total), field.at(total))
            for percent, ((stands, held), total) in enumerate(zip(reached, totals, strict=True))
        )
    )


def ways_of(case: Case, changes: Mapping[str, Percent]) -> dict[str, tuple[Fraction, Decimal]]:
    """Return of every changed lever where it stands at the baseline and where it is set, in percent.

    The second is rounded to four decimals. Raises what ``read_changes`` does.
    """
    return {
        lever: (baseline_of(case, lever), _rounded(share * FULL_PERCENT))
        for lever, share in read_changes(case.rules, changes).items()
    }


def baseline_of(case: Case, lever: str) -> Fraction:
    """Return where a lever stands at the baseline, in percent; 0 where it has no score.

    A group that is one indicator stands where that does.
    """
    moved = case.rules.indicator_moved_by(lever)
    if moved is None:
        return case.baseline.groups[lever].attainment * FULL_PERCENT
    return (case.baseline.indicators[moved].share or Fraction(0)) * FULL_PERCENT


def _reached(
    ways: Mapping[str, tuple[Fraction, Decimal]], percent: int
) -> tuple[FrozenMap[str, Decimal], tuple[str, ...]]:
    """Return where the levers stand at a completion, and which are held at a bound."""
    if not percent:
        return FrozenMap(), ()
    stands: dict[str, Decimal] = {}
    held: list[str] = []
    for lever, (base, target) in ways.items():
        wanted = base + (Fraction(target) - base) * percent / FULL_PERCENT
        within = min(max(wanted, Fraction(0)), Fraction(FULL_PERCENT))
        if within != wanted:
            held.append(lever)
        stands[lever] = target if percent == FULL_PERCENT else _rounded(within)
    return FrozenMap(stands), tuple(held)


def _rounded(percent: Fraction) -> Decimal:
    """Return a percentage (0 or more) rounded half up to four decimals."""
    doubled = 2 * percent * PARTS_PER_PERCENT + 1
    return Decimal(doubled.numerator // (2 * doubled.denominator)).scaleb(-DECIMALS)
