"""The method page on the rank: how it is estimated for the current case, with examples."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd
import streamlit as st

from scoring import Case
from ui.words import names, numbers, sentences
from ui.words.outside_text import as_text
from ui.words.tables import copyable
from ui.words.texts import Texts

PROBES = ("62", "65", "66.96", "70", "75", "80")


def show(case: Case, texts: Texts) -> None:
    """Show how the rank is estimated for the current case."""
    st.subheader(texts("method.rank"))
    st.markdown(texts("method.rank_how"))
    if case.league.is_complete:
        st.markdown(texts("method.rank_complete", case=names.case_as_text(case), size=case.league.size))
        return
    left, right = st.columns(2, gap="large")
    left.table(copyable(_brackets(case, texts)), hide_index=True, alt=texts("method.brackets"))
    left.caption(texts("method.brackets"))
    if case.ranks.mean_of_unknown is not None:
        mean = numbers.points(round(case.ranks.mean_of_unknown, 2), texts.language)
        left.caption(texts("method.mean_of_unknown", mean=mean))
    right.table(copyable(_probes(case, texts)), hide_index=True, alt=texts("method.probes"))
    right.caption(texts("method.probes"))
    if (above := case.ranks.just_above(case.baseline.total)) is not None:
        named = texts("method.unknown_province") if above.province is None else as_text(above.province)
        likely = numbers.percent(round(100 * above.probability), texts.language, decimals=0)
        right.caption(texts("method.just_above", province=named, probability=likely))
    for conflict in case.ranks.conflicts:
        st.markdown(
            "- "
            + texts(
                "method.conflict",
                province=as_text(conflict.province),
                rank=conflict.rank,
                total=numbers.points(conflict.total, texts.language),
                best=conflict.best,
                worst=conflict.worst,
            )
        )


def _brackets(case: Case, texts: Texts) -> pd.DataFrame:
    lowest = min((row.total for row in case.league.rows if row.total is not None), default=Decimal(0))
    rows = []
    for bracket in case.ranks.brackets:
        low, high = (numbers.points(round(end, 2), texts.language) for end in (bracket.low, bracket.high))
        # Below the lowest published total no figure ends a bracket.
        between = f"< {high}" if bracket.low < lowest else f"{low} – {high}"
        rows.append({texts("table.between"): between, texts("table.unknown"): str(bracket.count)})
    return pd.DataFrame(rows)


def _probes(case: Case, texts: Texts) -> pd.DataFrame:
    rows = []
    for probe in sorted({Decimal(p) for p in PROBES} | {case.baseline.total}):
        rank = case.ranks.at(probe)
        rows.append(
            {
                texts("table.total"): numbers.points(probe, texts.language),
                texts("axis.rank"): sentences.rank(rank, texts),
                texts("table.bounds"): numbers.rank_range(rank.best, rank.worst),
            }
        )
    return pd.DataFrame(rows)
