"""The answer to a goal: plans of least effort, or what stands in the way."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from pathlib import Path

import pandas as pd
import streamlit as st

from scoring import (
    Case,
    Effort,
    Goal,
    Limits,
    Move,
    Outcome,
    Peers,
    Plan,
    PlanAnswer,
    find_plan,
)
from scoring.limits import GRID
from ui import headline, levers, names, numbers, results, sentences, state
from ui.planning import wish
from ui.scenario import Scenario
from ui.text import Texts
from ui.toolbar import DETAIL_KEY, DETAILED, SIMPLE

# The part of the page that is drawn again when another goal of the same kind is asked for.
PART = "part_answer"

SIMULATOR = Path(__file__).resolve().parents[2] / "pages" / "simulate.py"

Items = tuple[tuple[str, Decimal], ...]


def current(case: Case) -> PlanAnswer:
    """Return the answer to what the visitor asks for, under the scenario's assumptions."""
    limits = wish.limits_of(case)
    return _answer(
        case,
        wish.goal_of(case),
        tuple(wish.effort_of(case).per_point.items()),
        tuple(limits.floor.items()),
        tuple(limits.ceiling.items()),
        wish.locked_of(case),
        wish.usable(case),
        state.scenario().peers,
        state.scenario().couplings,
    )


def show(answer: PlanAnswer, texts: Texts) -> None:
    """Show the answer: one sentence, then the plans side by side as tabs."""
    outcome = answer.best.outcome
    with st.container(border=True, key="plan_answer"):
        st.markdown(f"#### {sentence(answer, texts)}")
        if not answer.reached:
            st.warning(_in_the_way(answer, texts), icon=":material/block:")
            _show_obstacles(answer, texts)
        st.caption(f"{headline.caveats(outcome, texts)} · {texts('plan.effort_caveat')}")
    if not answer.best.moves:
        return
    labels = [_label(number, plan, texts) for number, plan in enumerate(answer.plans, start=1)]
    for number, (tab, plan) in enumerate(zip(st.tabs(labels), answer.plans, strict=True), start=1):
        with tab:
            _show_plan(number, plan, texts)


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
    goal, case = answer.goal, answer.best.outcome.case
    if goal.kind == "total":
        return texts("plan.to_total", total=numbers.maximum(goal.total, texts.language))
    if goal.kind == "band":
        band = next(band for band in case.rules.bands if band.id == goal.band)
        return texts("plan.to_band", band=texts.pick(band.name))
    confidence = numbers.short_percent(goal.confidence * 100, texts.language)
    return texts("plan.to_rank", rank=goal.rank, confidence=confidence)


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
    st.dataframe(pd.DataFrame(rows), hide_index=True, height="content", alt=texts("plan.obstacles"))


def _label(number: int, plan: Plan, texts: Texts) -> str:
    return texts("plan.tab", number=number, effort=numbers.effort(plan.effort, texts.language))


def _show_plan(number: int, plan: Plan, texts: Texts) -> None:
    outcome = plan.outcome
    columns = st.columns(4)
    gained = outcome.change
    columns[0].metric(
        texts("headline.total"),
        numbers.points(outcome.total, texts.language),
        numbers.change(gained, texts.language),
        delta_color=headline.colour_of(gained),
        delta_arrow=headline.arrow_of(gained),
    )
    columns[1].metric(
        texts("headline.rank", size=outcome.rank.size), sentences.rank_alone(outcome.rank, texts)
    )
    columns[2].metric(texts("headline.band"), texts.pick(outcome.band.name))
    columns[3].metric(texts("plan.effort"), numbers.effort(plan.effort, texts.language))
    st.dataframe(_moves(plan, texts), hide_index=True, height="content", alt=texts("plan.moves"))
    if st.button(
        texts("plan.use"),
        key=f"plan_use_{number}",
        icon=":material/tune:",
        help=texts("plan.use_help"),
    ):
        _use(plan)
    notes = "\n".join(f"- {results.assumption(item, outcome, texts)}" for item in outcome.assumptions)
    with st.expander(texts("assumption.title", count=len(outcome.assumptions)), key=f"plan_notes_{number}"):
        st.markdown(notes)


def _moves(plan: Plan, texts: Texts) -> pd.DataFrame:
    rules, language = plan.outcome.case.rules, texts.language
    return pd.DataFrame(
        {
            texts("table.lever"): names.lever(rules, move.lever, texts),
            texts("plan.column.from"): numbers.percent(
                levers.to_percent(move.before / 100, GRID), language
            ),
            texts("plan.column.to"): numbers.percent(move.after, language),
            texts("table.direct"): numbers.change(move.direct, language),
            texts("table.coupled"): _coupled(move, plan.outcome, texts),
            texts("plan.effort"): numbers.effort(move.effort, texts.language),
        }
        for move in plan.moves
    )


def _coupled(move: Move, outcome: Outcome, texts: Texts) -> str:
    """Return the points that came along, and through what."""
    return ", ".join(
        f"{numbers.change(points, texts.language)} {names.lever(outcome.case.rules, target, texts)}"
        for target, points in move.coupled.items()
    )


def _use(plan: Plan) -> None:
    """Make a plan the current scenario and go where it can be changed further."""
    outcome = plan.outcome
    changes = dict(plan.changes)
    state.change_scenario(
        Scenario(outcome.case.id, changes, couplings=outcome.couplings, peers=outcome.peers)
    )
    by_indicator = any(key in outcome.case.rules.indicators for key in changes)
    st.session_state[DETAIL_KEY] = DETAILED if by_indicator else SIMPLE
    st.switch_page(SIMULATOR)


@lru_cache(maxsize=64)
def _answer(
    case: Case,
    goal: Goal,
    effort: Items,
    floor: Items,
    ceiling: Items,
    locked: frozenset[str],
    levers: tuple[str, ...],
    peers: Peers,
    couplings: bool,
) -> PlanAnswer:
    return find_plan(
        case,
        goal,
        effort=Effort(dict(effort)),
        limits=Limits(dict(floor), dict(ceiling)),
        locked=locked,
        levers=levers,
        peers=peers,
        couplings=couplings,
    )
