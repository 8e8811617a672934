"""Plans: the least effort that reaches a goal, and what stands in the way where none does.

The effort of a plan is the sum, over the levers it sets, of the lever's weight times the percentage
points by which it is set beyond where it would stand without being set: what comes along through
couplings costs nothing. Levers are never lowered. Percentages are whole tenths, as on the sliders.
Of plans whose efforts differ by less than half a percent, one that sets few levers is preferred.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from scoring.arguments import checked
from scoring.case.case import Case
from scoring.plan.effort import EVEN_EFFORT, Effort
from scoring.plan.gains import Gains, gains_of
from scoring.plan.goal import Goal
from scoring.plan.levers import PlanLevers, read_usable
from scoring.plan.limits import Limits
from scoring.plan.search import PlanSearch
from scoring.what_if.changes import FULL_PERCENT, Percent, read_changes
from scoring.what_if.peers import STILL, Peers
from scoring.what_if.simulate import Outcome, simulate

MOST_PLANS = 3

# Two plans differ clearly if at most this share of the points that they gain comes from the same levers.
LIKENESS = Decimal("0.7")

ObstacleKind = Literal["locked", "ceiling"]


@dataclass(frozen=True)
class Move:
    """A lever that a plan sets: from ``before`` to ``after`` percent.

    ``stands`` is where it would stand without being set, after what couplings bring along; ``before``
    is where it stood at the start. ``direct`` points come from the lever itself, ``coupled`` ones
    through what moves along with it, by target. ``effort`` is its weight times ``after - stands``.
    """

    lever: str
    before: Fraction
    stands: Fraction
    after: Decimal
    direct: Decimal
    coupled: Mapping[str, Decimal]
    effort: Fraction

    @property
    def points(self) -> Decimal:
        """Return all points (two decimals) that the lever brings."""
        return sum(self.coupled.values(), self.direct)


@dataclass(frozen=True, eq=False)
class Plan:
    """Moves in the rules' order, what they lead to, and their effort."""

    moves: tuple[Move, ...]
    outcome: Outcome
    effort: Fraction

    @property
    def changes(self) -> Mapping[str, Decimal]:
        """Return the plan as changes for ``simulate``, in percent, those it started from among them."""
        return self.outcome.changes

    @property
    def main_move(self) -> Move | None:
        """Return the move that brings most points, None in an empty plan."""
        return max(self.moves, key=lambda move: move.points, default=None)


@dataclass(frozen=True)
class Obstacle:
    """A lever that may not be set, or whose ceiling binds, and the points that it holds back.

    The points (two decimals) are what the highest total would gain by releasing it alone. Where a
    group is locked as a whole, ``lever`` is the group, once for all its indicators.
    """

    lever: str
    kind: ObstacleKind
    points: Decimal


@dataclass(frozen=True, eq=False)
class PlanAnswer:
    """The answer to a goal.

    ``required`` is the total it takes (points), None if no total meets the goal. If it is
    ``reached``, ``plans`` holds up to three clearly different ones, cheapest first. Otherwise
    ``plans`` holds the one that comes closest, ``missing`` how many points it lacks, and
    ``obstacles`` what holds points back, most first. ``most`` is the highest total that the levers
    reach, with every lock and ceiling released where the goal is not reached.
    """

    goal: Goal
    required: Decimal | None
    reached: bool
    plans: tuple[Plan, ...]
    missing: Decimal | None
    obstacles: tuple[Obstacle, ...]
    most: Decimal

    @property
    def best(self) -> Plan:
        """Return the cheapest plan, or the one that comes closest."""
        return self.plans[0]


