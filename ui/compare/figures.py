"""The compared scenarios in figures: which leads, total, rank and band of each, and the chart."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from scoring import Outcome
from scoring.what_if.peers import STILL
from ui import charts
from ui.compare.reference import reference_outcome
from ui.compare.side_by_side import Compared, by_assumption, titles
from ui.visit.model import Kept
from ui.widgets import chart
from ui.widgets.metrics import changed_metric
from ui.words import names, numbers, ranks, sentences
from ui.words.outside_text import as_text
from ui.words.texts import Texts


def show_leading(compared: Compared, texts: Texts) -> None:
    """Show which scenario leads, by its name, in a sentence that reads aloud.

    Ranks of scenarios that assume something else of the other provinces are not ranks in one league:
    then the sentence names none, and what each assumes is said.
    """
    best = max(outcome.total for _, outcome in compared)
    leading = [place for place, (_, outcome) in enumerate(compared, start=1) if outcome.total == best]
    item, outcome = compared[leading[0] - 1]
    assumed = by_assumption(compared, texts)
    said = texts(
        "compare.leading_named" if len(leading) == 1 else "compare.leading_shared",
        numbers=", ".join(map(str, leading)),
        name=as_text(item.name),
        points=numbers.points(best, texts.language),
        change=numbers.change(outcome.change, texts.language),
    )
    if len(leading) == 1 and len(assumed) == 1:
        said = f"{said} {texts('compare.leading_rank', rank=sentences.rank(outcome.rank, texts))}"
    with st.container(key="headline", border=True):
        st.markdown(f"**{said}**")
        if len(assumed) > 1:
            listed = "; ".join(f"{_listed(places)}: {peers}" for peers, places in assumed.items())
            st.warning(texts("compare.peers_differ", listed=listed), icon=":material/warning:")


def _listed(places: Sequence[int]) -> str:
    return ", ".join(map(str, places))


def show_figures(compared: Compared, reference: Kept | None, texts: Texts) -> None:
    """Show total, rank and band of every scenario, biggest numbers first."""
    before, assumed = reference_outcome(compared, reference), by_assumption(compared, texts)
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
            if len(assumed) > 1:
                mark = "" if outcome.peers == STILL else "⚠ "
                st.caption(f"{mark}{names.peers(outcome.peers, outcome.case, texts)}")


def show_chart(compared: Compared, texts: Texts) -> None:
    """Show from where to where each scenario leads, by number."""
    named = [
        (texts("compare.numbered", number=place), outcome)
        for place, (_, outcome) in enumerate(compared, start=1)
    ]
    drawing = charts.draw_comparison(named, texts)
    source = compared[0][1].case.source
    chart.show_with_message(
        drawing, "chart_compare", texts, note=texts("compare.chart_note"), source=source
    )


def _rank_and_band(outcome: Outcome, texts: Texts) -> str:
    parts = [texts("compare.band", band=texts.pick(outcome.band.name))]
    if not outcome.rank.is_exact:
        parts.insert(0, ranks.range_of(outcome.rank, texts))
    if outcome.peers != STILL:
        unchanged = sentences.rank(outcome.unchanged_rank, texts)
        parts.append(texts("compare.unchanged", rank=unchanged))
    return " · ".join(parts)
