"""What was read of a file: from where, which column as what, and what was converted."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from scoring.tables.column_seen import ColumnSeen
from scoring.tables.columns import IGNORED, columns
from scoring.tables.reading import Layout
from ui.words import numbers
from ui.words.outside_text import as_code
from ui.words.texts import Texts


def show(layout: Layout, texts: Texts) -> None:
    """Show it: a sentence, and a table of the columns."""
    st.markdown(sentence(layout, texts))
    st.table(
        pd.DataFrame([_row(item, layout, texts) for item in layout.columns]),
        hide_index=True,
        alt=texts("own.report_columns"),
    )


def sentence(layout: Layout, texts: Texts) -> str:
    """Return in words where the table stood, and what was left out."""
    told = [
        texts(
            "own.report",
            format=texts(f"own.format_{layout.format}"),
            header=", ".join(str(row) for row in layout.header),
            rows=numbers.whole(layout.rows - layout.left_out, texts.language),
        )
    ]
    if len(layout.sheets) > 1 or (layout.sheet and layout.format in ("xlsx", "xls", "ods")):
        told.append(texts("own.report_sheet", sheet=as_code(layout.sheet)))
    if layout.left_out:
        told.append(texts("own.report_left_out", count=layout.left_out))
    if layout.encoding:
        told.append(texts("own.report_encoding", encoding=layout.encoding))
    return " ".join(told)


def _row(item: ColumnSeen, layout: Layout, texts: Texts) -> dict[str, str]:
    name = columns(layout.kind)[item.column].name
    return {
        texts("own.column"): item.letter,
        texts("own.heading"): as_code(item.heading) if item.heading else "",
        texts("own.first_values"): ", ".join(map(as_code, item.values)),
        texts("own.read_as"): texts("own.column_unused") if item.column == IGNORED else texts.pick(name),
        texts("own.told_by"): texts(f"own.told_by_{item.how}"),
    }
