"""The plans that reach a goal, one at a time: what each sets, what it brings and takes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pandas as pd
import streamlit as st

from scoring import Move, Outcome, Plan, PlanAnswer
from scoring.plan.limits import GRID
from scoring.what_if.scenario import scenario_of
from ui.links.plan_link import NO_WISH
from ui.plan.answer import PLANS, parts_behind
from ui.platform import rerun as redraw
from ui.visit import address, keys, state, wish
from ui.visit.pages import SIMULATE
from ui.widgets.metrics import changed_metric
from ui.widgets.sections import section
from ui.words import names, numbers, sentences
from ui.words.assumptions import assumption
from ui.words.percentages import to_percent
from ui.words.tables import copyable
from ui.words.texts import Texts
from ui.words.whole_year import with_whole_year


def show(answer: PlanAnswer, texts: Texts) -> None:
    """Show the plan of least effort, or the other one the reader chose for this goal."""
    if not answer.best.moves:
        return
    number = _choose(answer, texts) if len(answer.plans) > 1 else 1
    _show_plan(number, answer.plans[number - 1], texts)


def _choose(answer: PlanAnswer, texts: Texts) -> int:
    """Show the plans to choose from, and return the number of the one chosen, from 1."""
    plans, asked = dict(enumerate(answer.plans, start=1)), _asked(answer)
    if keys.PLAN_OPTION_CHOSEN.get((asked, 1))[0] != asked:
        # Whatever else is asked for begins with the plan of least effort, also when it is asked again.
        keys.PLAN_OPTION_CHOSEN.pop()
    keys.PLAN_OPTION.set(_number(answer))
    st.segmented_control(
        texts("plan.options"),
        list(plans),
        key=keys.PLAN_OPTION.name,
        format_func=lambda number: _label(number, plans[number], texts),
        required=True,
        label_visibility="collapsed",
        on_change=_remember,
        args=(asked,),
    )
    return keys.PLAN_OPTION.read()


def chosen(answer: PlanAnswer) -> Plan:
    """Return the plan that is shown of those that answer."""
    return answer.plans[_number(answer) - 1]


def _number(answer: PlanAnswer) -> int:
    """Return the number of the plan that is chosen, from 1: the first one where none is."""
    asked, number = keys.PLAN_OPTION_CHOSEN.get((None, 1))
    return number if asked == _asked(answer) and number <= len(answer.plans) else 1


def _asked(answer: PlanAnswer) -> object:
    """Return what is asked for: the same plans answer it, whatever is asked of a plan that falls short."""
    scenario, asked = state.scenario(), replace(wish.current(), shortfall=NO_WISH.shortfall)
    return (answer.best.outcome.case.id, asked, scenario.peers, scenario.couplings)


def _remember(asked: object) -> None:
    """Keep the choice with what was asked for."""
    keys.PLAN_OPTION_CHOSEN.set((asked, keys.PLAN_OPTION.read()))
    redraw.parts([PLANS, *parts_behind()])


def _label(number: int, plan: Plan, texts: Texts) -> str:
    return texts("plan.option", number=number, effort=numbers.effort(plan.effort, texts.language))


def _show_plan(number: int, plan: Plan, texts: Texts) -> None:
    outcome = plan.outcome
    gained = sum((move.points for move in plan.moves), Decimal(0))
    figures = st.container(horizontal=True, gap="medium")
    changed_metric(
        figures,
        texts("headline.total"),
        numbers.points(outcome.total, texts.language),
        numbers.change(gained, texts.language),
        gained,
    )
    figures.metric(
        texts("headline.rank", size=outcome.rank.size), sentences.rank_alone(outcome.rank, texts)
    )
    changed_metric(
        figures,
        texts("headline.band"),
        texts.pick(outcome.band.name),
        sentences.missing(outcome.total, outcome.case.rules, texts),
        0,
    )
    figures.metric(texts("plan.effort"), numbers.effort(plan.effort, texts.language))
    st.markdown("\n".join(f"1. {_told(move, outcome, texts)}" for move in plan.moves))
    if st.button(
        texts("plan.use"),
        key=f"plan_use_{number}",
        icon=":material/tune:",
        help=texts("plan.use_help"),
    ):
        _use(plan)
    details = section(
        texts("plan.details", count=len(outcome.assumptions)), f"plan_details_{number}", part=PLANS
    )
    if details is not None:
        with details:
            st.dataframe(
                copyable(_moves(plan, texts)), hide_index=True, height="content", alt=texts("plan.moves")
            )
            st.markdown("\n".join(f"- {assumption(item, outcome, texts)}" for item in outcome.assumptions))


def _told(move: Move, outcome: Outcome, texts: Texts) -> str:
    """Return a move in words, on two lines: how far and for how much effort, then its points."""
    coupled = _coupled(move, outcome, texts)
    return texts(
        "plan.move_coupled" if coupled else "plan.move",
        lever=names.lever(outcome.case.rules, move.lever, texts),
        before=_before(move, texts),
        after=_after(move, outcome, texts),
        effort=numbers.effort(move.effort, texts.language),
        direct=numbers.change(move.direct, texts.language),
        coupled=coupled,
    )


def _before(move: Move, texts: Texts) -> str:
    return numbers.percent(to_percent(move.before / 100, GRID), texts.language)


def _after(move: Move, outcome: Outcome, texts: Texts) -> str:
    shown = numbers.percent(move.after, texts.language)
    return with_whole_year(outcome.case, move.lever, move.after, shown, texts)


def _moves(plan: Plan, texts: Texts) -> pd.DataFrame:
    rules, language = plan.outcome.case.rules, texts.language
    return pd.DataFrame(
        {
            texts("table.lever"): names.lever(rules, move.lever, texts),
            texts("plan.column.from"): _before(move, texts),
            texts("plan.column.to"): _after(move, plan.outcome, texts),
            texts("table.direct"): numbers.change(move.direct, language),
            texts("table.coupled"): _coupled(move, plan.outcome, texts),
            texts("plan.effort"): numbers.effort(move.effort, texts.language),
        }
        for move in plan.moves
    )


def _coupled(move: Move, outcome: Outcome, texts: Texts) -> str:
    """Return the points that came along, and through what."""
    return "; ".join(
        f"{numbers.change(points, texts.language)} {names.lever(outcome.case.rules, target, texts)}"
        for target, points in move.coupled.items()
    )


def _use(plan: Plan) -> None:
    """Make a plan the current scenario and go where it can be changed further."""
    outcome = plan.outcome
    state.open_scenario(replace(scenario_of(outcome), changes=plan.changes))
    address.open_page(SIMULATE)
