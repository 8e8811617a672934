"""The method page on the data: what published, derived and estimated mean, leagues and sources."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from scoring import league_years, load_league
from ui.words import numbers
from ui.words.sources import load_sources
from ui.words.tables import copyable
from ui.words.texts import Texts


def show_kinds(texts: Texts) -> None:
    """Show what published, derived and estimated mean here."""
    st.markdown(texts("method.kinds"))


def show_leagues(texts: Texts) -> None:
    """Show how much of each year's league is published."""
    st.subheader(texts("method.leagues"))
    rows = []
    for year in league_years():
        league = load_league(year)
        rows.append(
            {
                texts("case.year"): str(year),
                texts("table.period"): f"{numbers.date(league.start, texts.language)} – "
                f"{numbers.date(league.end, texts.language)}",
                texts("table.known"): f"{league.known_totals} / {league.size}",
                texts("table.note"): texts.pick(league.note),
            }
        )
    st.table(copyable(pd.DataFrame(rows)), hide_index=True, alt=texts("method.leagues"))


def show_sources(texts: Texts) -> None:
    """Show every source."""
    st.subheader(texts("method.sources"))
    rows = [
        {
            texts("table.publisher"): texts.pick(item.publisher),
            texts("table.title"): texts.pick(item.title),
            texts("table.published"): item.published,
            texts("table.via"): item.via or "",
        }
        for item in load_sources().values()
    ]
    st.table(copyable(pd.DataFrame(rows)), hide_index=True, alt=texts("method.sources"))
    st.caption(texts("method.sources_note"))
