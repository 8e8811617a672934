"""Kế hoạch: the goal and the least it takes, if that falls short, what levers are worth, the road map."""

from dataclasses import replace

import streamlit as st

from ui.frame import rest_of_year, still_open
from ui.plan import (
    answer,
    cheapest,
    fall_short,
    goal_form,
    limits_table,
    plans,
    road_map,
    work_split,
    worth,
)
from ui.visit import address, state, wish
from ui.visit.cases import case_of
from ui.widgets.parts import part

texts = state.texts()
scenario = state.scenario()
case = case_of(scenario)


def show_answer() -> None:
    """Show the answer to what is asked for."""
    answer.show(answer.current(case), texts)


def show_plans() -> None:
    """Show the plans that answer, and keep the link up to date."""
    plans.show(answer.current(case), texts)
    address.show_link()


def show_road_map() -> None:
    """Show the road map of the case, and keep the link up to date."""
    road_map.show(case, texts)
    address.show_link()


def show_fall_short() -> None:
    """Show what comes of the plan where it falls short, and keep the link up to date."""
    fall_short.show(case, texts)
    address.show_link()


def show_work() -> None:
    """Show the work of a plan split over units."""
    work_split.show(case, texts)


rest_of_year.show_switch(texts)
rest_of_year.show_settings(texts)
goal_form.show(case, texts)
found = st.container()
limits_table.show(case, texts)
with found:
    part(answer.ANSWER, show_answer)
    part(answer.PLANS, show_plans)
part(answer.FALL_SHORT, show_fall_short)

still_open.show(texts)
effort, by_group = wish.effort_of(case), wish.current().level == "group"
start = replace(scenario, changes=wish.start_of(case))
worth.show(start, effort, texts, by_group=by_group)
cheapest.show(start, effort, texts, by_group=by_group)
part(road_map.PART, show_road_map)
part(answer.WORK, show_work)
