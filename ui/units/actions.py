"""What can be done on the units page: ready scenarios, the scope of the mean, into the simulator."""

from __future__ import annotations

from contextlib import suppress
from functools import partial

import streamlit as st

from scoring import Case
from scoring.errors import UnitsError
from scoring.units.effect import WEAKEST, Scope
from scoring.units.units import units_group
from ui.units import parts
from ui.units.what_if import READY, WhatIf, what_if, without_targets
from ui.visit import keys, state
from ui.visit import unit_table as drafts
from ui.visit.model import UnitTable
from ui.visit.pages import SIMULATE
from ui.visit.unit_table import Targets, scope_of
from ui.words import numbers
from ui.words.texts import Texts

SCOPES: tuple[Scope, ...] = ("district", "all")


def show(case: Case, draft: UnitTable, found: WhatIf | None, texts: Texts) -> None:
    """Show the buttons, and below them what bringing the result into the simulator means."""
    with st.container(horizontal=True, vertical_alignment="center", key="units_actions"):
        for name, ready in READY.items():
            _set_targets(
                case,
                draft,
                ready,
                texts(f"units.ready.{name}", count=WEAKEST),
                key=f"units_ready_{name}",
                icon=":material/bolt:",
                help_text=texts(f"units.ready_help.{name}", count=WEAKEST),
            )
        _set_targets(
            case,
            draft,
            lambda _case, units: without_targets(units),
            texts("units.clear"),
            key="units_clear",
            icon=":material/backspace:",
        )
        _scope(draft, texts)
        if found is not None:
            _bring(case, found, draft, texts)
    if found is not None:
        st.caption(_meaning(found, texts))


def show_restore(case: Case, draft: UnitTable, texts: Texts) -> None:
    """Show the button that brings the announced table back."""
    st.button(
        texts("units.restore" if draft.file is None else "units.remove"),
        key="units_restore",
        icon=":material/restart_alt:",
        type="tertiary",
        disabled=drafts.is_announced(case, draft, texts),
        on_click=partial(_restore, case, texts),
    )


def _set_targets(
    case: Case,
    draft: UnitTable,
    choose: Targets,
    label: str,
    *,
    key: str,
    icon: str,
    help_text: str | None = None,
) -> None:
    """Show a button that gives the units other targets."""
    st.button(
        label,
        key=key,
        icon=icon,
        help=help_text,
        disabled=bool(draft.problems) or choose(case, draft.units) == draft.units,
        on_click=partial(_give, case, draft, choose),
    )


def _bring(case: Case, found: WhatIf, draft: UnitTable, texts: Texts) -> None:
    """Show the button that makes the province's digitisation the current scenario."""
    is_there = state.scenario().changes.get(units_group(case)) == found.percent
    st.button(
        texts("units.bring"),
        key="units_bring",
        icon=":material/tune:",
        disabled=bool(draft.problems) or is_there,
        on_click=partial(_bring_in, case, texts),
    )
    if found.percent is not None and is_there:
        st.page_link(SIMULATE.file, label=texts("units.open_simulator"), icon=":material/arrow_forward:")


def _meaning(found: WhatIf, texts: Texts) -> str:
    """Return what bringing the result into the simulator does."""
    if found.percent is not None:
        percent = numbers.short_percent(found.percent, texts.language)
        return texts("units.bring_note", percent=percent)
    is_set = units_group(found.case) in state.scenario().changes
    return texts("units.bring_baseline" if is_set else "units.bring_nothing")


def _scope(draft: UnitTable, texts: Texts) -> None:
    if {unit.kind for unit in draft.units} != {"district", "department"}:
        return
    keys.UNITS_SCOPE.begin("district")
    st.segmented_control(
        texts("units.scope"),
        SCOPES,
        key=keys.UNITS_SCOPE.name,
        format_func=lambda scope: texts(f"units.scope_{scope}"),
        required=True,
        label_visibility="collapsed",
        help=texts("units.scope_help"),
        persist_state="session",
        on_change=parts.draw_scope,
    )


def _give(case: Case, draft: UnitTable, choose: Targets) -> None:
    before = draft.units
    drafts.set_targets(case, draft, choose)
    parts.draw_after(before, draft.units)


def _bring_in(case: Case, texts: Texts) -> None:
    """Make the result the current scenario, with a cell that the click has left; the whole page tells."""
    draft = drafts.draft_of(case, texts)
    if not draft.problems and state.scenario().case == case.id:
        # Where that cell leaves no unit with dossiers there is no mean: the headline then says so.
        with suppress(UnitsError):
            scenario = state.scenario()
            found = what_if(case, draft.units, scope_of(draft.units), scenario)
            state.open_scenario(scenario.with_change(case.rules, units_group(case), found.percent))
    st.rerun()


def _restore(case: Case, texts: Texts) -> None:
    """Bring the announced table back; the whole page may have told of an own file."""
    drafts.restore(case, texts)
    st.rerun()
