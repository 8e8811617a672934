"""What the visitor asks a plan for, kept for the whole visit."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from scoring import Case, Effort, Goal, Limits, lever_ids, load_profiles, movable_levers
from scoring.plan.levers import percent_unset
from ui.links.plan_link import NO_WISH, PlanWish, fits
from ui.visit import keys, road_maps, state
from ui.visit.pages import LinkPart
from ui.words.texts import Texts


def current() -> PlanWish:
    """Return what is asked for; road maps are kept apart (``ui/visit/road_maps.py``)."""
    return keys.PLAN_WISH.get(NO_WISH)


def change(**parts: object) -> None:
    """Change parts of what is asked for."""
    keys.PLAN_WISH.set(replace(current(), **parts))  # type: ignore[arg-type]


def adopt(wish: PlanWish) -> None:
    """Take over what a link asks for; tables that were typed into are drawn anew."""
    keys.PLAN_WISH.set(wish)
    if wish.shortfall != NO_WISH.shortfall:
        keys.FALL_SHORT_OPEN.set(True)
    keys.PLAN_WISH_OPENED.set(times_opened() + 1)


def shared(parts: Collection[LinkPart]) -> PlanWish:
    """Return what the link of a page holds: all that is asked for with the road map, or parts of it."""
    if "plan" in parts:
        return replace(current(), road_map=road_maps.current())
    return PlanWish(
        road_map=road_maps.current() if "road_map" in parts else None,
        shortfall=current().shortfall if "shortfall" in parts else NO_WISH.shortfall,
    )


def adopt_link(wish: PlanWish, parts: Collection[LinkPart]) -> None:
    """Take over what a link holds; ``parts`` are those of its page, which says nothing of the others."""
    asked = replace(wish, road_map=None)
    if wish.road_map is not None or not {"plan", "road_map"}.isdisjoint(parts) or asked != NO_WISH:
        road_maps.show_of_link(wish.road_map)
    if "plan" in parts or asked != replace(NO_WISH, shortfall=asked.shortfall):
        adopt(asked)
    elif "shortfall" in parts or asked != NO_WISH:
        change(shortfall=asked.shortfall)


def times_opened() -> int:
    """Return how many links were taken over."""
    return keys.PLAN_WISH_OPENED.get(0)


def goal_of(case: Case) -> Goal:
    """Return the goal, by default, or where the case cannot have the one asked for, the next band."""
    asked = current().goal
    if asked is not None and fits(asked, case):
        return asked
    return next_band(case)


def next_band(case: Case) -> Goal:
    """Return the band above the baseline's, or the best one."""
    bands = [band.id for band in case.rules.bands]
    return Goal.for_band(bands[max(0, bands.index(case.baseline.band.id) - 1)])


def start_of(case: Case, asked: PlanWish | None = None) -> Mapping[str, Decimal]:
    """Return the changes from which a plan goes on, and on top of which levers are worth something."""
    scenario = state.scenario()
    is_open = (asked or current()).start == "scenario" and scenario.case == case.id
    return scenario.changes if is_open else {}


def usable(case: Case, asked: PlanWish | None = None) -> tuple[str, ...]:
    """Return the levers that are planned with, in the rules' order."""
    by_group = (asked or current()).level == "group"
    return movable_levers(case, start_of(case, asked), by_group=by_group)


def effort_of(case: Case) -> Effort:
    """Return the profile's weights with the visitor's own in their place."""
    wish = current()
    effort = next(profile.effort for profile in load_profiles() if profile.id == wish.profile)
    for lever in lever_ids(case.rules):
        if lever in wish.weights:
            effort = effort.with_weight(lever, wish.weights[lever])
    return effort


def profile_name(case: Case, texts: Texts) -> str:
    """Return the name of the profile in use; own weights beside it are said."""
    wish = current()
    profile = next(profile for profile in load_profiles() if profile.id == wish.profile)
    name = texts.pick(profile.name)
    own = any(lever in wish.weights for lever in lever_ids(case.rules))
    return texts("plan.own_weights", profile=name) if own else name


def limits_of(case: Case) -> Limits:
    """Return floors and ceilings of the levers that are planned with, without floors none can keep."""
    wish, levers = current(), usable(case)
    unkept = unkept_floors(case, wish.floor, wish.locked)
    return Limits(
        {lever: wish.floor[lever] for lever in levers if lever in wish.floor and lever not in unkept},
        {lever: wish.ceiling[lever] for lever in levers if lever in wish.ceiling},
    )


def locked_of(case: Case) -> frozenset[str]:
    """Return the levers that are planned with but may not be set."""
    return current().locked.intersection(usable(case))


def stands(case: Case, lever: str) -> Fraction:
    """Return where a lever stands at the start, in percent."""
    start = start_of(case)
    if lever in start:
        return Fraction(start[lever])
    return percent_unset(case, start, lever, couplings=state.scenario().couplings)


def unkept_floors(case: Case, floor: Mapping[str, Decimal], locked: Collection[str]) -> list[str]:
    """Return the levers whose floor lies above the start although they may not be set."""
    return [lever for lever in floor if lever in locked and floor[lever] > stands(case, lever)]
