"""The work of a plan by months: how many more dossiers (procedures, petitions and so on) by when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import accumulate

from scoring.arguments import checked
from scoring.case.case import Case
from scoring.errors import ArgumentError
from scoring.plan.levers import percent_unset
from scoring.plan.limits import GRID
from scoring.plan.road_map import Milestone
from scoring.rounding import round_half_up
from scoring.what_if.changes import FULL_PERCENT, lever_ids, read_changes
from scoring.what_if.counted import counted_as, counts_of, units_needed

# Three years: longer than any plan of this index, and as many columns as a sheet can show.
MOST_MONTHS = 36
MONTHS_A_YEAR = 12


@dataclass(frozen=True)
class Stretch:
    """Months between two milestones, by their place among all, and the work in them in whole units."""

    first: int
    last: int
    more: int

    @property
    def months(self) -> int:
        """Return how many months it has."""
        return self.last - self.first + 1


@dataclass(frozen=True)
class LeverWork:
    """What is to be done for one lever of a plan.

    ``kind`` is what is counted (``dossiers``, ``procedures`` and so on), None where no counts are known:
    then there are no ``stretches`` and ``monthly`` is empty, for no number of units is known. ``monthly``
    is the province's work of each month in whole units. ``percents`` is where the lever is to stand at the
    end of each month (of the lever, two decimals). ``deadline`` is the day on which it reaches the last.
    """

    lever: str
    kind: str | None
    before: Fraction
    stretches: tuple[Stretch, ...]
    monthly: tuple[int, ...]
    percents: tuple[Decimal, ...]
    deadline: date

    @property
    def more(self) -> int:
        """Return the whole work in units; 0 where no counts are known."""
        return sum(self.monthly)


@dataclass(frozen=True)
class Work:
    """The work of a plan: its months (their first days), and the levers it raises, in the rules' order.

    ``idle`` are levers that the plan names and that take no work: they stand there already, or higher.
    """

    case: Case
    months: tuple[date, ...]
    levers: tuple[LeverWork, ...]
    idle: tuple[str, ...]


@checked
def work_of(case: Case, milestones: Sequence[Milestone], start: date) -> Work:
    """Return the work that takes a case from its baseline to the milestones, one after the other.

    A lever with counts takes as many more units as ``units_needed`` says, of the denominator the case has:
    where more units come in meanwhile, reaching the same percentage takes more. The work up to a milestone
    is spread evenly over the months after the one at which the lever last rose (at first: from the month of
    ``start`` on), earlier months first. A lever without counts goes from percent to percent on a straight
    line of 0.1 steps. A milestone below one before it takes no work.

    Where the case is seen from a day on, events have no more and less: of the units still to come the share
    of the last target must count, and their work is all of that, even over all months.

    Raises:
        ArgumentError: no milestone, days that do not increase or lie before the month of ``start``, or more
            than ``MOST_MONTHS`` months.
        UnknownLeverError: a milestone names what is neither a group nor an indicator.
        LeverConflictError: a milestone names a group together with one of its own indicators.

    """
    months = _months([milestone.day for milestone in milestones], start)
    read = [
        {
            lever: share * FULL_PERCENT
            for lever, share in read_changes(case.rules, milestone.targets).items()
        }
        for milestone in milestones
    ]
    named = [lever for lever in lever_ids(case.rules) if any(lever in percents for percents in read)]
    found = {
        lever: _lever(
            case,
            lever,
            months,
            [
                (milestone.day, percents.get(lever))
                for milestone, percents in zip(milestones, read, strict=True)
            ],
        )
        for lever in named
    }
    return Work(
        case,
        months,
        tuple(work for work in found.values() if work is not None),
        tuple(lever for lever, work in found.items() if work is None),
    )


def month_after(month: date, count: int = 1) -> date:
    """Return the first day of the month ``count`` months after that of a day."""
    place = month.year * MONTHS_A_YEAR + month.month - 1 + count
    return date(place // MONTHS_A_YEAR, place % MONTHS_A_YEAR + 1, 1)


def spread(stretch: Stretch) -> list[int]:
    """Return the work of each month of a stretch: even, what is left over in the earlier months."""
    each, left = divmod(stretch.more, stretch.months)
    return [each + (place < left) for place in range(stretch.months)]


def _months(days: Sequence[date], start: date) -> tuple[date, ...]:
    first = start.replace(day=1)
    if not days or list(days) != sorted(set(days)) or days[0] < first:
        expected = "one milestone or more, on increasing days in or after the month of the start"
        raise _refused(", ".join(map(str, days)), expected)
    count = _months_between(first, days[-1]) + 1
    if count > MOST_MONTHS:
        raise _refused(str(days[-1]), f"a last day within {MOST_MONTHS} months of the start")
    return tuple(month_after(first, place) for place in range(count))


def _refused(value: str, expected: str) -> ArgumentError:
    return ArgumentError(function="work_of", name="milestones", value=value, expected=expected)


def _months_between(first: date, day: date) -> int:
    return (day.year - first.year) * MONTHS_A_YEAR + day.month - first.month


def _lever(
    case: Case, lever: str, months: Sequence[date], asked: Sequence[tuple[date, Fraction | None]]
) -> LeverWork | None:
    """Return the work of a lever asked to stand somewhere on some days, None where there is none."""
    before = percent_unset(case, {}, lever, couplings=True)
    if _is_to_come(case, lever):
        return _from_now(case, lever, months, asked, before)
    rises = _rises(before, asked)
    if not rises:
        return None
    counts, deadline = counts_of(case, lever), rises[-1][0]
    places = [(_months_between(months[0], day), percent) for day, percent in rises]
    if counts is None:
        percents = _line(before, places, len(months))
        return LeverWork(lever, None, before, (), (), percents, deadline)
    stretches = _stretches(case, lever, places)
    if not stretches:
        return None
    monthly = [0] * len(months)
    for stretch in stretches:
        for place, count in enumerate(spread(stretch), start=stretch.first):
            monthly[place] += count
    now, of = counts
    percents = tuple(
        round_half_up(Fraction((now + done) * FULL_PERCENT, of)) for done in accumulate(monthly)
    )
    kind = counted_as(case, lever)
    return LeverWork(lever, kind, before, stretches, tuple(monthly), percents, deadline)


def _is_to_come(case: Case, lever: str) -> bool:
    """Return whether a lever's units are those still to come."""
    name = case.rules.indicator_moved_by(lever)
    return name is not None and case.rest_of(name) is not None and counts_of(case, lever) is not None


