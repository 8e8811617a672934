"""Dữ liệu và phương pháp: sources, rules, validation, the rank estimate and its backtest."""

import streamlit as st

from scoring import data_version
from ui.method import backtest as method_backtest
from ui.method import proof as method
from ui.own_data import upload
from ui.visit import state
from ui.visit.cases import find_case

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
