"""The headline band: total, rank with range, rating band, and the sentence that reads aloud."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import streamlit as st

from scoring import Outcome, RankEstimate
from scoring.what_if.peers import STILL
from ui.words import names, numbers, sentences
from ui.words.marking import marking
from ui.words.texts import Texts


def show(outcome: Outcome, texts: Texts) -> None:
    """Show the result, biggest numbers first, and the sentence that reads aloud."""
    show_figures(outcome, texts)
    st.markdown(f"**{sentences.summary(outcome, texts)}**  \n:gray[:small[{caveats(outcome, texts)}]]")


def show_figures(outcome: Outcome, texts: Texts) -> None:
    """Show total, rank and rating band, each with what it was before."""
    language, baseline = texts.language, outcome.case.baseline
    figures = st.container(horizontal=True, gap="medium")
    figures.metric(
        texts("headline.total"),
        numbers.points(outcome.total, language),
        numbers.change(outcome.change, language) if outcome.change else None,
        delta_color=colour_of(outcome.change),
        delta_arrow=arrow_of(outcome.change),
        delta_description=texts("headline.since", before=numbers.points(baseline.total, language))
        if outcome.change
        else None,
    )
    figures.metric(
        texts("headline.rank", size=outcome.rank.size),
        sentences.rank_alone(outcome.rank, texts),
        places(_gained_places(outcome), texts),
        delta_color=colour_of(_gained_places(outcome)),
        delta_arrow=arrow_of(_gained_places(outcome)),
        delta_description=range_of(outcome.rank, texts),
        help=texts("headline.rank_help"),
    )
    if outcome.peers != STILL:
        figures.metric(
            texts("headline.unchanged"),
            sentences.rank_alone(outcome.unchanged_rank, texts),
            texts("headline.unchanged_today", rank=sentences.rank_alone(baseline.rank, texts)),
            delta_color="off",
            delta_arrow="off",
            delta_description=range_of(outcome.unchanged_rank, texts),
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


def caveats(outcome: Outcome, texts: Texts) -> str:
    """Return what the result rests on, in one line."""
    assumed = texts("caveat.peers", peers=names.peers(outcome.peers, outcome.case, texts))
    mark = marking(outcome.case, texts)
    return " · ".join([*([mark] if mark else []), assumed, *estimates(outcome, texts)])


def estimates(outcome: Outcome, texts: Texts) -> list[str]:
    """Return what of the result is estimated; nothing where all of it is known."""
    codes = {assumption.code: assumption for assumption in outcome.assumptions}
    parts = []
    if "league_partial" in codes and not outcome.rank.is_exact:
        parts.append(texts("caveat.rank_estimated", **codes["league_partial"].facts))
    if "indicators_estimated" in codes:
        parts.append(texts("caveat.indicators_estimated", **codes["indicators_estimated"].facts))
    if "online_split_estimated" in codes:
        parts.append(texts("caveat.online_split"))
    return parts


def range_of(rank: RankEstimate, texts: Texts) -> str:
    """Return how sure a rank is: its 80 % range and hard bounds."""
    if rank.is_exact:
        return texts("headline.rank_certain")
    return texts(
        "headline.rank_range",
        range=numbers.likely_range(rank),
        bounds=numbers.rank_range(rank.best, rank.worst),
    )


def _gained_places(outcome: Outcome) -> int:
    return outcome.case.baseline.rank.median - outcome.rank.median


def places(gained: int, texts: Texts) -> str:
    """Return the places gained (positive) or lost in the ranking, in words."""
    if not gained:
        return texts("headline.same_rank")
    sign = "+" if gained > 0 else numbers.MINUS
    if abs(gained) == 1:
        return texts("headline.place", sign=sign)
    return texts("headline.places", sign=sign, count=abs(gained))


def colour_of(gained: Decimal | int) -> Literal["green", "red", "off"]:
    """Return the colour of a change for ``st.metric``: more is good, and no change has none."""
    if not gained:
        return "off"
    return "green" if gained > 0 else "red"


def arrow_of(gained: Decimal | int) -> Literal["up", "down", "off"]:
    """Return the arrow of a change for ``st.metric``, which cannot read a true minus sign."""
    if not gained:
        return "off"
    return "up" if gained > 0 else "down"
