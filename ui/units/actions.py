"""What can be done on the units page: ready scenarios, the scope of the mean, into the simulator."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import partial

import streamlit as st

from scoring import Case, Unit
from scoring.errors import UnitsError
from scoring.units.effect import WEAKEST, Scope, local_kind, scopes_of
from scoring.units.units import UnitKind
from ui.units import parts
from ui.units.what_if import Ready, WhatIf, ready_ones, what_if, without_targets
from ui.visit import keys, state
from ui.visit import unit_table as drafts
from ui.visit.model import UnitTable
from ui.visit.pages import SIMULATE
from ui.visit.unit_table import Targets, scope_of
from ui.words import numbers
from ui.words.texts import Texts
from ui.words.unit_groups import group_facts, kind_word


def show(case: Case, draft: UnitTable, found: WhatIf | None, texts: Texts) -> None:
    """Show the buttons, and below them what bringing the result into the simulator means."""
    kind = local_kind(draft.units, scope_of(draft.units))
    word = kind_word(kind, texts)
    with st.container(horizontal=True, vertical_alignment="center", key="units_actions"):
        for name, ready in ready_ones(case, draft.units, kind, draft.group).items():
            _set_targets(
                case,
                draft,
                partial(_ready, ready, kind, draft.group),
                texts(f"units.ready.{name}", count=WEAKEST, kind=word),
                key=f"units_ready_{name}",
                icon=":material/bolt:",
                help_text=texts(f"units.ready_help.{name}", count=WEAKEST, kind=word),
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


def _ready(
    ready: Ready,
    kind: UnitKind,
    group: str | None,
    case: Case,
    units: Sequence[Unit],
) -> tuple[Unit, ...]:
    return ready(case, units, kind, group)


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
    is_there = state.whole_year().changes.get(found.group) == found.percent
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
    facts = group_facts(found.case, found.group, texts)
    if found.percent is not None:
        percent = numbers.short_percent(found.percent, texts.language)
        return texts("units.bring_note", percent=percent, **facts)
    if found.group in state.whole_year().changes:
        return texts("units.bring_baseline", **facts)
    return texts("units.bring_nothing")


def _scope(draft: UnitTable, texts: Texts) -> None:
    offered = scopes_of(draft.units)
    if len({unit.kind for unit in draft.units}) == 1 or len(offered) == 1:
        return
    if keys.UNITS_SCOPE.get() not in offered:
        keys.UNITS_SCOPE.set(offered[0])
    st.segmented_control(
        texts("units.scope"),
        offered,
        key=keys.UNITS_SCOPE.name,
        format_func=lambda scope: scope_name(scope, draft.units, texts),
        required=True,
        label_visibility="collapsed",
        help=texts("units.scope_help"),
        persist_state="session",
        on_change=parts.draw_scope,
    )


def scope_name(scope: Scope, units: Sequence[Unit], texts: Texts) -> str:
    """Return the units a mean runs over, in words: every kind the table has."""
    kinds = ", ".join(texts(f"units.scope_{kind}") for kind in scopes_of(units) if kind != "all")
    return texts(f"units.scope_{scope}", kinds=kinds[:1] + kinds[1:].lower())


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
            scenario = state.whole_year()
            found = what_if(case, draft.units, scope_of(draft.units), scenario, draft.group)
            state.open_scenario(scenario.with_change(case.rules, found.group, found.percent))
    st.rerun()


def _restore(case: Case, texts: Texts) -> None:
    """Bring the announced table back; the whole page may have told of an own file."""
    drafts.restore(case, texts)
    st.rerun()
