"""The scoring rules of the index: groups, indicators, bands and couplings of one vintage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, overload

from pydantic import Field

from scoring.arguments import checked, shown
from scoring.coupling import Coupling
from scoring.datafiles import Exact, Schema, Words
from scoring.errors import ArgumentError, CountError, UnknownIndicatorError, UnknownZeroRuleError
from scoring.frozen import frozen
from scoring.rounding import CENTS_PER_POINT, from_cents, round_half_up, to_cents
from scoring.so_far import SoFar

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

TOTAL_POINTS = 100

# How tables name the figure that all groups add up to.
TOTAL_COLUMN = "total"

ZeroRule = Literal["null", "zero", "full", "unknown"]
Measures = Literal["events", "state"]


class Band(Schema):
    """A rating band: ``start`` is the lowest total, in points, that belongs to it."""

    id: str
    start: Exact = Field(alias="from")
    name: Words
    confidence: str


@dataclass(frozen=True)
class Group:
    """One of the groups: ``maximum`` in points, ``indicators`` in the portal's order.

    ``headings`` are other ways in which people head a column of the group's points.
    """

    id: str
    portal_field: str
    name: Words
    maximum: Decimal
    indicators: tuple[str, ...]
    headings: tuple[str, ...] = ()

    @property
    def only(self) -> str | None:
        """Return the indicator that is all of the group, None in a group of several.

        There, group and indicator are one lever: setting either sets the other.
        """
        return self.indicators[0] if len(self.indicators) == 1 else None


@dataclass(frozen=True)
class Combined:
    """One figure that may be published in place of several groups, its ``parts``; in points."""

    id: str
    name: Words
    parts: tuple[str, ...]
    maximum: Decimal
    headings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Indicator:
    """A scored indicator: ``maximum`` points are reached at ``threshold`` percent of its ratio.

    ``measures`` says whether its ratio counts the events of a period (dossiers settled) or a state on the
    period's last day (procedures offered). Its lever's share is the ratio itself, but where a case is seen
    from a day on: then ``so_far`` says what the whole period's ratio comes to.
    """

    id: str
    group: str
    section: str
    counted: str
    name: Words
    numerator: Words
    denominator: Words
    maximum: Decimal
    threshold: Decimal
    zero: ZeroRule
    confidence: str
    evidence: str
    measures: Measures
    measures_confidence: str
    so_far: SoFar | None = None

    @overload
    def whole(self, share: Fraction) -> Fraction: ...
    @overload
    def whole(self, share: Floats) -> Floats: ...
    def whole(self, share: Any) -> Any:
        """Return the whole period's ratio (0 to 1) with the lever at ``share``: one, or one a scenario."""
        return share if self.so_far is None else self.so_far.whole(share)

    def lever_for(self, whole: Fraction) -> Fraction | None:
        """Return the lever's share for a ratio of the whole period, as ``SoFar.rate_for`` does."""
        return whole if self.so_far is None else self.so_far.rate_for(whole)

    @property
    def full_at(self) -> Fraction | None:
        """Return the lever's share from which the maximum is reached, see ``lever_for``."""
        return self.lever_for(Fraction(self.threshold) / 100)

    @cached_property
    def _cents_per_share(self) -> Fraction:
        return Fraction(self.maximum) * CENTS_PER_POINT * 100 / Fraction(self.threshold)

    def exact_points(self, share: Fraction) -> Fraction:
        """Return the points of a ratio (share, 0 to 1) before rounding: linear up to the threshold."""
        reached = share / (Fraction(self.threshold) / 100)
        return Fraction(self.maximum) * min(Fraction(1), reached)

    def points_at(self, share: Fraction) -> Decimal:
        """Return the points of a ratio (share, 0 to 1), rounded half up to two decimals."""
        # In whole numbers: the same as rounding ``exact_points``, several times faster.
        slope = self._cents_per_share
        parts = 2 * share.denominator * slope.denominator
        cents = (2 * share.numerator * slope.numerator + parts // 2) // parts
        return from_cents(min(cents, to_cents(self.maximum)))

    def share_at(self, points: Decimal) -> Fraction:
        """Return the smallest ratio (share, 0 to 1) that earns ``points``."""
        return Fraction(points) / Fraction(self.maximum) * Fraction(self.threshold) / 100


@dataclass(frozen=True)
class Rules:
    """All rules of one vintage.

    ``source`` is the source of the figures, ``law`` that of the act behind them.
    ``units_group`` is the group whose points are given by unit (districts, departments), None where
    there is none.
    """

    id: str
    valid_from: date
    valid_to: date | None
    name: Words
    source: str
    law: str
    groups: Mapping[str, Group]
    indicators: Mapping[str, Indicator]
    bands: tuple[Band, ...]
    couplings: tuple[Coupling, ...]
    combined: Mapping[str, Combined]
    units_group: str | None

    def __post_init__(self) -> None:
        """Freeze the mappings: rules are read once, and everything scored by them shares them."""
        for name in ("groups", "indicators", "combined"):
            object.__setattr__(self, name, frozen(getattr(self, name)))

    @cached_property
    def is_begun(self) -> bool:
        """Return whether a part of the period is over, so that levers move what is to come alone."""
        return any(item.so_far is not None for item in self.indicators.values())

    @property
    def point_maxima(self) -> Mapping[str, Decimal]:
        """Return the maximum, in points, of every figure a league can have of a province, by id.

        The total comes first, then the groups, each combined figure behind the last of its parts.
        """
        maxima = {TOTAL_COLUMN: Decimal(TOTAL_POINTS)}
        for group in self.groups.values():
            maxima[group.id] = group.maximum
            for combined in self.combined.values():
                if group.id in combined.parts and maxima.keys() >= set(combined.parts):
                    maxima[combined.id] = combined.maximum
        return maxima

    @checked
    def indicator(self, indicator: str) -> Indicator:
        """Return an indicator by id.

        Raises:
            UnknownIndicatorError: no such indicator; close matches are suggested.

        """
        try:
            return self.indicators[indicator]
        except KeyError:
            matches = get_close_matches(str(indicator)[:60], self.indicators) or ["-"]
            raise UnknownIndicatorError(key=indicator, matches=", ".join(matches)) from None

    @checked
    def indicator_moved_by(self, lever: str) -> str | None:
        """Return the one indicator that a lever moves: itself, or the only one of its group.

        A group of several has none (None).

        Raises:
            UnknownIndicatorError: the lever is neither a group nor an indicator.

        """
        group = self.groups.get(lever)
        return self.indicator(lever).id if group is None else group.only

    @checked
    def group_that_is(self, indicator: str) -> str | None:
        """Return the group that an indicator is all of, None where its group holds others too.

        Raises:
            UnknownIndicatorError: no such indicator.

        """
        group = self.groups[self.indicator(indicator).group]
        return group.id if group.only else None

    def ratio(self, indicator: str, numerator: int, denominator: int) -> Fraction | None:
        """Return numerator / denominator as a share from 0 to 1, or None where the denominator is 0.

        Raises:
            UnknownIndicatorError: no such indicator.
            CountError: not whole numbers, or not 0 <= numerator <= denominator.

        """
        self.indicator(indicator)
        counts = (numerator, denominator)
        if any(isinstance(n, bool) or not isinstance(n, int) for n in counts) or not (
            0 <= numerator <= denominator
        ):
            raise CountError(key=indicator, value=f"{shown(numerator)} / {shown(denominator)}")
        return Fraction(numerator, denominator) if denominator else None

    def points(
        self, indicator: str, numerator: int, denominator: int, *, factor: Fraction = Fraction(1)
    ) -> Decimal | None:
        """Return the points of an indicator from its raw counts, rounded half up to two decimals.

        ``factor`` multiplies the ratio (the synchronised share, for online filing). None means the
        portal gives no score: the denominator is 0 and the rule says null, which counts as 0 in the
        group. Source: docs/rules.md 1, 2.0, 2.7.

        Raises:
            ArgumentError: ``factor`` is not a share from 0 to 1.
            UnknownIndicatorError: no such indicator.
            CountError: counts that cannot be.
            UnknownZeroRuleError: the denominator is 0 and this vintage's rule is not known.

        """
        if not isinstance(factor, Fraction) or not 0 <= factor <= 1:
            raise ArgumentError(
                function="Rules.points",
                name="factor of the ratio",
                value=shown(factor),
                expected="a share from 0 to 1",
            )
        rule = self.indicator(indicator)
        share = self.ratio(indicator, numerator, denominator)
        if share is not None:
            return rule.points_at(share * factor)
        if rule.zero == "unknown":
            raise UnknownZeroRuleError(key=indicator, rules=self.id)
        if rule.zero == "null":
            return None
        return round_half_up(rule.maximum if rule.zero == "full" else Decimal(0))

    @checked
    def band(self, total: Decimal) -> Band:
        """Return the rating band of a total in points (docs/rules.md 4).

        Raises:
            ArgumentError: the total is not from 0 to 100 points.

        """
        if not 0 <= total <= TOTAL_POINTS:
            raise ArgumentError(
                function="Rules.band", name="total", value=shown(total), expected="points from 0 to 100"
            )
        return next(band for band in self.bands if total >= band.start)
