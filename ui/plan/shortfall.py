"""How sure a plan is: what is assumed of each lever, how likely the goal is, whose failure costs most."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache, partial

import pandas as pd
import streamlit as st

from scoring import Case, Fulfilment, Shortfall, shortfall_of
from scoring.frozen import FrozenMap
from scoring.plan.completion import MOST_COMPLETION
from scoring.plan.shortfall import CHOICES
from ui.links.shortfall_link import DEFAULT_CHOICE, Assumed
from ui.plan import answer
from ui.visit import keys, mistyped, state, wish
from ui.widgets import whole_number
from ui.widgets.sections import section
from ui.words import names, numbers, shortfalls
from ui.words.percentages import shown_baseline
from ui.words.tables import copyable
from ui.words.texts import Texts

# The choice that is none of the ready ones.
OWN = "own"

FIELDS = ("least", "likely", "most")

# The same question is computed once.
_shortfall_of = lru_cache(maxsize=64)(shortfall_of)


def show(
    case: Case, changes: FrozenMap[str, Decimal], texts: Texts, *, draw_again: Callable[[], None]
) -> None:
    """Show how sure the changes are, and let the reader say what is assumed of each lever."""
    st.markdown(f"#### {texts('shortfall.sure_title')}")
    result = st.container(border=True, key="shortfall_result")
    opened = section(texts("shortfall.sure_levers"), "shortfall_levers", part=answer.FALL_SHORT)
    if opened is not None:
        with opened:
            st.caption(texts("shortfall.sure_note", most=MOST_COMPLETION))
            for lever in changes:
                _show_lever(case, lever, changes[lever], texts, draw_again)
    fulfilments = FrozenMap({lever: wish.current().shortfall.fulfilment(lever) for lever in changes})
    found = _of(case, changes, fulfilments)
    goal = wish.goal_of(case)
    with result:
        st.markdown(f"**{shortfalls.chances(found, goal, case, texts)}**")
        if told := shortfalls.costliest(found, case, texts):
            st.markdown(told)
        st.caption(shortfalls.assumed(found, fulfilments, case, texts))
    behind = section(texts("shortfall.failures"), "shortfall_failures", part=answer.FALL_SHORT)
    if behind is not None:
        table = pd.DataFrame(_rows(case, found, texts))
        behind.dataframe(
            copyable(table), hide_index=True, height="content", alt=texts("shortfall.failures")
        )


def _of(case: Case, changes: FrozenMap[str, Decimal], fulfilments: FrozenMap[str, Fulfilment]) -> Shortfall:
    scenario = state.scenario()
    return _shortfall_of(
        case,
        changes,
        answer.current(case).required,
        fulfilments,
        couplings=scenario.couplings,
        peers=scenario.peers,
    )


def _rows(case: Case, found: Shortfall, texts: Texts) -> Iterator[dict[str, str]]:
    asked = wish.current().shortfall
    for failure in found.failures:
        assumed = asked.sure.get(failure.lever, DEFAULT_CHOICE)
        yield {
            texts("table.lever"): names.lever(case.rules, failure.lever, texts),
            texts("shortfall.sure"): _assumed_named(assumed, texts),
            texts("shortfall.lost_points"): numbers.change(-failure.points, texts.language),
            texts("shortfall.lost_chance"): shortfalls.lost(failure, texts),
        }


def _show_lever(
    case: Case, lever: str, target: Decimal, texts: Texts, draw_again: Callable[[], None]
) -> None:
    assumed = wish.current().shortfall.sure.get(lever, DEFAULT_CHOICE)
    key = keys.sure_choice(lever)
    key.set(_choice(assumed))
    name = names.lever(case.rules, lever, texts)
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"sure_{lever}"):
        st.selectbox(
            texts(
                "shortfall.lever",
                name=name,
                before=shown_baseline(case, lever, texts),
                after=numbers.short_percent(target, texts.language),
            ),
            (*CHOICES, OWN),
            key=key.name,
            filter_mode=None,
            format_func=lambda choice: _choice_named(choice, texts),
            width=420,
            on_change=_choose,
            args=(lever, draw_again),
        )
        if isinstance(assumed, str):
            return
        limits = _limits(assumed)
        for field in FIELDS:
            whole_number.show(
                texts(f"shortfall.share.{field}"),
                keys.sure_number(lever, field),
                getattr(assumed, field),
                limits[field],
                partial(_take_number, lever, field),
                redraw=draw_again,
                width=120,
            )
    for field in FIELDS:
        label = texts("shortfall.of_lever", field=texts(f"shortfall.share.{field}"), name=name)
        whole_number.show_error(
            label, keys.sure_number(lever, field), getattr(assumed, field), limits[field], texts
        )


def _limits(assumed: Fulfilment) -> dict[str, range]:
    """Return which numbers each field takes, so that they never fall from the least to the most."""
    return {
        "least": range(assumed.likely + 1),
        "likely": range(assumed.least, assumed.most + 1),
        "most": range(assumed.likely, MOST_COMPLETION + 1),
    }


def _choice(assumed: Assumed) -> str:
    return assumed if isinstance(assumed, str) else OWN


def _choice_named(choice: str, texts: Texts) -> str:
    """Return a choice in words, with its numbers where it has some."""
    if choice == OWN:
        return texts("shortfall.choice.own")
    found = CHOICES[choice]
    return texts(f"shortfall.choice.{choice}", least=found.least, likely=found.likely, most=found.most)


def _assumed_named(assumed: Assumed, texts: Texts) -> str:
    if isinstance(assumed, str):
        return _choice_named(assumed, texts)
    return texts("shortfall.own_numbers", **{field: getattr(assumed, field) for field in FIELDS})


def _choose(lever: str, draw_again: Callable[[], None]) -> None:
    asked, choice = wish.current().shortfall, keys.sure_choice(lever).read()
    # Own numbers begin with those that were assumed so far.
    assumed: Assumed = asked.fulfilment(lever) if choice == OWN else choice
    for field in FIELDS:
        mistyped.entries().pop(keys.sure_number(lever, field).name, None)
    wish.change(shortfall=replace(asked, sure=asked.assuming(lever, assumed)))
    draw_again()


def _take_number(lever: str, field: str, number: int) -> None:
    asked = wish.current().shortfall
    numbers_before = asked.fulfilment(lever)
    changed = {name: getattr(numbers_before, name) for name in FIELDS} | {field: number}
    wish.change(shortfall=replace(asked, sure=asked.assuming(lever, Fulfilment(**changed))))
