"""Đơn vị: what districts and departments would make of the province's digitisation, total and rank."""

import streamlit as st

from scoring import has_announced_units, unit_standings
from scoring.errors import UnitsError
from ui import announced, names, state
from ui.cases import find_case
from ui.units import actions, chart, draft, headline, own_file, table, worth
from ui.units.what_if import what_if

texts = state.texts()
case = find_case(state.scenario().case)
typed = draft.draft_of(case, texts)

if typed.units:
    with st.container(key="headline", border=True):
        try:
            found = what_if(case, typed.units, actions.scope_of(typed.units), state.scenario())
        except UnitsError:
            found = None
            st.error(texts("units.no_mean"), icon=":material/error:")
        else:
            headline.show(found, texts)
    own_file.show_mark(case, typed, texts)
    actions.show(case, typed, found, texts)
    left, right = st.columns([0.36, 0.64], gap="medium")
    with right:
        table.show(case, typed, unit_standings(case, typed.units), texts)
        actions.show_restore(case, typed, texts)
    with left:
        if found is not None:
            chart.show(found, texts)
    if found is not None:
        worth.show(found, texts)
else:
    st.info(texts("units.none_published", case=names.case(case)), icon=":material/domain_disabled:")
if has_announced_units(case):
    st.subheader(texts("announced.bands"))
    announced.show_bands(texts)
own_file.show(case, typed, texts)
