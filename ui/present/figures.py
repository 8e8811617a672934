"""The figures of a result: total, rank with its range, rating band, each with what it was before."""

from __future__ import annotations

import streamlit as st

from scoring import Outcome
from scoring.what_if.peers import STILL
from ui.widgets.metrics import changed_metric, rank_metric
from ui.words import numbers, ranks, sentences
from ui.words.texts import Texts


def show(outcome: Outcome, texts: Texts) -> None:
    """Show total, rank and rating band, each with what it was before."""
    language, baseline = texts.language, outcome.case.baseline
    figures = st.container(horizontal=True, gap="medium")
    changed_metric(
        figures,
        texts("headline.total"),
        numbers.points(outcome.total, language),
        numbers.change(outcome.change, language) if outcome.change else None,
        outcome.change,
        description=texts("headline.since", before=numbers.points(baseline.total, language))
        if outcome.change
        else None,
    )
    rank_metric(figures, outcome, texts)
    if outcome.peers != STILL:
        figures.metric(
            texts("headline.unchanged"),
            sentences.rank_alone(outcome.unchanged_rank, texts),
            texts("headline.unchanged_today", rank=sentences.rank_alone(baseline.rank, texts)),
            delta_color="off",
            delta_arrow="off",
            delta_description=ranks.range_of(outcome.unchanged_rank, texts),
            help=texts("headline.unchanged_help"),
        )
    figures.metric(
        texts("headline.band"),
        texts.pick(outcome.band.name),
        texts("headline.band_from", before=texts.pick(baseline.band.name))
        if outcome.band.id != baseline.band.id
        else None,
        delta_color="off",
        delta_arrow="off",
        help=texts("headline.band_help"),
    )
