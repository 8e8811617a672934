"""The planner's own table: template, upload, download again. Nothing leaves the visit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from scoring import Case, Unit, UnitWords, write_unit_csv, write_unit_workbook
from scoring.own_data import Choices
from scoring.tables.sizes import MAX_BYTES
from scoring.units.table import read_units_of
from ui.units.written import as_written, count_words, maximum, template, words
from ui.visit import keys
from ui.visit import unit_table as drafts
from ui.visit.model import UnitTable, UnitUpload
from ui.widgets import files as given_files
from ui.widgets import heavy, layout_choice, problems, read_report
from ui.widgets.downloads import download_button
from ui.widgets.layout_choice import LayoutChoice
from ui.words import names
from ui.words.outside_text import as_code
from ui.words.texts import Texts

CSV_TYPE = "text/csv"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show_mark(case: Case, draft: UnitTable, texts: Texts) -> None:
    """Mark figures that come from the planner's own file."""
    if draft.file is not None:
        told = texts("units.own_mark", file=as_code(draft.file), case=names.case_as_text(case))
        st.info(told, icon=":material/person:")


def show(case: Case, draft: UnitTable, texts: Texts) -> None:
    """Show templates, upload and what to do with the table in use."""
    st.subheader(texts("units.own"))
    st.markdown(texts("units.own_note", maximum=maximum(case, texts)))
    given_files.files(
        texts("units.upload"),
        keys.units_upload(case.id, draft.taken),
        texts,
        on_change=partial(_take, case, draft, texts),
    )
    with st.expander(texts("own.paste"), icon=":material/content_paste:"):
        st.text_area(texts("own.paste_text"), key=keys.UNITS_PASTED.name, height=160, max_chars=MAX_BYTES)
        st.button(
            texts("own.paste_read"),
            key="units_paste_read",
            on_click=partial(_take_pasted, case, draft, texts),
        )
    if draft.upload is not None:
        _show_reading(case, draft, draft.upload, texts)
    with st.container(horizontal=True, vertical_alignment="center", key="units_files"):
        called = words(case, texts)
        _downloads("template", partial(template, case, texts), called, case, texts)
        _downloads("counts", partial(template, case, texts), count_words(case, texts), case, texts)
        if draft.units:
            _downloads("table", partial(as_written, case, draft), called, case, texts)


def _show_reading(case: Case, draft: UnitTable, upload: UnitUpload, texts: Texts) -> None:
    """Show what is wrong or odd in the file uploaded last, and what must be decided before it is used."""
    file, reading = as_code(upload.file), upload.reading
    if reading.errors:
        st.error(texts("units.refused", file=file), icon=":material/error:")
        problems.show(reading.errors, texts("own.errors"), texts)
    if reading.question is not None:
        problems.show_question(reading.question, file, texts)
    if reading.question is not None or (reading.value is None and upload.choices.decimal):
        decide = partial(_decide_decimal, case, draft, upload, texts)
        problems.ask_decimal(upload.choices.decimal, keys.UNITS_DECIMAL, decide, texts)
    if reading.layout is not None:
        scope = f"units_{draft.taken}"
        decided = partial(_decide, case, draft, upload, texts)
        layout_choice.show(LayoutChoice(reading.layout, scope, decided, texts))
        if reading.value is not None:
            st.caption(read_report.sentence(reading.layout, texts))
    if reading.warnings:
        problems.show(reading.warnings, texts("own.warnings", count=len(reading.warnings)), texts)


def _downloads(
    what: str, units: Callable[[], tuple[Unit, ...]], called: UnitWords, case: Case, texts: Texts
) -> None:
    """Show the buttons for both kinds of file, built of the units as they are when one is pressed."""
    comma = texts.language == "vi"
    for ending, kind, build in (
        ("xlsx", XLSX_TYPE, lambda: write_unit_workbook(units(), called)),
        ("csv", CSV_TYPE, lambda: write_unit_csv(units(), called, decimal_comma=comma)),
    ):
        name = f"{texts(f'units.file_{what}')}-{case.id}.{ending}"
        label = texts(f"units.download_{what}", kind=ending.upper())
        download_button(label, build, name, kind, key=f"units_{what}_{ending}")


def _take(case: Case, draft: UnitTable, texts: Texts) -> None:
    """Take over an uploaded file, or forget one taken away again; the whole page tells of it."""
    place = keys.units_upload(case.id, draft.taken)
    draft.upload = None
    for file in given_files.given(place):
        _read(case, draft, file.name, file.content, Choices(), texts)
        if keys.units_upload(case.id, draft.taken) != place:
            # It is in use, and the next file has a place of its own.
            given_files.empty(place)
    st.rerun()


def _decide_decimal(case: Case, draft: UnitTable, upload: UnitUpload, texts: Texts) -> None:
    """Read the file again with the decimal sign that was chosen."""
    _decide(case, draft, upload, texts, replace(upload.choices, decimal=keys.UNITS_DECIMAL.read()))


def _decide(case: Case, draft: UnitTable, upload: UnitUpload, texts: Texts, choices: Choices) -> None:
    """Read the file again with what was decided."""
    _read(case, draft, upload.file, upload.content, choices, texts)
    st.rerun()


def _take_pasted(case: Case, draft: UnitTable, texts: Texts) -> None:
    """Take over what was pasted."""
    if (pasted := keys.UNITS_PASTED.get("")).strip():
        # One byte more than allowed is enough to be refused.
        content = pasted.encode(errors="replace")[: MAX_BYTES + 1]
        _read(case, draft, texts("own.pasted_file"), content, Choices(), texts)
        keys.UNITS_PASTED.set("")


def _read(case: Case, draft: UnitTable, file: str, content: bytes, choices: Choices, texts: Texts) -> None:
    reading = heavy.read(texts, read_units_of, content, case.rules.id, choices)
    drafts.take_file(case, draft, UnitUpload(file, content, reading, choices))
