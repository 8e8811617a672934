"""What each unit is worth to the province, the one worth most first."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from scoring.units.effect import UnitWorth
from ui.units.table import height_of, how_known
from ui.units.what_if import WhatIf
from ui.words import numbers
from ui.words.outside_text import as_text
from ui.words.tables import copyable
from ui.words.texts import Texts


def show(found: WhatIf, texts: Texts) -> None:
    """Show the table and, above it, what it says."""
    st.subheader(texts("units.worth"))
    top = [worth for worth in found.worths if worth.to_best == found.worths[0].to_best]
    if found.worths[0].to_best:
        key = "units.worth_message" if len(top) == 1 else "units.worth_message_shared"
        points = numbers.points(found.worths[0].to_best, texts.language)
        best = numbers.points(found.worths[0].best, texts.language)
        unit = as_text(found.worths[0].standing.unit.name)
        st.markdown(texts(key, unit=unit, points=points, best=best, count=len(top)))
    st.dataframe(
        copyable(pd.DataFrame([_row(worth, texts) for worth in found.worths])),
        hide_index=True,
        height=height_of(len(found.worths)),
        alt=texts("units.worth"),
    )
    st.caption(texts("units.worth_note"))


def _row(worth: UnitWorth, texts: Texts) -> dict[str, str]:
    language, item = texts.language, worth.standing
    return {
        texts("units.column.unit"): item.unit.name,
        texts("units.worth_best"): numbers.change(worth.to_best, language),
        texts("units.worth_point"): numbers.change(worth.per_point, language),
        texts("units.worth_now"): numbers.points(item.points, language),
        texts("units.column.known"): how_known(item, texts),
    }
