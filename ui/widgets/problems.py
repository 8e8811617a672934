"""What is wrong or odd in a table from outside, all of it at once, in words; and what must be decided."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

import pandas as pd
import streamlit as st

from scoring.datafiles import Words
from scoring.own_data import DecimalSign, Problem, Question, wordings
from scoring.tables.problem import Fact
from ui.visit.keys import Key
from ui.words import numbers
from ui.words.outside_text import as_code
from ui.words.texts import Texts

# Beyond this many a table is no longer read; how many more there are is said.
MOST_SHOWN = 200

EVERY_DIGIT = "#,##0.###############"


def show(problems: Sequence[Problem], title: str, texts: Texts) -> None:
    """Show problems under a title: row, column, value, what is wrong, what is expected, what to do."""
    st.markdown(f"**{title}**")
    st.table(pd.DataFrame([in_words(p, texts) for p in problems[:MOST_SHOWN]]), hide_index=True, alt=title)
    if len(problems) > MOST_SHOWN:
        st.caption(texts("own.more_problems", count=len(problems) - MOST_SHOWN))


def show_question(question: Question, file: str, texts: Texts) -> None:
    """Show which numbers of a file, given as Markdown, can be read in two ways, with both readings."""
    st.warning(texts("own.question", count=question.count, file=file), icon=":material/help:")
    rows = [
        {
            texts("own.row"): str(example.row),
            texts("own.column"): as_code(example.column),
            texts("own.written"): as_code(example.text),
            texts("own.with_comma"): _read(example.with_comma, texts),
            texts("own.with_point"): _read(example.with_point, texts),
        }
        for example in question.examples
    ]
    st.table(pd.DataFrame(rows), hide_index=True, alt=texts("own.decimal"))


def ask_decimal(
    decided: DecimalSign | None, key: Key[DecimalSign | None], on_change: Callable[[], None], texts: Texts
) -> None:
    """Ask which sign starts the decimals of a file; the answer is in the session under ``key``."""
    key.set(decided)
    st.segmented_control(
        texts("own.decimal"),
        (",", "."),
        key=key.name,
        format_func=lambda sign: texts("own.decimal_comma" if sign == "," else "own.decimal_point"),
        on_change=on_change,
    )


def in_words(problem: Problem, texts: Texts) -> dict[str, str]:
    """Return a problem in words, by what each of them says; texts of the file as code."""
    wording = wordings()[problem.code]
    return {
        texts("own.row"): _rows(problem, texts),
        texts("own.column"): as_code(problem.column) if problem.column else "",
        texts("own.value"): _said(problem.value, texts) if problem.value != "" else "",
        texts("own.what"): _worded(problem, wording.what, texts),
        texts("own.expected"): _worded(problem, wording.expected, texts),
        texts("own.advice"): _worded(problem, wording.advice, texts),
    }


def _rows(problem: Problem, texts: Texts) -> str:
    """Return in which row a problem is, or in which rows first and in how many."""
    if problem.count > 1:
        first = ", ".join(map(str, problem.rows))
        return texts("own.rows_alike", rows=first, count=numbers.whole(problem.count, texts.language))
    return "" if problem.row is None else str(problem.row)


def _worded(problem: Problem, words: Words, texts: Texts) -> str:
    told = problem.worded(words, texts.language, lambda fact: _said(fact, texts))
    # What is set as code needs no quotation marks.
    return told.replace("“`", "`").replace("`”", "`")


def _said(fact: Fact, texts: Texts) -> str:
    if isinstance(fact, Decimal):
        # Whatever is wrong with a number may be in its last digit.
        return numbers.decimal(fact, texts.language, EVERY_DIGIT)
    return numbers.whole(fact, texts.language) if isinstance(fact, int) else as_code(fact)


def _read(value: str, texts: Texts) -> str:
    """Return a reading as the language writes it; a dash where the column cannot hold it."""
    return texts("own.impossible") if value == "–" else numbers.maximum(Decimal(value), texts.language)
