"""Where a case stands: total, rank, band, groups against average and maximum, indicators."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from scoring import Case, Outcome
from ui import charts
from ui.frame import case_picker
from ui.widgets.chart import show_chart
from ui.widgets.metrics import changed_metric
from ui.widgets.sections import section
from ui.widgets.source_line import show_source
from ui.words import names, numbers, sentences
from ui.words.below_average import announced_count, below_average, below_sentence
from ui.words.outside_text import as_text
from ui.words.published import average_note, period
from ui.words.tables import copyable
from ui.words.texts import Texts


def show_headline(case: Case, texts: Texts) -> None:
    """Show total, rank, band and what is missing to the next, with the period and the source."""
    language, baseline = texts.language, case.baseline
    with st.container(key="headline", border=True, gap="xsmall"):
        figures = st.container(horizontal=True, gap="medium")
        figures.metric(texts("headline.total"), numbers.points(baseline.total, language))
        figures.metric(texts("headline.rank", size=case.league.size), sentences.rank(baseline.rank, texts))
        changed_metric(
            figures,
            texts("headline.band"),
            texts.pick(baseline.band.name),
            sentences.missing(baseline.total, case.rules, texts),
            0,
            help_text=texts("headline.band_help"),
        )
        st.caption(f"{as_text(period(case, texts))} {case_picker.facts(case, texts)}")
        show_source(case.source, texts)


def show_groups(outcome: Outcome, texts: Texts) -> None:
    """Show the groups against the national average and their maxima."""
    case = outcome.case
    st.subheader(texts("standing.groups"))
    below = below_average(outcome)
    if case.averages:
        st.markdown(f"**{below_sentence(outcome, texts)}** {announced_count(outcome, texts)}")
    drawing = charts.draw_groups(outcome, texts)
    chart, table = st.columns([0.5, 0.5], gap="large")
    with chart:
        show_chart(drawing, "chart_standing")
        show_source(case.source, texts)
    table.table(copyable(_groups(case, below, texts)), hide_index=True, alt=texts("standing.groups"))
    if case.averages:
        table.caption(average_note(case, texts))
    if case.detail == "announced":
        table.caption(texts("standing.reconciled"))


def show_indicators(case: Case, texts: Texts) -> None:
    """Show the indicators, each marked as published, derived or estimated."""
    opened = section(texts("standing.indicators"), "indicators")
    if opened is not None:
        opened.caption(texts("standing.indicators_note"))
        table = _indicators(case, texts)
        opened.dataframe(
            copyable(table), hide_index=True, height="content", alt=texts("standing.indicators")
        )


def _groups(case: Case, below: list[str], texts: Texts) -> pd.DataFrame:
    language = texts.language
    rows = []
    for group in case.baseline.groups.values():
        average = case.averages.get(group.id)
        rows.append(
            {
                texts("table.group"): names.lever(case.rules, group.id, texts),
                texts("table.points"): numbers.points(group.points, language),
                texts("table.printed"): " / ".join(numbers.maximum(p, language) for p in group.printed),
                texts("table.average"): numbers.points(average.points, language) if average else "",
                texts("table.maximum"): numbers.maximum(group.maximum, language),
                texts("table.against"): texts("standing.lower" if group.id in below else "standing.higher")
                if average
                else "",
                texts("table.basis"): texts(f"basis.{group.basis}"),
            }
        )
    frame = pd.DataFrame(rows)
    return frame if case.detail == "announced" else frame.drop(columns=texts("table.printed"))


def _indicators(case: Case, texts: Texts) -> pd.DataFrame:
    language = texts.language
    rows = []
    for item in case.baseline.indicators.values():
        rule = case.rules.indicators[item.id]
        rows.append(
            {
                texts("table.group"): names.lever(case.rules, rule.group, texts),
                texts("table.indicator"): texts.pick(rule.name),
                texts("table.points"): "" if item.points is None else numbers.points(item.points, language),
                texts("table.maximum"): numbers.maximum(rule.maximum, language),
                texts("table.ratio"): ""
                if item.share is None
                else numbers.percent(item.share * 100, language, decimals=2),
                texts("table.numerator"): numbers.whole(item.counts[0], language) if item.counts else "",
                texts("table.denominator"): numbers.whole(item.counts[1], language) if item.counts else "",
                texts("table.basis"): texts(f"basis.{item.basis}"),
            }
        )
    return pd.DataFrame(rows)
