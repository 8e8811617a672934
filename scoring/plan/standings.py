"""What a road map leads to: the outcome expected at each milestone, and how things really stand there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from scoring.arguments import checked
from scoring.case.case import Case
from scoring.frozen import FrozenMap
from scoring.plan.road_map import RoadMap, Task
from scoring.what_if.peers import STILL, Peers
from scoring.what_if.simulate import Outcome, simulate


@dataclass(frozen=True, eq=False)
class Standing:
    """How things stand at a milestone (``number`` from 0) for which figures were put in.

    ``behind`` maps levers below their target to the percentage points they lack, ``overdue`` names
    those whose deadline has come and that have not reached their last target. ``unknown`` are levers
    with a target and no figure at this very milestone: they are taken where they stood last, or at the
    baseline. ``outcome`` is the score as it really stands.
    """

    number: int
    behind: Mapping[str, Decimal]
    overdue: tuple[str, ...]
    unknown: tuple[str, ...]
    outcome: Outcome


@checked
def expected(
    case: Case, road_map: RoadMap, *, couplings: bool = True, peers: Peers = STILL
) -> tuple[Outcome, ...]:
    """Return what the case's score and rank would be at each milestone if its targets are met.

    Raises:
        UnknownLeverError, LeverConflictError, PeersCaseError: as ``simulate`` does.

    """
    return tuple(
        simulate(case, road_map.targets_at(number), couplings=couplings, peers=peers)
        for number in range(len(road_map.milestones))
    )


@checked
def late(
    case: Case, road_map: RoadMap, *, couplings: bool = True, peers: Peers = STILL
) -> tuple[Standing, ...]:
    """Return how things stand at each milestone with figures really reached, earliest first.

    Raises:
        UnknownLeverError, LeverConflictError, PeersCaseError: as ``simulate`` does.

    """
    last = road_map.targets_at(len(road_map.milestones) - 1)
    found = []
    for number, milestone in enumerate(road_map.milestones):
        if not milestone.actual:
            continue
        reached = road_map.actual_at(number)
        targets = road_map.targets_at(number)
        lacking = {lever: target - reached[lever] for lever, target in targets.items() if lever in reached}
        found.append(
            Standing(
                number=number,
                behind=FrozenMap({lever: lack for lever, lack in lacking.items() if lack > 0}),
                overdue=tuple(
                    lever
                    for lever in last
                    if _is_due(road_map.task(lever), milestone.day)
                    and lever in reached
                    and reached[lever] < last[lever]
                ),
                unknown=tuple(lever for lever in targets if lever not in milestone.actual),
                outcome=simulate(case, reached, couplings=couplings, peers=peers),
            )
        )
    return tuple(found)


def _is_due(task: Task, day: date) -> bool:
    return task.deadline is not None and task.deadline <= day
