"""Dữ liệu và phương pháp: sources, rules, validation, the rank estimate and its backtest."""

import streamlit as st

from scoring import data_version
from ui import method, method_backtest, state
from ui.cases import find_case
from ui.own_data import upload

texts = state.texts()
case = find_case(state.scenario().case)

st.header(texts("nav.method"))
st.caption(texts("method.version", version=data_version()))
method.show_kinds(texts)
upload.show(case, texts)
method.show_validation(texts)
method.show_rank(case, texts)
method_backtest.show_backtest(texts)
method.show_rules(case, texts)
method.show_open_questions(texts)
method.show_leagues(texts)
method.show_sources(texts)