def _from_now(
    case: Case,
    lever: str,
    months: Sequence[date],
    asked: Sequence[tuple[date, Fraction | None]],
    before: Fraction,
) -> LeverWork | None:
    """Return the work on what is still to come: the share of it that must count."""
    day, percent = [(day, percent) for day, percent in asked if percent is not None][-1]
    needed = units_needed(case, lever, percent)
    if not needed.needed:
        return None
    stretch = Stretch(0, len(months) - 1, needed.needed)
    percents = (round_half_up(percent),) * len(months)
    return LeverWork(lever, needed.kind, before, (stretch,), tuple(spread(stretch)), percents, day)


def _rises(before: Fraction, asked: Sequence[tuple[date, Fraction | None]]) -> list[tuple[date, Fraction]]:
    """Return the days on which a lever is to stand higher than ever before, and where."""
    found: list[tuple[date, Fraction]] = []
    for day, percent in asked:
        if percent is not None and percent > (found[-1][1] if found else before):
            found.append((day, percent))
    return found


def _stretches(case: Case, lever: str, places: Sequence[tuple[int, Fraction]]) -> tuple[Stretch, ...]:
    found: list[Stretch] = []
    first = done = 0
    for last, percent in places:
        more = units_needed(case, lever, percent).more
        if more > done:
            # Where two milestones lie in one month, they share it.
            found.append(Stretch(min(first, last), last, more - done))
            done = more
        first = last + 1
    return tuple(found)


def _line(before: Fraction, places: Sequence[tuple[int, Fraction]], months: int) -> tuple[Decimal, ...]:
    """Return where a lever without counts stands at the end of each month."""
    found: list[Decimal] = []
    reached = before
    for last, percent in places:
        steps = last + 1 - len(found)
        found += [_on_grid(reached + (percent - reached) * step / steps) for step in range(1, steps)]
        found[last:] = [round_half_up(percent)]
        reached = percent
    return tuple(found + found[-1:] * (months - len(found)))


def _on_grid(percent: Fraction) -> Decimal:
    exact = Decimal(percent.numerator) / Decimal(percent.denominator)
    return exact.quantize(GRID, ROUND_HALF_UP)
