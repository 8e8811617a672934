"""Mounting the live component: the result with its levers, and afterwards the tables behind them."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from functools import partial
from typing import Any

from scoring import Case, Outcome
from scoring.what_if.scenario import Scenario
from ui.live.acts import last_number, read_acts, take
from ui.live.head import head
from ui.live.tables import sent_tables, version_of
from ui.platform import first_run, served_components
from ui.visit import address, keys, state
from ui.visit.cases import case_of
from ui.words.texts import Texts

NAME, SCRIPT, STYLE = "live", "component.js", "live.css"

# What the browser calls its reports.
ACTS = "act"


def show(
    outcome: Outcome,
    texts: Texts,
    *,
    detailed: bool,
    do: Callable[[Callable[[], None]], None],
    stage: bool = False,
) -> None:
    """Show the result with its levers; what the hand does is handed to ``do``, which does it and draws.

    On a stage the result is large and revealed by counting, and the levers come when they are asked for.
    """
    _mount(
        key=keys.LIVE.name,
        data=head(
            outcome,
            state.scenario(),
            texts,
            detailed=detailed,
            alone=address.is_alone(),
            session=keys.LIVE_SESSION.begin(secrets.token_hex(4)),
            taken=keys.LIVE_TAKEN.get(0),
            awaited=first_run.is_on(),
            stage=stage,
        ),
        on_act_change=partial(do, _take),
    )


def show_tables(outcome: Outcome, *, detailed: bool) -> None:
    """Bring the tables of the levers: they come after all that is seen."""
    levers = _levers(outcome.case, detailed=detailed)
    _mount(key=keys.LIVE_TABLES.name, data=sent_tables(outcome.case, state.scenario(), levers))


def have_other_tables(before: Scenario, now: Scenario, *, detailed: bool) -> bool:
    """Return whether the levers of two scenarios of one case have different tables."""
    case = case_of(now)
    levers = _levers(case, detailed=detailed)
    return version_of(case, before, levers) != version_of(case, now, levers)


def _levers(case: Case, *, detailed: bool) -> list[str]:
    return list(case.rules.indicators if detailed else case.rules.groups)


def _mount(data: dict[str, Any], **options: Any) -> None:
    """Mount the component; ``data`` are put into words once, where Streamlit would do so twice."""
    served_components.mount(NAME, SCRIPT, STYLE, data=json.dumps(data).encode(), **options)


def _take() -> None:
    """Take over what the hand did since the last report."""
    case, last = case_of(state.scenario()), keys.LIVE_TAKEN.get(0)
    report = keys.LIVE.reported(ACTS)
    for act in read_acts(report, case, last):
        take(act, case)
    keys.LIVE_TAKEN.set(last_number(report, last))
