"""How much of a plan is done: a lever from 0 to 120 % that total, rank and band follow at once."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache, partial

import pandas as pd
import streamlit as st

from scoring import Case, Completion, Peers, completion_of
from scoring.frozen import FrozenMap
from scoring.plan.completion import MOST_COMPLETION
from ui.plan import answer
from ui.plan.completion_data import sent
from ui.platform import served_components
from ui.visit import keys, state, wish
from ui.widgets.sections import section
from ui.words import numbers, sentences, shortfalls
from ui.words.tables import copyable
from ui.words.texts import Texts

NAME, SCRIPT, STYLE = "completion", "completion/completion.js", "completion/completion.css"

# What the browser calls its report.
DONE = "done"

# The table behind the curves has a row for so many percents.
TABLE_STEP = 10

# The same question is computed once.
_completion_of = lru_cache(maxsize=64)(completion_of)


def show(
    case: Case, changes: FrozenMap[str, Decimal], texts: Texts, *, done_again: Callable[[], None]
) -> None:
    """Show the lever with its curves, what goals need of the plan, and the table behind.

    ``done_again`` draws the part of the page again once the lever was moved.
    """
    found = _of(case, changes, state.scenario().peers)
    goal, required = wish.goal_of(case), answer.current(case).required
    data = sent(case, found, required, wish.current().shortfall.done, texts)
    served_components.mount(
        NAME,
        SCRIPT,
        STYLE,
        key=keys.COMPLETION.name,
        data=json.dumps(data).encode(),
        on_done_change=partial(_take, done_again),
    )
    lines = [shortfalls.needs(found, required, goal, case, texts)]
    next_band = wish.next_band(case)
    if next_band != goal:
        lines.append(shortfalls.needs(found, next_band.required_total(case), next_band, case, texts))
    if spare := shortfalls.barely(found, required, texts):
        lines.append(spare)
    st.markdown("\n".join(f"- {line}" for line in lines))
    behind = section(texts("shortfall.table"), "completion_table", part=answer.FALL_SHORT)
    if behind is not None:
        table = pd.DataFrame(_rows(case, found, texts))
        behind.dataframe(copyable(table), hide_index=True, height="content", alt=data["altTotal"])


def _of(case: Case, changes: FrozenMap[str, Decimal], peers: Peers) -> Completion:
    return _completion_of(case, changes, couplings=state.scenario().couplings, peers=peers)


def _rows(case: Case, found: Completion, texts: Texts) -> Iterator[dict[str, str]]:
    for step in found.steps[::TABLE_STEP]:
        yield {
            texts("shortfall.done"): f"{step.percent}%",
            texts("headline.total"): numbers.points(step.total, texts.language),
            texts("shortfall.change"): numbers.change(step.total - case.baseline.total, texts.language),
            texts("headline.rank", size=step.rank.size): sentences.rank_alone(step.rank, texts),
            texts("shortfall.rank_range"): numbers.likely_range(step.rank),
            texts("headline.band"): texts.pick(step.band.name),
        }


def _take(done_again: Callable[[], None]) -> None:
    """Take over where the lever was let go; whatever else a report says is no completion."""
    done = keys.COMPLETION.reported(DONE)
    if isinstance(done, int) and not isinstance(done, bool) and 0 <= done <= MOST_COMPLETION:
        wish.change(shortfall=replace(wish.current().shortfall, done=done))
        done_again()
