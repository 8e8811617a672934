"""Notes on the opened link: parts that could not be used, and figures that changed since."""

from __future__ import annotations

import streamlit as st

from scoring import data_version, load_case
from scoring.case.called import close_cases, read_case
from ui.links.data_history import changes_since, data_history
from ui.links.model import LinkProblem
from ui.visit import opened_link
from ui.visit.cases import find_case
from ui.words import names
from ui.words.outside_text import as_code
from ui.words.texts import Texts


def show(texts: Texts) -> None:
    """Show what the visitor must know of the link they opened, until they change something."""
    problems, older = opened_link.problems(), opened_link.older_data()
    if problems:
        lines = "\n".join(f"- {_line(problem, texts)}" for problem in problems)
        st.warning(f"{texts('link.problems')}\n{lines}", icon=":material/link_off:")
    if older is not None:
        st.info(_since(older, texts), icon=":material/update:")


def _line(problem: LinkProblem, texts: Texts) -> str:
    line = texts(
        f"link.problem.{problem.code}",
        key=as_code(problem.key),
        value=as_code(problem.value),
        opening=names.case_as_text(load_case()),
    )
    said = _perhaps(problem.value, texts) if problem.code == "case" else []
    return f"{line}. {' '.join(said)}" if said else line


def _perhaps(text: str, texts: Texts) -> list[str]:
    """Return what became of a province that has no case, and which cases may be meant, a sentence each."""
    change, close = read_case(text).name.change, close_cases(text)
    said = []
    if change is not None:
        said.append(names.province_change(change, texts))
    if close:
        cases = ", ".join(names.case_as_text(find_case(name)) for name in close)
        said.append(texts("link.perhaps", cases=cases))
    return said


def _since(version: str, texts: Texts) -> str:
    changes = changes_since(version, data_history())
    if changes is None:
        return texts("link.unknown_data", version=version, today=data_version())
    lines = "\n".join(f"- {change.date}: {texts.pick(change.summary)}" for change in changes)
    return f"{texts('link.older_data', version=version, today=data_version())}\n{lines}"
