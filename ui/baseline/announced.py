"""What a province's announcement says beyond the group points."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from scoring import Case, load_announcement, load_units
from scoring.case.announcement import announcements
from ui.widgets.source_line import show_source
from ui.words import numbers
from ui.words.tables import copyable
from ui.words.texts import Texts


def show_causes(case: Case, texts: Texts) -> None:
    """Show why some groups score low, as announced."""
    announcement = load_announcement(case.year, case.province)
    if not announcement.cause:
        return
    st.subheader(texts("announced.causes"))
    columns = st.columns(len(announcement.cause), gap="large")
    for column, cause in zip(columns, announcement.cause, strict=True):
        with column.container(border=True):
            st.markdown(f"**{texts.pick(cause.title)}**")
            for text in cause.text:
                st.markdown(texts.pick(text))
            if cause.source is not None:
                show_source(cause.source, texts)
    show_source(announcement.source, texts)


def show_where_announced(texts: Texts) -> None:
    """Say for which cases causes and ratings of units are published, where there are any."""
    cases = ", ".join(f"{province} {year}" for year, province in announcements())
    if cases:
        st.caption(texts("announced.only_default", cases=cases))


def show_units(case: Case, texts: Texts) -> None:
    """Show digitisation and rating bands of districts and departments, as announced."""
    units = load_units(case.year, case.province)
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
    show_bands(case, texts)


def show_bands(case: Case, texts: Texts) -> None:
    """Show how many departments and districts have which rating, as announced."""
    st.table(copyable(_bands(case, texts)), hide_index=True, alt=texts("announced.bands"))
    st.caption(texts("announced.bands_note"))
    show_source(load_units(case.year, case.province).source, texts)


def _bands(case: Case, texts: Texts) -> pd.DataFrame:
    units = load_units(case.year, case.province)
    rows = []
    for band in case.rules.bands:
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
