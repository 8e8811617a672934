"""What a year under way still allows, below the switch: figures large, groups as a chart."""

from __future__ import annotations

from functools import lru_cache

import streamlit as st

from scoring import Case, Peers, StillPossible, Waiting, cost_of_waiting, still_possible
from ui.charts import still_possible as chart
from ui.visit import keys, state
from ui.visit.cases import case_of
from ui.widgets.chart import show_with_message
from ui.words import names, numbers, sentences
from ui.words.outside_text import as_text
from ui.words.tables import copyable
from ui.words.texts import Texts


def show(texts: Texts) -> None:
    """Show what is safe, within reach and lost, and what waiting costs, while a case is seen so."""
    scenario = state.scenario()
    case = case_of(scenario)
    if case.from_now is None:
        return
    possible, waiting = _computed(case, scenario.peers)
    with st.container(border=True, key="still_open"):
        st.subheader(texts("from_now.title"), anchor=False)
        _figures(possible, waiting, texts)
        drawing = chart.draw(possible, case, texts)
        note = texts(
            "from_now.note",
            peers=names.peers(scenario.peers, case, texts),
            day=numbers.date(case.from_now.day, texts.language),
        )
        show_with_message(drawing, "chart_still_possible", texts, note=as_text(note), source=case.source)
        if st.toggle(texts("view.table"), key=keys.STILL_OPEN_TABLE.name, persist_state="session"):
            st.dataframe(copyable(drawing.make_table()), hide_index=True, alt=drawing.alt)


def _figures(possible: StillPossible, waiting: tuple[Waiting, ...], texts: Texts) -> None:
    language, total = texts.language, possible.total
    with st.container(horizontal=True, gap="large"):
        st.metric(
            texts("from_now.best"),
            numbers.points(total.most, language),
            texts("from_now.rank", rank=sentences.rank_alone(possible.best.rank, texts)),
            delta_color="off",
            delta_arrow="off",
            help=texts("from_now.best_help"),
            width="content",
        )
        st.metric(
            texts("from_now.safe"),
            numbers.points(total.safe, language),
            texts("from_now.rank", rank=sentences.rank_alone(possible.worst.rank, texts)),
            delta_color="off",
            delta_arrow="off",
            help=texts("from_now.safe_help"),
            width="content",
        )
        st.metric(
            texts("from_now.lost_points"),
            numbers.points(total.lost, language),
            help=texts("from_now.lost_help"),
            width="content",
        )
        if waiting:
            first = waiting[0]
            st.metric(
                texts("from_now.waiting", day=numbers.date(first.day, language)),
                numbers.change(-first.lost, language),
                help=texts("from_now.waiting_help", most=numbers.points(first.most, language)),
                width="content",
            )


@lru_cache(maxsize=256)
def _computed(case: Case, peers: Peers) -> tuple[StillPossible, tuple[Waiting, ...]]:
    return still_possible(case, peers=peers), cost_of_waiting(case)
