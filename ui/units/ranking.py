"""The units ranked by their totals over all groups."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from scoring import Case
from scoring.units.ranking import RankedUnit, rank_units
from ui.units.table import height_of
from ui.visit import unit_table as drafts
from ui.visit.model import UnitTable
from ui.words import numbers
from ui.words.tables import copyable
from ui.words.texts import Texts


def show(case: Case, draft: UnitTable, texts: Texts) -> None:
    """Show the table; nothing where points of one group alone are known."""
    if not drafts.groups_of(case, draft):
        return
    units = drafts.complete_units(case, draft)
    ranked = rank_units(case.rules, units)
    st.subheader(texts("units.ranking"))
    if ranked:
        rows = [_row(item, case, texts) for item in ranked]
        st.dataframe(
            copyable(pd.DataFrame(rows)),
            hide_index=True,
            height=height_of(len(rows)),
            alt=texts("units.ranking"),
        )
    st.caption(texts("units.ranking_note"))
    if left_out := len(units) - len(ranked):
        st.caption(texts("units.ranking_left_out", count=left_out))


def _row(item: RankedUnit, case: Case, texts: Texts) -> dict[str, str]:
    language = texts.language
    points = {
        texts.pick(case.rules.groups[group].name): ""
        if (value := item.unit.score(group)) is None
        else numbers.points(value, language)
        for group in case.rules.groups
    }
    return {
        texts("units.ranking_rank"): texts("units.ranking_of", rank=item.rank, size=item.size),
        texts("units.ranking_all"): texts("units.ranking_of", rank=item.rank_of_all, size=item.size_of_all),
        texts("units.column.unit"): item.unit.name,
        texts("units.column.kind"): texts(f"units.kind.{item.unit.kind}"),
        texts("units.ranking_total"): numbers.points(item.total, language),
        **points,
    }
