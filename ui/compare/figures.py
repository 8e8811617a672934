"""The compared scenarios in figures: which leads, total, rank and band of each, and the chart."""

from __future__ import annotations

import streamlit as st

from scoring import Outcome
from scoring.what_if.peers import STILL
from ui import charts
from ui.compare.reference import reference_outcome
from ui.compare.side_by_side import Compared, titles
from ui.visit.model import Kept
from ui.widgets import chart
from ui.widgets.metrics import changed_metric
from ui.words import numbers, ranks, sentences
from ui.words.texts import Texts


def show_leading(compared: Compared, texts: Texts) -> None:
    """Show which scenario leads, in a sentence that reads aloud."""
    best = max(outcome.total for _, outcome in compared)
    leading = [place for place, (_, outcome) in enumerate(compared, start=1) if outcome.total == best]
    outcome = compared[leading[0] - 1][1]
    said = texts(
        "compare.leading" if len(leading) == 1 else "compare.leading_shared",
        numbers=", ".join(map(str, leading)),
        points=numbers.points(best, texts.language),
        change=numbers.change(outcome.change, texts.language),
        rank=sentences.rank(outcome.rank, texts),
    )
    with st.container(key="headline", border=True):
        st.markdown(f"**{said}**")


def show_figures(compared: Compared, reference: Kept | None, texts: Texts) -> None:
    """Show total, rank and band of every scenario, biggest numbers first."""
    before = reference_outcome(compared, reference)
    columns = st.columns(len(compared), border=True)
    for column, title, (item, outcome) in zip(columns, titles(compared), compared, strict=True):
        with column:
            st.text(title)
            difference = outcome.total - before.total
            figures = st.container(horizontal=True, gap="medium")
            changed_metric(
                figures,
                texts("headline.total"),
                numbers.points(outcome.total, texts.language),
                texts("compare.reference")
                if item is reference
                else numbers.change(difference, texts.language),
                difference,
            )
            figures.metric(
                texts("headline.rank", size=outcome.rank.size),
                sentences.rank_alone(outcome.rank, texts),
            )
            st.caption(_rank_and_band(outcome, texts))


def show_chart(compared: Compared, texts: Texts) -> None:
    """Show from where to where each scenario leads."""
    named = list(zip(titles(compared), [outcome for _, outcome in compared], strict=True))
    drawing = charts.draw_comparison(named, texts)
    chart.show_chart(drawing, "chart_compare")
    st.caption(texts("compare.chart_note"))


def _rank_and_band(outcome: Outcome, texts: Texts) -> str:
    parts = [texts("compare.band", band=texts.pick(outcome.band.name))]
    if not outcome.rank.is_exact:
        parts.insert(0, ranks.range_of(outcome.rank, texts))
    if outcome.peers != STILL:
        unchanged = sentences.rank(outcome.unchanged_rank, texts)
        parts.append(texts("compare.unchanged", rank=unchanged))
    return " · ".join(parts)
