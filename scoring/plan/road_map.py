"""A road map: where each lever is to stand at each milestone, who leads, and what is expected by then.

A milestone's day is the last one that counts for it. Points, rank and range of a milestone are those of
the scenario that sets every lever to its target then. Figures really reached are kept beside the
targets and never in their place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from fractions import Fraction

from scoring.arguments import checked, exact_number, shown, shown_key
from scoring.errors import RoadMapError
from scoring.frozen import FrozenMap
from scoring.plan.limits import GRID
from scoring.what_if.changes import CENT_OF_PERCENT, FULL_PERCENT

MOST_MILESTONES = 12
LEAD_LENGTH = 80
NOTE_LENGTH = 200


@dataclass(frozen=True)
class Milestone:
    """Where levers are to stand by a day, and where they really stood then.

    ``targets`` and ``actual`` map levers to percent (0 to 100, two decimals at most). A lever that is
    not named carries on from the milestone before.

    Raises:
        RoadMapError: no day, or a percentage that is none.

    """

    day: date
    targets: Mapping[str, Decimal]
    actual: Mapping[str, Decimal] = field(default_factory=FrozenMap)

    def __post_init__(self) -> None:
        """Freeze the figures, and refuse those that cannot be meant."""
        if type(self.day) is not date:
            raise RoadMapError(key="day", problem=f"{shown(self.day)} is no day")
        for name in ("targets", "actual"):
            object.__setattr__(self, name, _percents(getattr(self, name)))


@dataclass(frozen=True)
class Task:
    """Who leads what is done for a lever, and until when it is to reach its last target.

    ``lead`` and ``note`` are free text of at most 80 and 200 characters: show them as text only.

    Raises:
        RoadMapError: a text that is too long, or a deadline that is no day.

    """

    lever: str
    lead: str = ""
    deadline: date | None = None
    note: str = ""

    def __post_init__(self) -> None:
        """Refuse what is no task."""
        if not isinstance(self.lever, str):
            raise RoadMapError(key="tasks", problem=f"{shown(self.lever)} is no lever")
        for name, most in (("lead", LEAD_LENGTH), ("note", NOTE_LENGTH)):
            text = getattr(self, name)
            if not isinstance(text, str) or len(text) > most:
                problem = f"its {name} is no text of at most {most} characters"
                raise RoadMapError(key=shown_key(self.lever), problem=problem)
        if self.deadline is not None and type(self.deadline) is not date:
            raise RoadMapError(key=shown_key(self.lever), problem=f"{shown(self.deadline)} is no day")


@dataclass(frozen=True)
class RoadMap:
    """1 to 12 milestones on strictly later days, and one task at most for each of their levers.

    Raises:
        RoadMapError: no or too many milestones, days that do not follow each other, or a task for
            another lever than the milestones name.

    """

    milestones: tuple[Milestone, ...]
    tasks: Mapping[str, Task] = field(default_factory=FrozenMap)

    def __post_init__(self) -> None:
        """Freeze the tasks, and refuse what is no road map."""
        held, tasks = self.milestones, self.tasks
        if not isinstance(held, Sequence) or not all(isinstance(one, Milestone) for one in held):
            raise RoadMapError(key="milestones", problem=f"{shown(held)} are none")
        if not isinstance(tasks, Mapping) or not all(isinstance(one, Task) for one in tasks.values()):
            raise RoadMapError(key="tasks", problem=f"{shown(tasks)} are none")
        object.__setattr__(self, "milestones", tuple(held))
        object.__setattr__(self, "tasks", FrozenMap(tasks))
        days = [milestone.day for milestone in self.milestones]
        if not 1 <= len(days) <= MOST_MILESTONES:
            raise RoadMapError(
                key="milestones", problem=f"there are {len(days)}, not 1 to {MOST_MILESTONES}"
            )
        if days != sorted(set(days)):
            raise RoadMapError(key="milestones", problem="each day must be later than the one before")
        for lever, task in self.tasks.items():
            if task.lever != lever or lever not in self.levers:
                raise RoadMapError(key=shown_key(lever), problem="it has a task but no target")

    @property
    def levers(self) -> tuple[str, ...]:
        """Return every lever that has a target, in the order they are first named."""
        return tuple(dict.fromkeys(lever for m in self.milestones for lever in m.targets))

    @checked
    def targets_at(self, number: int) -> FrozenMap[str, Decimal]:
        """Return where levers are to stand at a milestone (from 0), those carried on among them."""
        return _carried(milestone.targets for milestone in self.milestones[: number + 1])

    @checked
    def actual_at(self, number: int) -> FrozenMap[str, Decimal]:
        """Return where levers stood at a milestone (from 0) as last put in until then."""
        return _carried(milestone.actual for milestone in self.milestones[: number + 1])

    @checked
    def task(self, lever: str) -> Task:
        """Return the task of a lever, an empty one where nothing was put in."""
        return self.tasks.get(lever) or Task(lever)


@checked
def road_map_of(
    changes: Mapping[str, Decimal],
    baseline: Mapping[str, Fraction | Decimal | None],
    days: Sequence[date],
) -> RoadMap:
    """Return the road map that leads straight from the baseline to a scenario's changes (percent).

    Each milestone goes as far as the next, in whole tenths of a percent; the last one sets the
    scenario's own values. A lever without a score at the baseline (None) is set at the last only: there
    is nothing to start from.

    Raises:
        RoadMapError: no change, a percentage that is none, or days that cannot be milestones.

    """
    wanted = _percents(changes)
    if not wanted:
        raise RoadMapError(key="milestones", problem="nothing is to change, so nothing leads there")
    return RoadMap(
        tuple(
            Milestone(day, _between(wanted, baseline, Fraction(number, len(days))))
            for number, day in enumerate(days, start=1)
        )
    )


def _carried(named: Iterable[Mapping[str, Decimal]]) -> FrozenMap[str, Decimal]:
    found: dict[str, Decimal] = {}
    for percents in named:
        found |= percents
    return FrozenMap(found)


def _between(
    wanted: Mapping[str, Decimal], baseline: Mapping[str, Fraction | Decimal | None], part: Fraction
) -> dict[str, Decimal]:
    """Return where levers stand after this part (0 to 1) of their way."""
    found: dict[str, Decimal] = {}
    for lever, end in wanted.items():
        given = baseline.get(lever)
        start = given if isinstance(given, Fraction) else exact_number(given)
        if given is not None and (start is None or not 0 <= start <= FULL_PERCENT):
            raise RoadMapError(key=shown_key(lever), problem=f"it cannot stand at {shown(given)} today")
        if part == 1:
            found[lever] = end
        elif start is not None:
            found[lever] = _on_grid(Fraction(start), end, part)
    return found


def _on_grid(start: Fraction, end: Decimal, part: Fraction) -> Decimal:
    """Return the nearest whole tenth of a percent that is not outside the line's ends."""
    exact = start + (Fraction(end) - start) * part
    is_up = end >= start
    rounded = _quantized(exact, ROUND_HALF_UP)
    if (rounded < start) if is_up else (rounded > start):
        rounded = _quantized(start, ROUND_CEILING if is_up else ROUND_FLOOR)
    return min(rounded, end) if is_up else max(rounded, end)


def _quantized(number: Fraction, rounding: str) -> Decimal:
    # A fraction such as 1/3 has no end as a decimal; its tenths do not turn on the 28th digit.
    return (Decimal(number.numerator) / Decimal(number.denominator)).quantize(GRID, rounding)


def _percents(given: object) -> FrozenMap[str, Decimal]:
    if not isinstance(given, Mapping):
        raise RoadMapError(key="-", problem=f"{shown(given)} says nothing of levers")
    found: dict[str, Decimal] = {}
    for lever, value in given.items():
        percent = exact_number(value)
        if not isinstance(lever, str):
            raise RoadMapError(key="-", problem=f"{shown(lever)} is no lever")
        if percent is None or not 0 <= percent <= FULL_PERCENT or percent % CENT_OF_PERCENT:
            problem = f"{shown(value)} is not a percentage with two decimals at most"
            raise RoadMapError(key=shown_key(lever), problem=problem)
        found[lever] = percent
    return FrozenMap(found)
