"""What the announcement of Bình Thuận 2023 says beyond the group points."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from scoring import load_announcement, load_rules, load_units
from ui.widgets.source_line import show_source
from ui.words import numbers
from ui.words.texts import Texts

BANDS_RULES = "portal_2022_2025"


def show_causes(texts: Texts) -> None:
    """Show why online services and digitisation score low, as announced."""
    st.subheader(texts("announced.causes"))
    online, digitisation = st.columns(2, gap="large")
    with online.container(border=True):
        st.markdown(f"**{texts('announced.online_title')}**")
        st.markdown(texts("announced.online"))
    with digitisation.container(border=True):
        st.markdown(f"**{texts('announced.digitisation_title')}**")
        st.markdown(texts("announced.digitisation"))
        st.markdown(texts("announced.circular_steps"))
        show_source("circular_01_2023", texts)
    show_source(load_announcement().source, texts)


def show_units(texts: Texts) -> None:
    """Show digitisation and rating bands of districts and departments, as announced."""
    units = load_units()
    language, districts, departments = texts.language, units.districts, units.departments
    st.subheader(texts("announced.units"))
    highest, lowest, shared = st.columns(3, gap="medium")
    best, worst = districts.digitization_highest, districts.digitization_lowest
    for place, label, points, note in (
        (highest, "announced.highest", best.points, best.unit),
        (lowest, "announced.lowest", worst.points, worst.unit),
        (shared, "announced.departments", departments.digitization_all, texts("announced.shared")),
    ):
        with place.container(border=True):
            st.metric(texts(label), numbers.points(points, language))
            st.caption(note)
    show_bands(texts)


def show_bands(texts: Texts) -> None:
    """Show how many departments and districts have which rating, as announced."""
    st.table(_bands(texts), hide_index=True, alt=texts("announced.bands"))
    st.caption(texts("announced.bands_note"))
    show_source(load_units().source, texts)


def _bands(texts: Texts) -> pd.DataFrame:
    units = load_units()
    rows = []
    for band in load_rules(BANDS_RULES).bands:
        rows.append(
            {
                texts("table.band"): texts.pick(band.name),
                texts("table.from"): numbers.maximum(band.start, texts.language),
                texts("announced.of_departments", count=units.departments.count): str(
                    units.departments.bands[band.id]
                ),
                texts("announced.of_districts", count=units.districts.count): str(
                    units.districts.bands[band.id]
                ),
            }
        )
    return pd.DataFrame(rows)
