"""What is wrong with a table of units, in words: row, column, what stands there, what is expected."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import streamlit as st

from scoring import UnitProblem
from ui.words import numbers
from ui.words.outside_text import as_code
from ui.words.texts import Texts

# Beyond this many a list is no longer read; how many more there are is said.
MOST_LISTED = 20


def line(problem: UnitProblem, texts: Texts) -> str:
    """Return a problem as one line of Markdown."""
    column = None if problem.column is None else texts(f"units.column.{problem.column}")
    place = ""
    if problem.row is not None and column is not None:
        place = texts("units.place", row=problem.row, column=column)
    elif problem.row is not None:
        place = texts("units.place_row", row=problem.row)
    facts = {name: _fact(value, texts) for name, value in problem.facts.items()}
    columns = ", ".join(texts(f"units.column.{name}") for name in ("unit", "kind", *OPTIONAL))
    words = texts(f"units.problem.{problem.code}", **{"columns": columns, **facts})
    return f"{place} {words}".strip()


OPTIONAL = ("dossiers", "digitization", "target")


def show(title: str, problems: Sequence[UnitProblem], texts: Texts) -> None:
    """Show every problem of a table under a title."""
    lines = [f"- {line(problem, texts)}" for problem in problems[:MOST_LISTED]]
    if len(problems) > MOST_LISTED:
        lines.append(f"- {texts('units.more_problems', count=len(problems) - MOST_LISTED)}")
    st.error("\n".join([title, *lines]), icon=":material/error:")


def _fact(value: object, texts: Texts) -> str:
    if isinstance(value, int):
        return numbers.whole(value, texts.language)
    if isinstance(value, Decimal):
        return numbers.maximum(value, texts.language)
    return as_code(str(value))