@checked
def find_plan(
    case: Case,
    goal: Goal,
    changes: Mapping[str, Percent] | None = None,
    *,
    effort: Effort = EVEN_EFFORT,
    limits: Limits | None = None,
    locked: Collection[str] = (),
    levers: Collection[str] | None = None,
    peers: Peers = STILL,
    couplings: bool = True,
) -> PlanAnswer:
    """Return the plan of least effort that reaches a goal, with alternatives.

    The plan goes on from ``changes``, by default from the baseline: what they set costs nothing, and
    is only raised. ``effort`` is what a percentage point of each lever costs. ``limits`` are floors
    and ceilings; those of levers that are not used have no effect, but a floor that no plan can keep
    is refused. ``locked`` levers are not set (a locked group locks its indicators), though couplings
    may still move them. ``levers`` says which are used: by default those of ``movable_levers``, so
    all indicators; a group and its own indicators are never both used, nor changed and used.
    ``peers`` is what the other provinces do meanwhile.

    The effort is at most 0.5 % above the least possible one, as far as comparisons with complete
    enumeration show.

    Raises:
        GoalError: a band or rank that the case's rules or league do not have.
        UnknownLeverError: a lever that is neither a group nor an indicator.
        LeverValueError: a value of ``changes`` is not a number from 0 to 100.
        LeverConflictError: a group is changed or used together with one of its own indicators.
        LimitsError: a floor above the baseline of a lever that may not be set.
        PeersCaseError: the years of ``peers`` cannot be used with this case.
        SolverError: no plan was found; no input is known that makes it.

    """
    limits = limits or Limits()
    for key in {*locked, *limits.floor, *limits.ceiling, *effort.per_point}:
        read_changes(case.rules, {key: 0})
    required = goal.required_total(case, peers)
    start = {key: share * FULL_PERCENT for key, share in read_changes(case.rules, changes or {}).items()}
    usable = read_usable(case, levers, start)
    plan_levers = PlanLevers(case, usable, effort, limits, frozenset(locked), couplings, start)
    plan_levers.check_floors()
    highest = plan_levers.most_total()
    is_reached = required is not None and required <= highest
    target = required if required is not None and is_reached else highest
    search = PlanSearch(plan_levers)
    first = _plan(search, plan_levers, target, peers)
    plans = _alternatives(search, plan_levers, target, peers, first) if is_reached else (first,)
    if is_reached:
        return PlanAnswer(goal, required, True, plans, None, (), highest)
    free = PlanLevers(case, usable, effort, Limits(limits.floor), frozenset(), couplings, start)
    missing = None if required is None else required - highest
    obstacles = _obstacles(plan_levers, highest)
    return PlanAnswer(goal, required, False, plans, missing, obstacles, free.most_total())


def _plan(search: PlanSearch, levers: PlanLevers, total: Decimal, peers: Peers) -> Plan:
    has_floor = any(lever.floor > lever.base for lever in levers.levers.values())
    if total <= levers.total_now and not has_floor:
        changes: dict[str, Decimal] = {}
    else:
        changes = search.least_effort(total)
    made: dict[str, Percent] = {**levers.start, **changes}
    outcome = simulate(levers.case, made, couplings=levers.couplings, peers=peers)
    gains = gains_of(levers, outcome, changes)
    moves = tuple(_move(levers, gains, changes, key) for key in outcome.changes if key in changes)
    return Plan(moves, outcome, sum((move.effort for move in moves), Fraction(0)))


def _move(levers: PlanLevers, gains: Gains, changes: Mapping[str, Decimal], key: str) -> Move:
    lever, after = levers.levers[key], changes[key]
    stands = levers.stands(changes, key) if key in levers.targets else lever.base
    return Move(
        lever=key,
        before=lever.base,
        stands=stands,
        after=after,
        direct=gains.direct(key),
        coupled=gains.coupled(key),
        effort=lever.weight * (Fraction(after) - stands),
    )


def _alternatives(
    search: PlanSearch, levers: PlanLevers, total: Decimal, peers: Peers, first: Plan
) -> tuple[Plan, ...]:
    """Return the first plan and up to two that do without what carries the ones before."""
    plans = [first]
    excluded: set[str] = set()
    for whole_group in (False, True, False):
        main = plans[-1].main_move
        if main is None or len(plans) == MOST_PLANS:
            break
        excluded |= _rivals(levers, main.lever) if whole_group else {main.lever}
        fewer = levers.with_locked(_free(levers, excluded))
        if fewer.most_total() < total:
            continue
        plan = _plan(PlanSearch(fewer, search), fewer, total, peers)
        if plan.outcome.total >= total and all(_differ(plan, other) for other in plans):
            plans.append(plan)
    return tuple(sorted(plans, key=lambda plan: plan.effort))


def _rivals(levers: PlanLevers, lever: str) -> set[str]:
    """Return the levers of the same group."""
    rules = levers.case.rules
    return {lever} if lever in rules.groups else set(rules.groups[rules.indicators[lever].group].indicators)


def _free(levers: PlanLevers, keys: set[str]) -> set[str]:
    """Return those of ``keys`` that no floor forces."""
    found = levers.levers
    return {key for key in keys if key not in found or found[key].floor <= found[key].base}


def _differ(plan: Plan, other: Plan) -> bool:
    """Return whether enough of the points come from other levers."""
    gains = {move.lever: move.points for move in other.moves}
    common = sum((min(m.points, gains.get(m.lever, Decimal(0))) for m in plan.moves), Decimal(0))
    return common <= LIKENESS * sum(gains.values(), Decimal(0))


def _obstacles(levers: PlanLevers, highest: Decimal) -> tuple[Obstacle, ...]:
    found: dict[str, Obstacle] = {}
    for lever in levers.usable:
        lock = levers.locked_by(lever)
        key = lock or lever
        if key in found or (lock is None and levers.limits.highest(lever) == FULL_PERCENT):
            continue
        points = levers.released(key).most_total() - highest
        found[key] = Obstacle(key, "locked" if lock else "ceiling", points)
    return tuple(sorted((o for o in found.values() if o.points > 0), key=lambda o: -o.points))
