"""How a file was taken, to be confirmed or corrected: its sheet, and which column is which."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from scoring.own_data import Choices, OwnDataError
from scoring.tables.choices import MOST_BYTES, read_choices, write_choices
from scoring.tables.column_seen import ColumnSeen
from scoring.tables.columns import IGNORED, columns
from scoring.tables.reading import Layout
from ui.visit import keys
from ui.widgets import files as given_files
from ui.widgets import problems
from ui.widgets.downloads import download_button
from ui.words.outside_text import as_code, as_text
from ui.words.texts import Texts

PROFILE_TYPE = "application/json"
PROFILE_FILE = "cot.json"


@dataclass(frozen=True)
class LayoutChoice:
    """Where choices about one file go; ``scope`` names it among the widgets of a visit."""

    layout: Layout
    scope: str
    decide: Callable[[Choices], None]
    texts: Texts


def show(choice: LayoutChoice) -> None:
    """Show what must be confirmed; where nothing must, the way to correct it."""
    layout, texts = choice.layout, choice.texts
    if len(layout.sheets) > 1:
        _sheets(choice)
    if layout.open:
        st.warning(texts("own.columns_open", count=len(layout.open)), icon=":material/help:")
        _form(choice, [item for item in layout.columns if item.how in ("open", "chosen")])
    else:
        with st.expander(texts("own.columns_change"), icon=":material/table_edit:"):
            _form(choice, [item for item in layout.columns if item.values])
    if layout.choices.columns:
        download_button(
            texts("own.profile_save"),
            partial(write_choices, layout.choices, layout.kind),
            PROFILE_FILE,
            PROFILE_TYPE,
            key=f"profile_save_{choice.scope}",
        )


def _sheets(choice: LayoutChoice) -> None:
    layout, texts = choice.layout, choice.texts
    titles = [sheet.title for sheet in layout.sheets]
    told = {
        sheet.title: texts(
            "own.sheet_holds",
            title=sheet.title,
            rows=sheet.rows,
            first=", ".join(sheet.first),
        )
        for sheet in layout.sheets
    }
    key = keys.file_sheet(choice.scope)
    key.set(layout.sheet if layout.sheet in titles else titles[0])
    st.selectbox(
        texts("own.sheet_open" if layout.sheet_open else "own.sheet"),
        titles,
        key=key.name,
        filter_mode=None,
        format_func=lambda title: told[title],
        on_change=partial(_choose_sheet, choice),
    )
    if layout.sheet_open:
        st.button(
            texts("own.sheet_confirm"),
            key=f"sheet_confirm_{choice.scope}",
            on_click=partial(_choose_sheet, choice),
        )


def _choose_sheet(choice: LayoutChoice) -> None:
    title = keys.file_sheet(choice.scope).read()
    choice.decide(replace(choice.layout.choices, sheet=title, columns={}))


def _form(choice: LayoutChoice, shown: list[ColumnSeen]) -> None:
    """Show columns with their first values, each with what it is read as."""
    layout, texts = choice.layout, choice.texts
    known = columns(layout.kind)
    options = [name for name, column in known.items() if column.holds != IGNORED]
    with st.form(f"columns_{choice.scope}", border=True):
        for item in shown:
            key = keys.file_column(choice.scope, item.place)
            key.set(item.column if item.column in options else IGNORED)
            heading, select = st.columns([0.55, 0.45], vertical_alignment="center")
            title = as_code(item.heading) if item.heading else texts("own.no_heading")
            values = ", ".join(map(as_code, item.values))
            heading.markdown(f"**{item.letter}** {title}  \n:small[{values}]")
            select.selectbox(
                texts("own.column_is", letter=item.letter),
                [IGNORED, *options],
                key=key.name,
                filter_mode=None,
                format_func=lambda name: texts.pick(known[name].name),
            )
        missing = [texts.pick(known[name].name) for name in layout.missing]
        if missing:
            st.caption(texts("own.columns_missing", names=as_text(", ".join(missing))))
        st.form_submit_button(
            texts("own.columns_confirm"),
            key=f"columns_confirm_{choice.scope}",
            type="primary" if layout.open else "secondary",
            on_click=partial(_confirm, choice, [*shown]),
        )
    given_files.files(
        texts("own.profile_use"),
        keys.file_profile(choice.scope),
        texts,
        on_change=partial(_use_profile, choice),
        limit=MOST_BYTES,
        endings=(".json",),
    )
    wrong = keys.FILE_PROFILE_WRONG.get()
    if wrong is not None and wrong[0] == choice.scope:
        problems.show([wrong[1]], texts("own.errors"), texts)


def _confirm(choice: LayoutChoice, shown: list[ColumnSeen]) -> None:
    named = {item.key: keys.file_column(choice.scope, item.place).read() for item in shown}
    kept = {**choice.layout.choices.columns, **named}
    if not choice.layout.open:
        # Of columns that were known all along only what was changed is a choice.
        same = {item.key for item in shown if item.column == named[item.key] and item.how != "chosen"}
        kept = {key: name for key, name in kept.items() if key not in same}
    choice.decide(replace(choice.layout.choices, sheet=choice.layout.sheet, columns=kept))


def _use_profile(choice: LayoutChoice) -> None:
    keys.FILE_PROFILE_WRONG.set(None)
    for file in given_files.given(keys.file_profile(choice.scope)):
        try:
            choice.decide(read_choices(file.content, choice.layout.kind))
        except OwnDataError as error:
            keys.FILE_PROFILE_WRONG.set((choice.scope, error.problem))
