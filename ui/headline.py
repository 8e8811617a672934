"""The headline band: total, rank with range, rating band, and the sentence that reads aloud."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import streamlit as st

from scoring import Outcome
from ui import numbers, sentences
from ui.text import Texts


def show(outcome: Outcome, texts: Texts) -> None:
    """Show the result, biggest numbers first."""
    language, baseline = texts.language, outcome.case.baseline
    figures = st.container(horizontal=True, gap="medium")
    figures.metric(
        texts("headline.total"),
        numbers.points(outcome.total, language),
        numbers.change(outcome.change, language) if outcome.change else None,
        delta_color=_colour(outcome.change),
        delta_arrow=_arrow(outcome.change),
        delta_description=texts("headline.since", before=numbers.points(baseline.total, language))
        if outcome.change
        else None,
    )
    figures.metric(
        texts("headline.rank", size=outcome.rank.size),
        _rank(outcome, texts),
        _places(outcome, texts),
        delta_color=_colour(_gained_places(outcome)),
        delta_arrow=_arrow(_gained_places(outcome)),
        delta_description=_range(outcome, texts),
        help=texts("headline.rank_help"),
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
    st.markdown(f"**{sentences.summary(outcome, texts)}**  \n:gray[:small[{caveats(outcome, texts)}]]")


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


def _gained_places(outcome: Outcome) -> int:
    return outcome.case.baseline.rank.median - outcome.rank.median


def _places(outcome: Outcome, texts: Texts) -> str:
    gained = _gained_places(outcome)
    if not gained:
        return texts("headline.same_rank")
    return texts("headline.places", sign="+" if gained > 0 else numbers.MINUS, count=abs(gained))


def _colour(gained: Decimal | int) -> Literal["green", "red", "off"]:
    if not gained:
        return "off"
    return "green" if gained > 0 else "red"


def _arrow(gained: Decimal | int) -> Literal["up", "down", "off"]:
    if not gained:
        return "off"
    return "up" if gained > 0 else "down"
