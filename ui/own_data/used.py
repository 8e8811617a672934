"""What was read of the file in use, and the clean table in the template's form."""

from __future__ import annotations

from functools import partial

import streamlit as st

from scoring import Rules, load_rules
from scoring.own_data import OwnLeague
from scoring.own_data.templates import clean_table
from scoring.tables.writing import write_csv, write_workbook
from ui.visit import own_data
from ui.visit.cases import find_case
from ui.visit.model import OwnData
from ui.widgets import problems, read_report
from ui.widgets.downloads import download_button
from ui.words.outside_text import as_code
from ui.words.texts import Texts

TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
}


def show(texts: Texts) -> None:
    """Show it, where own data is in use."""
    data = own_data.held()
    if data is None:
        return
    for part in data.parts:
        if part.layout is not None:
            _show_file(part, _rules(data), "" if part is data else f"_{part.kind}", texts)


def _show_file(data: OwnData, rules: Rules, mark: str, texts: Texts) -> None:
    """Show what was read of one file; ``mark`` tells it from the one that is used together with it."""
    layout = data.layout
    if layout is None:
        return
    with st.container(border=True, key=f"own_used{mark}"):
        st.markdown(f"**{texts('own.report_title', file=as_code(data.file))}**")
        read_report.show(layout, texts)
        if data.warnings:
            problems.show(data.warnings, texts("own.warnings", count=len(data.warnings)), texts)
        with st.container(horizontal=True, key=f"own_clean{mark}"):
            for ending, mime in TYPES.items():
                download_button(
                    texts("own.report_clean", kind=ending.upper()),
                    partial(_build, data, rules, ending, texts),
                    f"{texts(f'own.file_{data.kind}')}-{data.fingerprint}.{ending}",
                    mime,
                    key=f"own_clean{mark}_{ending}",
                )


def _build(data: OwnData, rules: Rules, ending: str, texts: Texts) -> bytes:
    rows = clean_table(data.own, rules, texts.language)
    if ending == "csv":
        return write_csv(rows, decimal_comma=texts.language == "vi")
    return write_workbook(rows, texts(f"own.kind_{data.kind}"))


def _rules(data: OwnData) -> Rules:
    if isinstance(data.own, OwnLeague):
        return load_rules(data.own.league.vintage)
    return find_case(data.base).rules
