"""What the visitor must know of the link they opened, until the scenario is another one."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from scoring import data_version
from ui.links.model import Link, LinkProblem

PROBLEMS, DATA, NEEDED = "link_problems", "link_data", "needed_file"


@dataclass(frozen=True)
class NeededFile:
    """A link that waits for a file of own data: its fingerprint, and the link's parameters."""

    fingerprint: str
    parameters: dict[str, list[str]]


def note(link: Link, parameters: dict[str, list[str]]) -> None:
    """Note what a link just opened could not bring; ``parameters`` are the link as it came."""
    st.session_state[PROBLEMS] = link.problems
    st.session_state[DATA] = link.data
    st.session_state[NEEDED] = NeededFile(link.needs, parameters) if link.needs else None


def forget() -> None:
    """Drop the notes: they are about a scenario that is no longer shown."""
    st.session_state[PROBLEMS] = ()
    st.session_state[DATA] = None
    st.session_state[NEEDED] = None


def has_notes() -> bool:
    """Return whether there are notes on the opened link."""
    return bool(problems()) or older_data() is not None


def problems() -> tuple[LinkProblem, ...]:
    """Return what could not be used of the link that was opened."""
    found: tuple[LinkProblem, ...] = st.session_state.get(PROBLEMS, ())
    return found


def older_data() -> str | None:
    """Return the data version of the link that was opened, where it is not today's."""
    found: str | None = st.session_state.get(DATA)
    return None if found == data_version() else found


def needed_file() -> NeededFile | None:
    """Return the file of own data that the opened link waits for."""
    found: NeededFile | None = st.session_state.get(NEEDED)
    return found
