"""Own data on the method page: templates, upload, what is wrong with the file, and its use."""

from __future__ import annotations

from functools import partial

import streamlit as st

from scoring import Case, load_rules, vintages
from scoring.own_data import OwnDataError, Problem, is_published, published_id
from scoring.own_data.league import FIRST_YEAR, LAST_YEAR, MOST_PROVINCES, LeagueFacts
from scoring.own_data.templates import template
from scoring.tables.columns import OwnKind
from scoring.tables.writing import write_csv, write_workbook
from ui.own_data import in_use as using
from ui.own_data import uploaded as drafts
from ui.own_data.uploaded import OwnReading, UploadedFile
from ui.visit import keys, opened_link, state
from ui.visit.cases import find_case
from ui.visit.model import OwnData
from ui.visit.pages import SIMULATE
from ui.widgets import problems, province_choice, whole_number
from ui.widgets.downloads import download_button
from ui.widgets.province_choice import Choice
from ui.words import names
from ui.words.outside_text import as_code
from ui.words.texts import Texts

# In megabytes, as much as the server takes: what is above the reader's own limit is then refused by the
# reader, in the page's language. The uploader itself speaks English only.
UPLOAD_LIMIT = 2

KINDS: tuple[OwnKind, ...] = ("counts", "league")


CSV_TYPE = "text/csv"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show(case: Case, texts: Texts) -> None:
    """Show the section: what kind of data, templates, upload, and what the file says."""
    st.subheader(texts("own.title"), anchor="own")
    st.markdown(texts("own.intro"))
    keys.OWN_KIND.begin(KINDS[0])
    st.segmented_control(
        texts("own.kind"),
        KINDS,
        key=keys.OWN_KIND.name,
        format_func=lambda kind: texts(f"own.kind_{kind}"),
        required=True,
        persist_state="session",
    )
    kind = keys.OWN_KIND.read()
    base = find_case(published_id(case.id)) if kind == "counts" and is_published(case.id) else case
    st.caption(texts(f"own.about_{kind}", case=names.case_as_text(base)))
    _templates(base, kind, texts)
    if kind == "counts" and base.own:
        st.info(texts("own.counts_need_case"), icon=":material/info:")
        return
    facts = _facts(base, texts) if kind == "league" else None
    st.file_uploader(
        texts("own.upload"),
        key=drafts.upload_key().name,
        on_change=drafts.take,
        max_upload_size=UPLOAD_LIMIT,
        help=texts("own.upload_help"),
    )
    draft = drafts.draft()
    if draft is None and case.own is not None:
        st.page_link(SIMULATE.file, label=texts("own.open_simulator"), icon=":material/arrow_forward:")
    if draft is not None:
        with st.container(border=True, key="own_result"):
            _show_reading(draft, draft.read(kind, base, facts, texts), base, texts)


def _templates(case: Case, kind: OwnKind, texts: Texts) -> None:
    """Show the buttons for both kinds of template, built when one is pressed."""

    def build(ending: str) -> bytes:
        rows = template(case, kind, texts.language)
        if ending == "csv":
            return write_csv(rows, decimal_comma=texts.language == "vi")
        return write_workbook(rows, texts(f"own.kind_{kind}"))

    with st.container(horizontal=True, vertical_alignment="center", key="own_templates"):
        for ending, mime in (("xlsx", XLSX_TYPE), ("csv", CSV_TYPE)):
            name = f"{texts(f'own.file_{kind}')}-{published_id(case.id)}.{ending}"
            label = texts("own.template", kind=ending.upper())
            download_button(label, partial(build, ending), name, mime, key=f"own_template_{ending}")


