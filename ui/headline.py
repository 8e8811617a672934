"""The headline band: total, rank with range, rating band, and the sentence that reads aloud."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from scoring import Outcome
from ui import numbers, sentences
from ui.text import Texts


def show(outcome: Outcome, texts: Texts) -> None:
    """Show the result, biggest numbers first."""
    language, baseline = texts.language, outcome.case.baseline
    with st.container(key="headline", border=True, gap="xsmall"):
        total, rank, band = st.columns([1.1, 1.35, 1], gap="medium")
        total.metric(
            texts("headline.total"),
            numbers.points(outcome.total, language),
            numbers.change(outcome.change, language) if outcome.change else None,
            delta_description=texts("headline.since", before=numbers.points(baseline.total, language))
            if outcome.change
            else None,
        )
        rank.metric(
            texts("headline.rank", size=outcome.rank.size),
            _rank(outcome, texts),
            _places(outcome, texts),
            delta_color=_direction(outcome),
            delta_arrow="auto" if outcome.rank.median != baseline.rank.median else "off",
            delta_description=_range(outcome, texts),
            help=texts("headline.rank_help"),
        )
        band.metric(
            texts("headline.band"),
            texts.pick(outcome.band.name),
            texts("headline.band_from", before=texts.pick(baseline.band.name))
            if outcome.band.id != baseline.band.id
            else None,
            delta_color="off",
            delta_arrow="off",
            help=texts("headline.band_help"),
        )
        st.markdown(f"**{sentences.summary(outcome, texts)}**")
        st.caption(caveats(outcome, texts))


def caveats(outcome: Outcome, texts: Texts) -> str:
    """Return what the result rests on, in one line."""
    codes = {assumption.code: assumption for assumption in outcome.assumptions}
    parts = [texts("caveat.peers_hold_still")]
    if "league_partial" in codes and not outcome.rank.is_exact:
        parts.append(texts("caveat.rank_estimated", **codes["league_partial"].facts))
    if "indicators_estimated" in codes:
        parts.append(texts("caveat.indicators_estimated", **codes["indicators_estimated"].facts))
    if "online_split_estimated" in codes:
        parts.append(texts("caveat.online_split"))
    return " · ".join(parts)


def _rank(outcome: Outcome, texts: Texts) -> str:
    if outcome.rank.low == outcome.rank.high:
        return str(outcome.rank.median)
    return texts("headline.about", rank=outcome.rank.median)


def _range(outcome: Outcome, texts: Texts) -> str:
    if outcome.rank.is_exact:
        return texts("headline.rank_certain")
    return texts(
        "headline.rank_range",
        range=numbers.likely_range(outcome.rank),
        bounds=numbers.rank_range(outcome.rank.best, outcome.rank.worst),
    )


def _places(outcome: Outcome, texts: Texts) -> str:
    gained = outcome.case.baseline.rank.median - outcome.rank.median
    if not gained:
        return texts("headline.same_rank")
    sign = "+" if gained > 0 else "-"
    return texts("headline.places", sign=sign, count=abs(gained))


def _direction(outcome: Outcome) -> Literal["off", "normal"]:
    same = outcome.case.baseline.rank.median == outcome.rank.median
    return "off" if same else "normal"
