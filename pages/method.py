"""Dữ liệu và phương pháp: sources, rules, validation, the rank estimate and its backtest."""

import streamlit as st

from scoring import data_version
from ui.memory import notice
from ui.method import backtest, rank, rules, sources, validation
from ui.own_data import upload
from ui.visit import state
from ui.visit.cases import find_case
from ui.widgets.parts import part

texts = state.texts()
case = find_case(state.scenario().case)

st.header(texts("nav.method"))
st.caption(texts("method.version", version=data_version()))
sources.show_kinds(texts)
part(upload.PART, lambda: upload.show(find_case(state.scenario().case), state.texts()))
notice.show_section(texts)
validation.show(texts)
rank.show(case, texts)
backtest.show_backtest(texts)
rules.show(case, texts)
rules.show_open_questions(texts)
sources.show_leagues(texts)
sources.show_sources(texts)