def _facts(case: Case, texts: Texts) -> LeagueFacts:
    """Ask for what a table of provinces does not say."""
    keys.OWN_YEAR.begin(case.year)
    keys.OWN_SIZE.begin(case.league.size)
    keys.OWN_VINTAGE.begin(case.rules.id)
    year, size, rules = st.columns([0.2, 0.25, 0.55], gap="medium")
    fields = (
        (year, texts("own.year"), keys.OWN_YEAR, keys.OWN_YEAR_TYPED, range(FIRST_YEAR, LAST_YEAR + 1)),
        (size, texts("own.size"), keys.OWN_SIZE, keys.OWN_SIZE_TYPED, range(1, MOST_PROVINCES + 1)),
    )
    for where, label, key, typed, limits in fields:
        with where:
            whole_number.show(label, typed, key.read(), limits, key.set)
    rules.selectbox(
        texts("own.rules"),
        vintages(),
        key=keys.OWN_VINTAGE.name,
        format_func=lambda vintage: texts.pick(load_rules(vintage).name),
        persist_state="session",
    )
    for _, label, key, typed, limits in fields:
        whole_number.show_error(label, typed, key.read(), limits, texts)
    return drafts.league_facts(keys.OWN_YEAR.read(), keys.OWN_SIZE.read(), keys.OWN_VINTAGE.read())


def _show_reading(draft: UploadedFile, reading: OwnReading, base: Case, texts: Texts) -> None:
    file = as_code(draft.file)
    if reading.errors:
        st.error(texts("own.refused", file=file, count=len(reading.errors)), icon=":material/error:")
        problems.show(reading.errors, texts("own.errors"), texts)
    if reading.question is not None:
        problems.show_question(reading.question, file, texts)
    if reading.question is not None or draft.decimal or _reads_thousands(reading):
        problems.ask_decimal(draft.decimal, keys.OWN_DECIMAL, _decide, texts)
    if reading.value is not None:
        _offer(draft.data(base, reading.value), texts)
    if reading.warnings:
        problems.show(reading.warnings, texts("own.warnings", count=len(reading.warnings)), texts)


def _reads_thousands(reading: OwnReading) -> bool:
    return any(problem.code == "thousands" for problem in reading.warnings)


def _decide() -> None:
    draft = drafts.draft()
    if draft is not None:
        draft.decimal = keys.OWN_DECIMAL.read()


def _offer(data: OwnData, texts: Texts) -> None:
    """Show what was read, and the button that puts it to use."""
    provinces = data.provinces
    if not provinces:
        problems.show([Problem("province_absent", value=data.file)], texts("own.errors"), texts)
        return
    province = provinces[0]
    if data.kind == "league":
        if keys.OWN_PROVINCE.get() not in provinces:
            keys.OWN_PROVINCE.set(data.province_of(find_case(state.scenario().case)))
        choice = Choice(keys.OWN_PROVINCE, provinces, data.day)
        province = province_choice.show(choice, st.rerun, texts, label=texts("own.province"))
    try:
        case = data.case(province)
    except OwnDataError as error:
        problems.show([error.problem], texts("own.errors"), texts)
        return
    st.success(_read(data, case, texts), icon=":material/check_circle:")
    needed = opened_link.needed_file()
    if needed is not None and needed.fingerprint != data.fingerprint:
        told = texts(
            "own.mismatch", fingerprint=as_code(data.fingerprint), needed=as_code(needed.fingerprint)
        )
        st.warning(told, icon=":material/difference:")
    elif needed is not None:
        st.info(texts("own.match"), icon=":material/link:")
    st.button(texts("own.use"), key="own_use", on_click=_use, args=(data, province))


def _read(data: OwnData, case: Case, texts: Texts) -> str:
    """Return what was read, in a sentence."""
    facts = {"file": as_code(data.file), "fingerprint": as_code(data.fingerprint)}
    if data.kind == "counts":
        count = sum(item.basis == "own" for item in case.baseline.indicators.values())
        return texts("own.read_counts", count=count, case=names.case_as_text(case), **facts)
    league = case.league
    return texts("own.read_league", known=league.known_totals, size=league.size, year=league.year, **facts)


def _use(data: OwnData, province: str) -> None:
    using.use(data, province)
    drafts.done()
