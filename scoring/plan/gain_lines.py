"""How far raising a lever pays: where each indicator it acts on has its full points, and how steeply.

With all other levers held, the points of an indicator follow one straight line between two bounds
as a lever moves; ``simulate`` rounds the same figures to cents.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from scoring.arguments import checked
from scoring.case.case import Case
from scoring.rules import Indicator
from scoring.what_if.changes import FULL_PERCENT

ONE, NONE = Fraction(1), Fraction(0)

Shares = Mapping[str, Fraction]


@dataclass(frozen=True)
class Line:
    """Points of ``indicator`` (or of a whole group) as the lever's share x (0 to 1) moves.

    They are ``points`` per unit of ``start + slope * x``, from ``least`` up to ``full``.
    """

    indicator: str
    points: Fraction
    start: Fraction
    slope: Fraction
    full: Fraction
    least: Fraction = NONE

    @property
    def full_at(self) -> Fraction:
        """Return the lever's share from which the indicator gains nothing more, at most 1."""
        return min(ONE, (self.full - self.start) / self.slope)

    @property
    def rises_from(self) -> Fraction:
        """Return the lever's share from which it gains anything; 0 or less where it does at once."""
        return (self.least - self.start) / self.slope

    def points_at(self, share: Fraction) -> Fraction:
        """Return the exact points, before rounding, with the lever at ``share``."""
        return self.points * min(max(self.start + self.slope * share, self.least), self.full)


class GainLines:
    """What raising each lever acts on, on top of the changes of a scenario (as read and checked)."""

    def __init__(self, case: Case, changes: Shares, *, couplings: bool) -> None:
        """Take a case and ``changes`` (group or indicator to share, 0 to 1)."""
        self._case = case
        self._couplings = case.rules.couplings if couplings else ()
        self._factors = [c for c in case.rules.couplings if c.multiplies]
        self._set_groups = {key for key in changes if self._is_whole(key)}
        self._moved = {self._indicator(key): share for key, share in changes.items()}

    def lines(self, lever: str) -> tuple[Line, ...]:
        """Return the lines of everything that raising a lever raises: its own first."""
        if self._is_whole(lever):
            maximum = Fraction(self._case.rules.groups[lever].maximum)
            return (Line(lever, maximum, NONE, ONE, ONE),)
        source = self._indicator(lever)
        targets = [c.target for c in self._couplings if c.source == source]
        found = (self._line(source, target) for target in dict.fromkeys([source, *targets]))
        return tuple(line for line in found if line is not None and line.slope > 0)

    def share_now(self, lever: str) -> Fraction | None:
        """Return where an indicator or a set group stands (share, 0 to 1); None without a score."""
        key = self._indicator(lever)
        if self._is_whole(key):
            return self._moved.get(key)
        share = self._share("", key)
        return None if share is None else share[0]

    def _line(self, source: str, target: str) -> Line | None:
        """Return an indicator's line; None where its group is set as a whole or it has no score."""
        rule = self._case.rules.indicators[target]
        if rule.group in self._set_groups:
            return None
        share = (NONE, ONE) if source == target else self._share(source, target)
        if share is None:
            return None
        factor, by_source = self._factor(source, target)
        points = Fraction(rule.maximum) * FULL_PERCENT / Fraction(rule.threshold)
        threshold = Fraction(rule.threshold) / FULL_PERCENT
        earned, to_come = self._straight(rule)
        start, slope = (earned + to_come * share[0]) * factor, to_come * share[1] * factor
        if by_source:
            # The lever multiplies what the indicator's own ratio earns.
            its_earned, its_to_come = self._straight(self._case.rules.indicators[source])
            least = start * its_earned
            return Line(target, points, least, start * its_to_come, threshold, least)
        most = (earned + to_come) * factor
        return Line(target, points, start, slope, min(threshold, most), min(earned * factor, threshold))

    @staticmethod
    def _straight(rule: Indicator) -> tuple[Fraction, Fraction]:
        """Return the whole period's ratio as start + slope * x of the lever's share x."""
        return (NONE, ONE) if rule.so_far is None else (rule.so_far.earned, rule.so_far.to_come)

    def _share(self, source: str, target: str) -> tuple[Fraction, Fraction] | None:
        """Return an indicator's ratio as start + slope * x, before it is held between 0 and 1."""
        if target in self._moved:
            return self._moved[target], NONE
        base = self._base(target)
        if base is None:
            return None
        # The law of couplings is straight in the lever's share: two points of it give the line.
        start, end = (self._followed(base, target, {**self._moved, source: x}) for x in (NONE, ONE))
        return (start, end - start) if start != end else (min(max(start, NONE), ONE), NONE)

    def _followed(self, share: Fraction, target: str, moved: Shares) -> Fraction:
        """Return a ratio after what ``moved`` brings along, before it is held between 0 and 1."""
        for coupling in self._couplings:
            source = coupling.source
            if coupling.target == target and source in moved:
                share = coupling.moved(share, self._base(source), moved[source])
        return share

    def _factor(self, source: str, target: str) -> tuple[Fraction, bool]:
        """Return what multiplies an indicator's ratio, and whether the lever itself does too."""
        factor, by_source = ONE, False
        for coupling in self._factors:
            if coupling.target != target:
                continue
            if coupling.source == source:
                by_source = True
                continue
            moved = self._moved.get(coupling.source) if self._couplings else None
            share = self._base(coupling.source) if moved is None else moved
            whole = None if share is None else self._case.rules.indicators[coupling.source].whole(share)
            factor *= coupling.factor(whole)
        return factor, by_source

    def _is_whole(self, key: str) -> bool:
        """Return whether a key is a group of several indicators, which stands for them all."""
        return self._case.rules.indicator_moved_by(key) is None

    def _indicator(self, key: str) -> str:
        """Return the one indicator that a group of one consists of; other keys as they are."""
        return self._case.rules.indicator_moved_by(key) or key

    def _base(self, indicator: str) -> Fraction | None:
        return self._case.baseline.indicators[indicator].share


@checked
def movable_levers(
    case: Case, changes: Mapping[str, object] | None = None, *, by_group: bool = False
) -> tuple[str, ...]:
    """Return the levers that can be raised on top of ``changes`` without contradicting them.

    They are the indicators, or with ``by_group`` the groups. What the changes already decide goes
    first: a group whose attainment is set stays one lever, and a group with a changed indicator is
    moved by its indicators. From a day on, groups of several have no lever. The order is that of the rules.
    """
    changed = changes or {}
    found: list[str] = []
    for group in case.rules.groups.values():
        by_whole = by_group and (group.only is not None or not case.rules.is_begun)
        whole = group.id in changed or (by_whole and not any(i in changed for i in group.indicators))
        found += [group.id] if whole else group.indicators
    return tuple(found)
