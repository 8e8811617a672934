"""The next cheapest point: in which order to raise the levers, and how far that leads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from scoring.arguments import checked
from scoring.case.case import Case
from scoring.errors import StepError
from scoring.plan.effort import EVEN_EFFORT, Effort
from scoring.plan.gain_lines import GainLines, Line
from scoring.plan.worth import PERCENT_STEP, check_levers, reached_percent, share_in
from scoring.rounding import to_cents
from scoring.what_if.changes import FULL_PERCENT, Percent, read_changes
from scoring.what_if.peers import STILL, Peers
from scoring.what_if.simulate import Outcome, simulate

# Levers that act on each other are compared again after so many percentage points.
STEP = Decimal(5)

# So that people can follow the order, a lever does not stop this little short of its end (share of
# its ratio).
NEAR_THE_END = Fraction(1, 100)


@dataclass(frozen=True)
class Leg:
    """One lever raised from ``start`` to ``end`` percent, after all the legs before it.

    ``points`` (two decimals) are what this leg adds, ``effort`` what it costs. ``total_effort`` and
    ``outcome`` (points, rank with its range, changes to make) stand for the way up to its end.
    ``full`` names the indicators (or the group) that gain nothing more from the lever at its end.
    """

    lever: str
    start: Fraction
    end: Decimal
    full: tuple[str, ...]
    points: Decimal
    effort: Fraction
    total_effort: Fraction
    outcome: Outcome

    @property
    def points_per_effort(self) -> Fraction:
        """Return the points a point of effort brings on this leg."""
        return Fraction(self.points) / self.effort


@dataclass(frozen=True)
class CheapestSteps:
    """The legs from ``start`` on, cheapest point first; ``unscored`` levers have no place in it.

    An unscored lever has no percentage to start from, so no effort can be counted for it.
    """

    start: Outcome
    legs: tuple[Leg, ...]
    unscored: tuple[str, ...]

    @property
    def end(self) -> Outcome:
        """Return the outcome of the whole way."""
        return self.legs[-1].outcome if self.legs else self.start


@dataclass(frozen=True)
class _Candidate:
    """The next move of a lever, as shares (0 to 1), and the points it brings per point of effort."""

    lever: str
    start: Fraction
    end: Fraction
    full: tuple[str, ...]
    worth: Fraction


@checked
def cheapest_steps(
    case: Case,
    changes: Mapping[str, Percent] | None = None,
    *,
    effort: Effort = EVEN_EFFORT,
    levers: Sequence[str] | None = None,
    peers: Peers = STILL,
    couplings: bool = True,
    step: Decimal = STEP,
) -> CheapestSteps:
    """Return the order in which the next point is always the cheapest, until none is left to gain.

    From ``changes`` on, the lever that brings most points per point of effort moves to the next
    percentage where it brings less, but no further than ``step`` percentage points where levers
    act on each other; then all are compared again. Two levers that make each other worth more take
    turns: their turns are put together, one leg for each. No lever stops less than one percentage
    point short of its end. Levers of equal worth move in the order of ``levers`` (by default those
    of ``movable_levers``). The order is greedy: some legs together need not be the cheapest plan
    for their points.

    Raises:
        StepError: ``step`` is not from 0.01 to 100.
        UnknownLeverError: a lever or a key of ``changes`` is neither a group nor an indicator.
        LeverValueError: a value of ``changes`` is not a number from 0 to 100.
        LeverConflictError: a group is changed or raised together with one of its own indicators.
        PeersCaseError: the years of ``peers`` cannot be used with this case.

    """
    if not (step.is_finite() and PERCENT_STEP <= step <= FULL_PERCENT):
        raise StepError(value=step)
    wanted = dict(changes or {})
    names = check_levers(case, wanted, levers)
    start = simulate(case, wanted, couplings=couplings, peers=peers)
    walk = _Walk(start, wanted, names, effort, Fraction(step) / FULL_PERCENT)
    legs: list[Leg] = []
    before, total_effort = start, Fraction(0)
    for move in walk.moves():
        percent = reached_percent(move.end)
        wanted[move.lever] = percent
        outcome = simulate(case, wanted, couplings=couplings, peers=peers)
        cost = (move.end - move.start) * FULL_PERCENT * Fraction(effort.of(move.lever))
        total_effort += cost
        legs.append(
            Leg(
                lever=move.lever,
                start=move.start * FULL_PERCENT,
                end=percent,
                full=move.full,
                points=outcome.total - before.total,
                effort=cost,
                total_effort=total_effort,
                outcome=outcome,
            )
        )
        before = outcome
    return CheapestSteps(start, tuple(legs), walk.unscored)


class _Walk:
    """The way of always taking the cheapest next move."""

    def __init__(
        self,
        start: Outcome,
        changes: Mapping[str, Percent],
        levers: Sequence[str],
        effort: Effort,
        step: Fraction,
    ) -> None:
        self._start = start
        self._levers = levers
        self._effort = effort
        self._step = step
        self._moved = read_changes(start.case.rules, changes)
        ends = {end for c in start.case.rules.couplings for end in (c.source, c.target)}
        groups = start.case.rules.groups.values()
        ends |= {group.id for group in groups if not ends.isdisjoint(group.indicators)}
        self._coupled = [lever for lever in levers if lever in ends] if start.couplings else []
        gains = self._gain_lines()
        self.unscored = tuple(lever for lever in levers if share_in(start, gains, lever) is None)

    def moves(self) -> list[_Candidate]:
        """Return the moves, each lever once where it goes on or takes turns with another."""
        found: list[_Candidate] = []
        candidates = self._candidates(self._levers)
        while candidates:
            # ``max`` takes the first of the best: ties go by the order of the levers.
            best = max(candidates.values(), key=lambda candidate: candidate.worth)
            found.append(best)
            self._moved[best.lever] = best.end
            again = self._coupled if best.lever in self._coupled else [best.lever]
            fresh = self._candidates(again)
            candidates = {
                lever: candidate
                for lever in self._levers
                if (candidate := (fresh if lever in again else candidates).get(lever))
            }
        return _put_together(found)

    def _candidates(self, levers: Sequence[str]) -> dict[str, _Candidate]:
        gains, outcome = self._gain_lines(), self._outcome(levers)
        found = {lever: self._candidate(lever, gains, outcome) for lever in levers}
        return {lever: candidate for lever, candidate in found.items() if candidate is not None}

    def _candidate(self, lever: str, gains: GainLines, outcome: Outcome) -> _Candidate | None:
        share = share_in(outcome, gains, lever)
        if share is None:
            return None
        lines = [line for line in gains.lines(lever) if line.full_at > share]
        if not lines or not _gains_a_cent(lines, share):
            return None
        ends = {at for line in lines for at in (line.full_at, line.rises_from) if at > share}
        bounds = sorted(min(at, Fraction(1)) for at in ends)
        end = next(at for at in bounds if _gain(lines, share, at))
        if lever in self._coupled:
            end = min(end, share + self._step)
        # A step may lie where the lever does not gain yet.
        if not _gain(lines, share, end) or bounds[-1] - end < NEAR_THE_END:
            end = bounds[-1]
        worth = _gain(lines, share, end) / ((end - share) * Fraction(self._effort.of(lever)))
        reached = Fraction(reached_percent(end)) / FULL_PERCENT
        full = tuple(line.indicator for line in lines if line.full_at <= reached)
        return _Candidate(lever, share, reached, full, worth)

    def _outcome(self, levers: Sequence[str]) -> Outcome:
        """Return an outcome from which whole groups that were not moved can be read."""
        groups = self._start.case.rules.groups
        if not any(lever in groups and lever not in self._moved for lever in levers):
            return self._start
        percents = {key: share * FULL_PERCENT for key, share in self._moved.items()}
        return simulate(self._start.case, percents, couplings=self._start.couplings)

    def _gain_lines(self) -> GainLines:
        return GainLines(self._start.case, self._moved, couplings=self._start.couplings)


def _put_together(moves: Sequence[_Candidate]) -> list[_Candidate]:
    """Return moves with those joined that a lever makes in a row, or taking turns with another."""
    joined: list[_Candidate] = []
    for move in moves:
        if joined and joined[-1].lever == move.lever:
            place = -1
        elif len(joined) > 1 and joined[-2].lever == move.lever and not joined[-2].full:
            # It stopped for comparison only, not where it brings less.
            place = -2
        else:
            joined.append(move)
            continue
        joined[place] = replace(move, start=joined[place].start)
    return joined


def _gain(lines: Sequence[Line], start: Fraction, end: Fraction) -> Fraction:
    return sum((line.points_at(end) - line.points_at(start) for line in lines), Fraction(0))


def _gains_a_cent(lines: Sequence[Line], start: Fraction) -> bool:
    """Return whether raising the lever all the way still moves a rounded figure."""
    return any(to_cents(line.points_at(line.full_at)) > to_cents(line.points_at(start)) for line in lines)
