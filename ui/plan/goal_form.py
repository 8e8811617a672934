"""What is to be reached, by which levers, and whose idea of effort counts."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import get_args

import streamlit as st

from scoring import Case, Goal, load_profiles
from scoring.plan.goal import GoalKind
from scoring.rules import TOTAL_POINTS
from ui.links.plan_link import Level, Start
from ui.memory import component as memory
from ui.plan import answer
from ui.platform import rerun as redraw
from ui.visit import keys, mistyped, outcomes, state, wish
from ui.widgets import whole_number
from ui.words import numbers
from ui.words.texts import Texts
from ui.words.typed_values import read_decimal

CONFIDENCES = (50, 60, 70, 80, 90, 95, 99)

# A rank that is offered first: this share of the way from the present one to the top.
RANK_OFFERED = Decimal("0.75")

TYPED_LENGTH = 8


def show(case: Case, texts: Texts) -> None:
    """Show the goal, the effort profile and the kind of levers."""
    goal = wish.goal_of(case)
    with st.container(horizontal=True, vertical_alignment="bottom", key="plan_goal"):
        keys.PLAN_KIND.set(goal.kind)
        st.segmented_control(
            texts("plan.goal"),
            get_args(GoalKind),
            key=keys.PLAN_KIND.name,
            format_func=lambda kind: texts(f"plan.kind.{kind}"),
            required=True,
            on_change=_choose_kind,
            args=(case,),
        )
        _value(goal, case, texts)
        _profile(texts)
        if case.from_now is None:
            _level(texts)
        keys.PLAN_FROM.set(wish.current().start)
        st.segmented_control(
            texts("plan.from"),
            get_args(Start),
            key=keys.PLAN_FROM.name,
            format_func=lambda start: texts(f"plan.start.{start}"),
            required=True,
            help=texts("plan.from_help"),
            on_change=_choose_start,
        )
    if goal.kind == "total" and mistyped.entries().get(keys.PLAN_TOTAL.name) is not None:
        st.error(texts("plan.total_error"), icon=":material/error:")
    if goal.kind == "rank":
        label, limits = _rank_field(case, texts)
        whole_number.show_error(label, keys.PLAN_RANK, goal.rank, limits, texts)
    profile = next(profile for profile in load_profiles() if profile.id == wish.current().profile)
    note = texts("plan.level_note" if wish.current().level == "group" else "plan.indicator_note")
    st.caption(
        f"{_from_where(case, texts)} {texts.pick(profile.note)} {texts('plan.effort_assumed')} {note}"
    )


def read_total(text: str) -> Decimal | None:
    """Return typed points such as ``70`` or ``67,25``; None where they are none or above 100."""
    return read_decimal(text, TOTAL_POINTS)


def _rank_field(case: Case, texts: Texts) -> tuple[str, range]:
    """Return what the field of a rank is called, and the ranks it takes."""
    size = case.league.size
    return texts("plan.rank", size=size), range(1, size + 1)


def _level(texts: Texts) -> None:
    keys.PLAN_LEVEL.set(wish.current().level)
    st.segmented_control(
        texts("plan.level"),
        get_args(Level),
        key=keys.PLAN_LEVEL.name,
        format_func=lambda level: texts(f"plan.by.{level}"),
        required=True,
        on_change=_choose_level,
    )


def _value(goal: Goal, case: Case, texts: Texts) -> None:
    if goal.kind == "total":
        error = mistyped.entries().get(keys.PLAN_TOTAL.name)
        shown = numbers.maximum(goal.total, texts.language)
        keys.PLAN_TOTAL.set(shown if error is None else error)
        st.text_input(
            texts("plan.total"),
            key=keys.PLAN_TOTAL.name,
            max_chars=TYPED_LENGTH,
            width=150,
            on_change=_type_total,
        )
    elif goal.kind == "band":
        bands = {band.id: band for band in case.rules.bands}
        keys.PLAN_BAND.set(goal.band)
        st.selectbox(
            texts("plan.band"),
            list(bands),
            key=keys.PLAN_BAND.name,
            filter_mode=None,
            format_func=lambda band: texts(
                "plan.band_from",
                band=texts.pick(bands[band].name),
                points=numbers.maximum(bands[band].start, texts.language),
            ),
            width=210,
            on_change=_choose_band,
        )
    else:
        label, limits = _rank_field(case, texts)
        take = partial(_take_rank, case)
        whole_number.show(label, keys.PLAN_RANK, goal.rank, limits, take, redraw=_answer_again, width=150)
        confidence = int(goal.confidence * 100)
        keys.PLAN_CONFIDENCE.set(confidence)
        st.selectbox(
            texts("plan.confidence"),
            sorted({*CONFIDENCES, confidence}),
            key=keys.PLAN_CONFIDENCE.name,
            filter_mode=None,
            format_func=lambda percent: numbers.short_percent(percent, texts.language),
            help=texts("plan.confidence_help"),
            width=130,
            on_change=_choose_confidence,
            args=(case,),
        )


def _profile(texts: Texts) -> None:
    profiles = {profile.id: profile for profile in load_profiles()}
    keys.PLAN_PROFILE.set(wish.current().profile)
    st.selectbox(
        texts("plan.profile"),
        list(profiles),
        key=keys.PLAN_PROFILE.name,
        filter_mode=None,
        format_func=lambda key: texts.pick(profiles[key].name),
        width=210,
        on_change=_choose_profile,
    )


def _choose_kind(case: Case) -> None:
    """Start from what the goal so far comes to."""
    kind = keys.PLAN_KIND.read()
    if kind == "total":
        required = wish.goal_of(case).required_total(case, state.scenario().peers)
        goal = Goal.for_total(required if required is not None else Decimal(TOTAL_POINTS))
    elif kind == "band":
        goal = wish.next_band(case)
    else:
        goal = Goal.for_rank(max(1, int(case.baseline.rank.median * RANK_OFFERED)))
    for field in (keys.PLAN_TOTAL, keys.PLAN_RANK):
        mistyped.entries().pop(field.name, None)
    wish.change(goal=goal)


def _answer_again() -> None:
    """From a widget's callback, draw the answer again; the form itself shows what was chosen.

    The form is no part of its own: where another of its widgets was changed at the same moment, as by
    typing and then clicking, Streamlit then draws the whole page.
    """
    redraw.parts([answer.ANSWER, answer.PLANS, *answer.parts_behind(), memory.PART])


def _is_kind(kind: GoalKind) -> bool:
    """Return whether goals of a kind are asked for: what is typed may arrive with a change of the kind."""
    return keys.PLAN_KIND.read() == kind


def _type_total() -> None:
    if not _is_kind("total"):
        return
    text = keys.PLAN_TOTAL.read()
    points = read_total(text)
    if points is None:
        mistyped.entries()[keys.PLAN_TOTAL.name] = text[:TYPED_LENGTH]
        return
    corrected = mistyped.entries().pop(keys.PLAN_TOTAL.name, None) is not None
    wish.change(goal=Goal.for_total(points))
    if not corrected:
        # The message on what was mistyped stands outside the answer: only a whole run takes it away.
        _answer_again()


def _choose_band() -> None:
    if not _is_kind("band"):
        return
    wish.change(goal=Goal.for_band(keys.PLAN_BAND.read()))
    _answer_again()


def _take_rank(case: Case, rank: int) -> None:
    if _is_kind("rank"):
        wish.change(goal=Goal.for_rank(rank, wish.goal_of(case).confidence))


def _choose_confidence(case: Case) -> None:
    if not _is_kind("rank"):
        return
    confidence = Decimal(keys.PLAN_CONFIDENCE.read()) / 100
    wish.change(goal=Goal.for_rank(wish.goal_of(case).rank, confidence))
    _answer_again()


def _choose_profile() -> None:
    wish.change(profile=keys.PLAN_PROFILE.read())


def _from_where(case: Case, texts: Texts) -> str:
    """Return from where everything on the page is counted."""
    if wish.current().start == "baseline":
        return texts("plan.from_baseline", total=numbers.points(case.baseline.total, texts.language))
    start = wish.start_of(case)
    if not start:
        return texts("plan.from_unchanged", total=numbers.points(case.baseline.total, texts.language))
    total = outcomes.outcome_of(state.scenario()).total
    return texts("plan.from_scenario", total=numbers.points(total, texts.language), count=len(start))


def _choose_start() -> None:
    wish.change(start=keys.PLAN_FROM.read())


def _choose_level() -> None:
    wish.change(level=keys.PLAN_LEVEL.read())
