"""Mounting the browser's side, which stores and reports, and taking its reports."""

from __future__ import annotations

import secrets
from typing import Any

import streamlit as st

from ui.memory.content import MOST_STORED, read_content
from ui.memory.gathering import gather, marks
from ui.memory.restoring import forget_all, restore
from ui.platform import served_components
from ui.visit import address, keys
from ui.visit.model import Stored

NAME, SCRIPT = "memory", "memory.js"

# The part of every page that stores: whoever changes something that is stored has it drawn again.
PART = "part_memory"

# What the browser calls its reports.
FOUND = "found"

# How many of the last texts are remembered by their marks: more than can be under way at once.
MOST_SENT = 20


def show() -> None:
    """Have the browser store what there is to store, and put the address in place of a bare one."""
    sent, put = _to_store(), address.replacement()
    served_components.mount(
        NAME,
        SCRIPT,
        key=keys.MEMORY.name,
        data={
            "session": keys.MEMORY_SESSION.begin(secrets.token_hex(4)),
            "number": sent.number,
            "text": sent.text,
            "heard": keys.MEMORY_HEARD.get(0),
            "forgotten": keys.MEMORY_FORGOTTEN.get(0),
            "most": MOST_STORED,
            "address": None if put is None else [put.number, put.page, put.query, put.left],
        },
        on_found_change=_hear,
    )


def problems() -> tuple[str, ...]:
    """Return codes of what the browser had stored and could not be used."""
    return keys.MEMORY_PROBLEMS.get(())


def dismiss_problems() -> None:
    """Say no more of what could not be used."""
    keys.MEMORY_PROBLEMS.pop()


def forget() -> None:
    """Forget everything, here and in the browser; to be called from a widget's callback."""
    forget_all()
    keys.MEMORY_FORGOTTEN.set(keys.MEMORY_FORGOTTEN.get(0) + 1)
    st.rerun()


def _to_store() -> Stored:
    """Return what is to be stored, under a new number where the visitor changed something since."""
    sent = keys.MEMORY_SENT.begin(Stored(0, ""))
    text = gather()
    if text != sent.text:
        sent = Stored(sent.number + 1, text)
        _send(sent)
    return sent


def _send(stored: Stored) -> None:
    keys.MEMORY_SENT.set(stored)
    known = keys.MEMORY_KNOWN.begin({})
    known[stored.number] = marks()
    for number in sorted(known)[:-MOST_SENT]:
        del known[number]


def _hear() -> None:
    """Take over what the browser reports to have stored: of an earlier visit, or from another tab."""
    report = _read_report(keys.MEMORY.reported(FOUND))
    if report is None:
        return
    number, base, text = report
    before = gather()
    first = not keys.MEMORY_HEARD.is_set()
    keys.MEMORY_HEARD.set(number)
    if text is None:
        # Cleared in another tab: what was cleared there is gone here as well.
        found: tuple[str, ...] = ()
        forget_all()
    else:
        found = restore(read_content(text), keys.MEMORY_KNOWN.get({}).get(base, {}), first=first)
    after = gather()
    sent = keys.MEMORY_SENT.begin(Stored(0, ""))
    # What was only heard is stored already. What had to be dropped is written over.
    _send(Stored(sent.number + bool(found), after))
    if found:
        keys.MEMORY_PROBLEMS.set(found)
    if found or before != after:
        st.rerun()


def _read_report(report: Any) -> tuple[int, int, str | None] | None:
    """Return number, base and text of a report; None where it is none."""
    if not isinstance(report, dict) or set(report) != {"number", "base", "text"}:
        return None
    number, base, text = report["number"], report["base"], report["text"]
    are_numbers = all(isinstance(item, int) and not isinstance(item, bool) for item in (number, base))
    if not are_numbers or not (text is None or isinstance(text, str)):
        return None
    return number, base, text
