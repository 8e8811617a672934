"""Goals of a plan: a total, a band, or a rank with a probability; and the total each of them takes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

from scoring.arguments import checked, exact_number, shown
from scoring.case.case import Case
from scoring.errors import GoalError
from scoring.rounding import from_cents, round_half_up, to_cents
from scoring.rules import TOTAL_POINTS
from scoring.what_if.peers import STILL, Peers, field_of

GoalKind = Literal["total", "band", "rank"]

DEFAULT_CONFIDENCE = Decimal("0.8")

# A probability that is short of the confidence by this much is short of it by rounding alone.
PROBABILITY_ROUNDING = 1e-9

TOTAL_PATTERN = re.compile(r"total:([0-9]{1,3}(?:\.[0-9]{1,2})?)")
BAND_PATTERN = re.compile(r"band:([a-z_]{1,20})")
RANK_PATTERN = re.compile(r"rank:([0-9]{1,3}):([0-9]{1,3})")
SHOWN_LENGTH = 40


@dataclass(frozen=True)
class Goal:
    """What a plan is to reach.

    ``kind`` says which of the other parts counts: ``total`` (points, two decimals), ``band`` (the
    id of a rating band, or a better one), or ``rank`` (this or a better one) with a probability of
    at least ``confidence`` (share, 0.01 to 1, whole percents).

    Raises:
        GoalError: a part outside its range.

    """

    kind: GoalKind
    total: Decimal = Decimal(0)
    band: str = ""
    rank: int = 1
    confidence: Decimal = DEFAULT_CONFIDENCE

    def __post_init__(self) -> None:
        """Refuse parts that cannot be meant."""
        if not isinstance(self.kind, str) or self.kind not in get_args(GoalKind):
            raise GoalError(value=shown(self.kind), problem="there is no such kind of goal")
        for name in ("total", "confidence"):
            number = exact_number(getattr(self, name))
            if number is None:
                raise GoalError(value=self._shown(), problem=f"its {name} is no number")
            object.__setattr__(self, name, number)
        if not isinstance(self.band, str):
            raise GoalError(value=self._shown(), problem="a band is named by its id")
        if isinstance(self.rank, bool) or not isinstance(self.rank, int):
            raise GoalError(value=self._shown(), problem="a rank is a whole number")
        total_fits = self.total.is_finite() and 0 <= self.total <= TOTAL_POINTS
        if not total_fits or self.total != round_half_up(self.total):
            raise GoalError(value=self._shown(), problem="a total has 0 to 100 points and two decimals")
        if self.rank < 1:
            raise GoalError(value=self._shown(), problem="a rank is at least 1")
        if not self.confidence.is_finite() or self.confidence not in _WHOLE_PERCENTS:
            raise GoalError(value=self._shown(), problem="the probability is 1 to 100 whole percent")

    @staticmethod
    @checked
    def for_total(points: Decimal) -> Goal:
        """Return the goal of at least so many points."""
        return Goal("total", total=points)

    @staticmethod
    @checked
    def for_band(band: str) -> Goal:
        """Return the goal of a rating band, given by its id, or a better one."""
        return Goal("band", band=band)

    @staticmethod
    @checked
    def for_rank(rank: int, confidence: Decimal = DEFAULT_CONFIDENCE) -> Goal:
        """Return the goal of a rank or a better one, with at least this probability (0.01 to 1)."""
        return Goal("rank", rank=rank, confidence=confidence)

    @staticmethod
    @checked
    def read(text: str) -> Goal:
        """Return a goal as written by ``str()``: ``total:70``, ``band:fair``, ``rank:40:80``.

        Raises:
            GoalError: the text is none of these.

        """
        if match := TOTAL_PATTERN.fullmatch(text):
            return Goal.for_total(Decimal(match[1]))
        if match := BAND_PATTERN.fullmatch(text):
            return Goal.for_band(match[1])
        if match := RANK_PATTERN.fullmatch(text):
            return Goal.for_rank(int(match[1]), Decimal(match[2]) / 100)
        raise GoalError(value=text[:SHOWN_LENGTH], problem="it is written in no known way")

    def __str__(self) -> str:
        """Return the goal as it is written in links."""
        if self.kind == "total":
            return f"total:{self.total.normalize():f}"
        if self.kind == "band":
            return f"band:{self.band}"
        return f"rank:{self.rank}:{int(self.confidence * 100)}"

    @checked
    def required_total(self, case: Case, peers: Peers = STILL) -> Decimal | None:
        """Return the lowest total (points, two decimals) that meets the goal; None if none does.

        The probability of a rank or a better one never falls as the total rises, so the lowest
        total is found by halving.

        Raises:
            GoalError: a band that these rules do not have, or a rank beyond the league's size.
            PeersCaseError: the years of ``peers`` cannot be used with this case.

        """
        if self.kind == "total":
            return round_half_up(self.total)
        if self.kind == "band":
            return self._start_of_band(case)
        field = field_of(case, peers)
        if self.rank > field.league.size:
            raise GoalError(value=str(self), problem=f"the league has {field.league.size} provinces")
        wanted = float(self.confidence) - PROBABILITY_ROUNDING

        def is_enough(cents: int) -> bool:
            return field.at(from_cents(cents)).probability_at_most(self.rank) >= wanted

        low, high = 0, to_cents(Decimal(TOTAL_POINTS))
        if not is_enough(high):
            return None
        while low < high:
            middle = (low + high) // 2
            low, high = (low, middle) if is_enough(middle) else (middle + 1, high)
        return from_cents(low)

    def _start_of_band(self, case: Case) -> Decimal:
        for band in case.rules.bands:
            if band.id == self.band:
                return round_half_up(band.start)
        known = ", ".join(band.id for band in case.rules.bands)
        raise GoalError(value=str(self), problem=f"the bands are {known}")

    def _shown(self) -> str:
        part = {
            "total": self.total,
            "band": self.band,
            "rank": f"{shown(self.rank)}:{shown(self.confidence)}",
        }[self.kind]
        return f"{self.kind}:{part if isinstance(part, str) else shown(part)}"[:SHOWN_LENGTH]


_WHOLE_PERCENTS = frozenset(Decimal(percent) / 100 for percent in range(1, 101))
