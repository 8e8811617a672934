"""Đơn vị: what districts and departments would make of the province's digitisation, total and rank."""

import streamlit as st

from scoring import has_announced_units, unit_standings
from scoring.errors import UnitsError
from ui.baseline import announced
from ui.memory import notice
from ui.units import actions, chart, counts, groups, headline, own_file, parts, ranking, table, worth
from ui.units.what_if import WhatIf, what_if
from ui.visit import state, unit_table
from ui.visit.cases import find_case
from ui.widgets.parts import part
from ui.words import names

texts = state.texts()
case = find_case(state.scenario().case)


def found() -> WhatIf | None:
    """Return what the units come to as they stand now; None where no mean can be taken of them."""
    draft = unit_table.draft_of(case, texts)
    units = draft.units
    try:
        return what_if(case, units, unit_table.scope_of(units), state.scenario(), draft.group)
    except UnitsError:
        return None


def show_headline() -> None:
    """Show the headline, or why there is none."""
    now = found()
    with st.container(key="headline", border=True):
        if now is None:
            st.error(texts("units.no_mean"), icon=":material/error:")
        else:
            headline.show(now, texts)


def show_actions() -> None:
    """Show what can be done with all units at once."""
    actions.show(case, unit_table.draft_of(case, texts), found(), texts)


def show_table() -> None:
    """Show the table to type into, and the way back to the announced one."""
    draft = unit_table.draft_of(case, texts)
    table.show(case, draft, unit_standings(case, draft.units, draft.group), texts)
    actions.show_restore(case, draft, texts)
    notice.show_note(texts)


def show_chart() -> None:
    """Show the chart of units."""
    if (now := found()) is not None:
        chart.show(now, texts)


def show_worth() -> None:
    """Show what each unit is worth."""
    if (now := found()) is not None:
        worth.show(now, texts)


def show_counts() -> None:
    """Show the units' counts, where a file has any."""
    counts.show(case, unit_table.draft_of(case, texts), texts)


def show_page() -> None:
    """Show the units, or that nothing is published of any, and the way to bring one's own."""
    draft = unit_table.draft_of(case, texts)
    if draft.units:
        groups.show(case, draft, texts)
        part(parts.HEADLINE, show_headline)
        own_file.show_mark(case, draft, texts)
        part(parts.ACTIONS, show_actions)
        left, right = st.columns([0.36, 0.64], gap="medium")
        with right:
            part(parts.TABLE, show_table)
        with left:
            part(parts.CHART, show_chart)
        part(parts.WORTH, show_worth)
        ranking.show(case, draft, texts)
        part(parts.COUNTS, show_counts)
    else:
        st.info(
            texts("units.none_published", case=names.case_as_text(case)), icon=":material/domain_disabled:"
        )
    if has_announced_units(case):
        st.subheader(texts("announced.bands"))
        announced.show_bands(case, texts)
    own_file.show(case, draft, texts)


if case.rules.units_group is None:
    st.info(texts("units.no_group", rules=texts.pick(case.rules.name)), icon=":material/domain_disabled:")
else:
    show_page()
