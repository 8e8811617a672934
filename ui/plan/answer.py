"""The answer to a goal in a sentence: the plan of least effort, or what stands in the way."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd
import streamlit as st

from scoring import (
    Case,
    Plan,
    PlanAnswer,
    find_plan,
)
from scoring.frozen import FrozenMap
from ui.visit import keys, state, wish
from ui.widgets.sections import is_open
from ui.words import names, numbers, sentences
from ui.words.caveats import caveats
from ui.words.goals import goal_in_words
from ui.words.outside_text import as_text
from ui.words.tables import copyable
from ui.words.texts import Texts

# The parts of the page that are drawn again when another goal of the same kind is asked for. The
# sentence comes first, so that it is painted before the plans; what follows from a plan comes last.
ANSWER, PLANS, FALL_SHORT, WORK = "part_answer", "part_plans", "part_fall_short", "part_work"

# The section in which a plan's work is split over units.
WORK_SECTION = "work_split"

# The same question is computed once.
_find_plan = lru_cache(maxsize=64)(find_plan)


def current(case: Case) -> PlanAnswer:
    """Return the answer to what the visitor asks for, under the scenario's assumptions."""
    return _find_plan(
        case,
        wish.goal_of(case),
        FrozenMap(wish.start_of(case)),
        effort=wish.effort_of(case),
        limits=wish.limits_of(case),
        locked=wish.locked_of(case),
        levers=wish.usable(case),
        peers=state.scenario().peers,
        couplings=state.scenario().couplings,
    )


def show(answer: PlanAnswer, texts: Texts) -> None:
    """Show the answer in one sentence, and what stands in the way."""
    outcome = answer.best.outcome
    with st.container(border=True, key="plan_answer"):
        st.markdown(f"#### {sentence(answer, texts)}")
        if not answer.reached:
            st.warning(_in_the_way(answer, texts), icon=":material/block:")
            _show_obstacles(answer, texts)
        st.caption(f"{as_text(caveats(outcome, texts))} · {texts('plan.effort_caveat')}")


def sentence(answer: PlanAnswer, texts: Texts) -> str:
    """Return the answer in one sentence that reads aloud."""
    goal = _goal(answer, texts)
    if answer.required is None:
        return texts("plan.never", goal=goal)
    best = answer.best
    if answer.goal.kind != "total":
        required = numbers.points(answer.required, texts.language)
        goal = texts("plan.takes", goal=goal, required=required)
    total = numbers.points(best.outcome.total, texts.language)
    if not answer.reached:
        return texts("plan.unreached", goal=goal, most=total)
    if not best.moves:
        return texts("plan.met", goal=goal, total=total)
    effort = numbers.effort(best.effort, texts.language)
    return texts("plan.reached", goal=goal, action=_action(best, texts), effort=effort)


def _action(plan: Plan, texts: Texts) -> str:
    """Return what a plan does, naming the levers that bring most."""
    rules = plan.outcome.case.rules
    named = sorted(plan.moves, key=lambda move: -move.points)[: sentences.MOST_LEVERS_NAMED]
    moves = [
        texts(
            "sentence.move",
            lever=names.lever_in_sentence(rules, move.lever, texts),
            percent=numbers.short_percent(move.after, texts.language),
        )
        for move in plan.moves
        if move in named
    ]
    if more := len(plan.moves) - len(named):
        return texts("sentence.raise", moves=texts("plan.and_more", moves=", ".join(moves), count=more))
    return texts("sentence.raise", moves=sentences.listed(moves, texts))


def _goal(answer: PlanAnswer, texts: Texts) -> str:
    return goal_in_words(answer.goal, answer.best.outcome.case, texts)


def _in_the_way(answer: PlanAnswer, texts: Texts) -> str:
    if answer.required is None:
        return texts("plan.never_help")
    if answer.most < answer.required:
        return texts("plan.not_enough", most=numbers.points(answer.most, texts.language))
    return texts("plan.held_back", missing=numbers.points(answer.missing or 0, texts.language))


def _show_obstacles(answer: PlanAnswer, texts: Texts) -> None:
    if not answer.obstacles:
        return
    rules = answer.best.outcome.case.rules
    rows = [
        {
            texts("table.lever"): names.lever(rules, obstacle.lever, texts),
            texts("plan.column.reason"): texts(f"plan.obstacle.{obstacle.kind}"),
            texts("plan.column.held"): numbers.change(obstacle.points, texts.language),
        }
        for obstacle in answer.obstacles
    ]
    st.dataframe(
        copyable(pd.DataFrame(rows)), hide_index=True, height="content", alt=texts("plan.obstacles")
    )


def parts_behind() -> list[str]:
    """Return the parts that follow the plan that is shown, where they are open."""
    return [*([FALL_SHORT] if keys.FALL_SHORT_OPEN.get(False) else []), *work_parts()]


def work_parts() -> list[str]:
    """Return the part of the work that is split, where it is open: closed it need not be drawn again."""
    return [WORK] if is_open(WORK_SECTION) else []
