"""What a planner asks for - goal, efforts, limits, locks - and how the plan page's link holds it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, get_args

from scoring import Case, Goal, RoadMap, load_profiles
from scoring.errors import GoalError
from scoring.plan.effort import LEAST_EFFORT, MOST_EFFORT
from scoring.what_if.changes import FULL_PERCENT
from ui.links.grammar import Report, decimals_with_point, read_items
from ui.links.road_map_link import ROAD_MAP_KEYS, read_road_map, write_road_map
from ui.links.shortfall_link import SHORTFALL_KEYS, ShortfallWish, read_shortfall, write_shortfall

Level = Literal["indicator", "group"]
Start = Literal["baseline", "scenario"]

EVEN_PROFILE = "even"

# Keys of a link. Lists hold "lever" or "lever:number", separated by commas.
GOAL_KEY, PROFILE_KEY, LEVEL_KEY, START_KEY = "goal", "effort", "by", "from"
LOCKED_KEY, FLOOR_KEY, CEILING_KEY, WEIGHT_KEY = "locked", "floor", "ceiling", "weight"
WISH_KEYS = (
    *(GOAL_KEY, PROFILE_KEY, LEVEL_KEY, START_KEY, LOCKED_KEY, FLOOR_KEY, CEILING_KEY, WEIGHT_KEY),
    *SHORTFALL_KEYS,
)
PLAN_KEYS = (*WISH_KEYS, *ROAD_MAP_KEYS)

PERCENT_PATTERN = re.compile(r"[0-9]{1,3}(?:\.[0-9])?")
WEIGHT_PATTERN = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,2})?")


@dataclass(frozen=True)
class PlanWish:
    """What a plan is asked for. ``goal`` None is the next band; ``weights`` replace the profile's.

    ``start`` is from where: the baseline, or the scenario that is open. What levers are worth is
    counted from there as well.

    ``floor`` and ``ceiling`` are percentages with one decimal, ``weights`` points of effort per
    percentage point, all by lever id. ``shortfall`` is what is asked in case the plan falls short,
    ``road_map`` the one made for the case, None where none was.
    """

    goal: Goal | None = None
    profile: str = EVEN_PROFILE
    level: Level = "indicator"
    locked: frozenset[str] = frozenset()
    floor: Mapping[str, Decimal] = field(default_factory=dict)
    ceiling: Mapping[str, Decimal] = field(default_factory=dict)
    weights: Mapping[str, Decimal] = field(default_factory=dict)
    start: Start = "baseline"
    shortfall: ShortfallWish = field(default_factory=ShortfallWish)
    road_map: RoadMap | None = None


NO_WISH = PlanWish()


def write_plan(wish: PlanWish) -> dict[str, str]:
    """Return the link's parts of a wish; none for what is as by default."""
    written = {
        GOAL_KEY: "" if wish.goal is None else str(wish.goal),
        PROFILE_KEY: "" if wish.profile == EVEN_PROFILE else wish.profile,
        LEVEL_KEY: "" if wish.level == NO_WISH.level else wish.level,
        START_KEY: "" if wish.start == NO_WISH.start else wish.start,
        LOCKED_KEY: ",".join(sorted(wish.locked)),
    }
    numbers = {FLOOR_KEY: wish.floor, CEILING_KEY: wish.ceiling, WEIGHT_KEY: wish.weights}
    for key, values in numbers.items():
        written[key] = ",".join(f"{lever}:{value.normalize():f}" for lever, value in sorted(values.items()))
    written |= write_shortfall(wish.shortfall) | write_road_map(wish.road_map)
    return {key: text for key, text in written.items() if text}


def read_plan(case: Case, parts: Mapping[str, str], report: Report) -> PlanWish:
    """Return the wish that a link's parts hold; what cannot be used is left out and reported."""
    floor = _numbers(case, parts, FLOOR_KEY, report)
    ceiling = _numbers(case, parts, CEILING_KEY, report)
    for lever in [lever for lever in floor if floor[lever] > ceiling.get(lever, FULL_PERCENT)]:
        report("limits", FLOOR_KEY, f"{lever}:{floor.pop(lever)}")
    items = read_items(parts, LOCKED_KEY, report)
    locked = [lever for lever in items if _is_lever(case, lever, LOCKED_KEY, report)]
    return PlanWish(
        goal=_goal(case, parts, report),
        profile=_one_of([p.id for p in load_profiles()], EVEN_PROFILE, parts, PROFILE_KEY, report),
        level="group"
        if _one_of(get_args(Level), NO_WISH.level, parts, LEVEL_KEY, report) == "group"
        else "indicator",
        locked=frozenset(locked),
        floor=floor,
        ceiling=ceiling,
        weights=_numbers(case, parts, WEIGHT_KEY, report),
        start="scenario"
        if _one_of(get_args(Start), NO_WISH.start, parts, START_KEY, report) == "scenario"
        else "baseline",
        shortfall=read_shortfall(case, parts, report),
        road_map=read_road_map(case, parts, report),
    )


def fits(goal: Goal, case: Case) -> bool:
    """Return whether the case's rules and league have such a goal."""
    try:
        goal.required_total(case)
    except GoalError:
        return False
    return True


def _goal(case: Case, parts: Mapping[str, str], report: Report) -> Goal | None:
    if GOAL_KEY not in parts:
        return None
    try:
        goal = Goal.read(decimals_with_point(parts[GOAL_KEY]).removesuffix("%"))
    except GoalError:
        report("goal", GOAL_KEY, parts[GOAL_KEY])
        return None
    if not fits(goal, case):
        report("goal_case", GOAL_KEY, parts[GOAL_KEY])
        return None
    return goal


def _one_of(
    allowed: list[str] | tuple[str, ...], default: str, parts: Mapping[str, str], key: str, report: Report
) -> str:
    value = parts.get(key, default)
    if value in allowed:
        return value
    report("option", key, value)
    return default


def _numbers(case: Case, parts: Mapping[str, str], key: str, report: Report) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for item in read_items(parts, key, report):
        lever, _, text = item.partition(":")
        if not _is_lever(case, lever, key, report):
            continue
        plain = decimals_with_point(text)
        value = (
            read_weight(plain) if key == WEIGHT_KEY else read_percent(plain.removesuffix("%").rstrip(" "))
        )
        if value is not None:
            found[lever] = value
        elif key == WEIGHT_KEY:
            report("weight", key, item)
        else:
            report("limit", key, item)
    return found


def read_percent(text: str) -> Decimal | None:
    """Return a percentage with at most one decimal, written with a point; None where it is none."""
    if not PERCENT_PATTERN.fullmatch(text) or Decimal(text) > FULL_PERCENT:
        return None
    return Decimal(text)


def read_weight(text: str) -> Decimal | None:
    """Return a weight of effort (0.01 to 1000), written with a point; None where it is none."""
    if not WEIGHT_PATTERN.fullmatch(text) or not LEAST_EFFORT <= Decimal(text) <= MOST_EFFORT:
        return None
    return Decimal(text)


def _is_lever(case: Case, lever: str, key: str, report: Report) -> bool:
    # Limits of groups are kept for the whole year also while no group can be set, from a day on.
    if lever in case.rules.groups or lever in case.rules.indicators:
        return True
    report("planned", key, lever)
    return False
