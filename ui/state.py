"""The state of a visit: the scenario, its history for undo, and the browser's link."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import streamlit as st

from scoring import data_version
from ui.scenario import Link, LinkProblem, Scenario, read_link, write_link
from ui.text import DEFAULT_LANGUAGE, Language, Texts, load_texts

UNDO_LIMIT = 200


def scenario() -> Scenario:
    """Return the current scenario."""
    found = st.session_state.get("scenario")
    return found if isinstance(found, Scenario) else Scenario()


def language() -> Language:
    """Return the current language."""
    found: Language = st.session_state.get("language", DEFAULT_LANGUAGE)
    return found


def texts() -> Texts:
    """Return the texts of the current language."""
    return load_texts(language())


def link_problems() -> tuple[LinkProblem, ...]:
    """Return what could not be used of the link that was opened."""
    found: tuple[LinkProblem, ...] = st.session_state.get("link_problems", ())
    return found


def older_data() -> str | None:
    """Return the data version of the link that was opened, where it is not today's."""
    found: str | None = st.session_state.get("link_data")
    return found if found != data_version() else None


def take_link() -> None:
    """Adopt the browser's link where it is new: a first visit, the back button, an edited address."""
    parameters = {key: st.query_params.get_all(key) for key in st.query_params}
    if st.session_state.get("link") == _flat(parameters):
        return
    link: Link = read_link(parameters)
    st.session_state["scenario"] = link.scenario
    st.session_state["language"] = link.language
    st.session_state["link_problems"] = link.problems
    st.session_state["link_data"] = link.data
    st.session_state["typed_errors"] = {}
    st.session_state["link"] = _flat(parameters)


def show_link() -> None:
    """Write the current scenario and language into the browser's address."""
    wanted = write_link(scenario(), language())
    if st.session_state.get("link") != wanted:
        st.query_params.from_dict(wanted)
        st.session_state["link"] = wanted


def change_language(chosen: Language) -> None:
    """Switch the language."""
    st.session_state["language"] = chosen


def change_scenario(changed: Scenario) -> None:
    """Make ``changed`` the current scenario; the one before can be brought back with ``undo``."""
    before = scenario()
    if changed == before:
        return
    history: list[Scenario] = st.session_state.setdefault("history", [])
    history.append(before)
    del history[:-UNDO_LIMIT]
    st.session_state["scenario"] = changed
    forget_link_notes()


def forget_link_notes() -> None:
    """Drop the notes on the opened link: they are about a scenario that is no longer shown."""
    st.session_state["link_problems"] = ()
    st.session_state["link_data"] = None


def set_lever(lever: str, percent: Decimal | None) -> None:
    """Set a lever of the current scenario, or bring it back to its baseline (None)."""
    typed_errors().pop(lever, None)
    change_scenario(scenario().with_change(lever, percent))


def reset_lever(lever: str) -> None:
    """Bring a lever back to its baseline; for a group, its indicators too."""
    typed_errors().pop(lever, None)
    cleared = scenario()
    for key in (lever, *cleared.rivals(lever)):
        cleared = cleared.with_change(key, None)
    change_scenario(cleared)


def reset_all() -> None:
    """Bring every lever back to its baseline, keeping the case."""
    typed_errors().clear()
    change_scenario(replace(scenario(), changes={}, couplings=True))


def can_undo() -> bool:
    """Return whether there is a step to take back."""
    return bool(st.session_state.get("history"))


def undo() -> None:
    """Take back the last step."""
    history: list[Scenario] = st.session_state.get("history", [])
    if history:
        typed_errors().clear()
        st.session_state["scenario"] = history.pop()


def typed_errors() -> dict[str, str]:
    """Return, by lever, what was typed and could not be used."""
    found: dict[str, str] = st.session_state.setdefault("typed_errors", {})
    return found


def _flat(parameters: dict[str, list[str]]) -> dict[str, str]:
    """Return parameters as written by ``show_link``; repeated keys never compare equal to it."""
    return {
        key: values[0] if len(values) == 1 else "\n".join(["", *values])
        for key, values in parameters.items()
    }
