"""Own data on the method page: templates, upload, what is wrong with the file, and its use."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from scoring import Case, load_rules, vintages
from scoring.own_data import Choices, is_published, published_id
from scoring.own_data.league import FIRST_YEAR, LAST_YEAR, MOST_PROVINCES, LeagueFacts
from scoring.own_data.templates import Language, TemplateRows, month_template, template
from scoring.tables.columns import OwnKind
from scoring.tables.sizes import MAX_BYTES
from scoring.tables.writing import write_csv, write_workbook
from ui.own_data import reading as reading_of
from ui.own_data import together, used
from ui.own_data import uploaded as drafts
from ui.visit import keys
from ui.visit.cases import find_case
from ui.visit.pages import SIMULATE
from ui.widgets import files as given_files
from ui.widgets import whole_number
from ui.widgets.downloads import download_button
from ui.words import names
from ui.words.texts import Texts

# A part of the page: what is given or decided draws only this section, until a file is used.
PART = "part_own_upload"

KINDS: tuple[OwnKind, ...] = ("counts", "league")

CSV_TYPE = "text/csv"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show(case: Case, texts: Texts) -> None:
    """Show the section: what kind of data, templates, upload, and what the files say."""
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
        on_change=_kind_chosen,
    )
    kind = keys.OWN_KIND.read()
    base = find_case(published_id(case.id)) if kind == "counts" and is_published(case.id) else case
    st.caption(texts(f"own.about_{kind}", case=names.case_as_text(base)))
    _templates(base, kind, texts)
    if kind == "counts" and base.own:
        st.info(texts("own.counts_need_case"), icon=":material/info:")
        return
    files = drafts.drafts()
    asks_facts = kind == "league" or any(item.kind == "league" for item in files)
    facts = _facts(base, texts) if asks_facts else None
    given_files.files(
        texts("own.upload"),
        drafts.upload_key(),
        texts,
        on_change=partial(drafts.take, texts),
        most=drafts.MOST_FILES,
        about=texts("own.upload_help"),
    )
    _paste(texts)
    if not files and case.own is not None:
        st.page_link(SIMULATE.file, label=texts("own.open_simulator"), icon=":material/arrow_forward:")
    for number, draft in enumerate(files):
        with st.container(border=True, key=f"own_result_{number}" if number else "own_result"):
            if len(files) > 1 or draft.kind != kind:
                reading_of.show_kind(draft, number, texts)
            reading_of.show(draft, number, base, facts, texts)
    together.show(files, base, texts)
    if not files:
        used.show(texts)


def _kind_chosen() -> None:
    """Read a single file as the kind that was chosen."""
    files = drafts.drafts()
    if len(files) == 1:
        files[0].kind = keys.OWN_KIND.read()
        files[0].choices = Choices()


def _paste(texts: Texts) -> None:
    with st.expander(texts("own.paste"), icon=":material/content_paste:"):
        st.text_area(texts("own.paste_text"), key=keys.OWN_PASTED.name, height=160, max_chars=MAX_BYTES)
        st.button(texts("own.paste_read"), key="own_paste_read", on_click=drafts.take_pasted, args=(texts,))


def _templates(case: Case, kind: OwnKind, texts: Texts) -> None:
    """Show the buttons for the templates of a kind, built when one is pressed."""
    with st.container(horizontal=True, vertical_alignment="center", key="own_templates"):
        _template(case, kind, partial(template, case, kind), "own_template", "own.template", texts)
        if kind == "counts":
            rows = partial(month_template, case)
            _template(case, "months", rows, "own_template_months", "own.template_months", texts)


def _template(
    case: Case, form: str, rows: Callable[[Language], TemplateRows], key: str, label: str, texts: Texts
) -> None:
    """Show the buttons for one template, as XLSX and CSV; ``label`` is the text on them."""

    def build(ending: str) -> bytes:
        if ending == "csv":
            return write_csv(rows(texts.language), decimal_comma=texts.language == "vi")
        return write_workbook(rows(texts.language), texts(f"own.kind_{form}"))

    for ending, mime in (("xlsx", XLSX_TYPE), ("csv", CSV_TYPE)):
        name = f"{texts(f'own.file_{form}')}-{published_id(case.id)}.{ending}"
        told = texts(label, kind=ending.upper())
        download_button(told, partial(build, ending), name, mime, key=f"{key}_{ending}")


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
        filter_mode=None,
        format_func=lambda vintage: texts.pick(load_rules(vintage).name),
        persist_state="session",
    )
    for _, label, key, typed, limits in fields:
        whole_number.show_error(label, typed, key.read(), limits, texts)
    return drafts.league_facts(keys.OWN_YEAR.read(), keys.OWN_SIZE.read(), keys.OWN_VINTAGE.read())
