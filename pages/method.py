"""Dữ liệu và phương pháp: sources, rules, validation and the rank estimate."""

import streamlit as st

from scoring import data_version, find_case
from ui import method, state

texts = state.texts()
case = find_case(state.scenario().case)

st.header(texts("nav.method"))
st.caption(texts("method.version", version=data_version()))
method.show_kinds(texts)
method.show_validation(texts)
method.show_rank(case, texts)
method.show_rules(case, texts)
method.show_open_questions(texts)
method.show_leagues(texts)
method.show_sources(texts)
