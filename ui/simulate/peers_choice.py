"""Choosing what the other provinces do meanwhile."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import streamlit as st

from scoring import Outcome, Peers, pace_of, peer_choices
from scoring.what_if.peers import MOST_SHIFT
from ui.visit import keys, mistyped, state
from ui.words import names, numbers
from ui.words.texts import Texts
from ui.words.typed_values import read_decimal

SHIFT = "shift"

# What is offered first where a number of points is to be typed.
FIRST_SHIFT = Decimal(2)

SIGNED = re.compile(r"([+\-\N{MINUS SIGN}]?)([^\s].*)")
TYPED_LENGTH = 8


def show_button(outcome: Outcome, texts: Texts) -> None:
    """Show the assumption as a button that opens and closes the choice of another."""
    is_open = keys.PEERS.get(False)
    st.button(
        texts("peers.chosen", assumed=names.peers_in_short(outcome.peers, outcome.case, texts)),
        icon=":material/expand_less:" if is_open else ":material/groups:",
        key="peers_button",
        on_click=keys.PEERS.set,
        args=(not is_open,),
    )


def show_choices(outcome: Outcome, texts: Texts) -> None:
    """Show the choice while it is open: below its button and over nothing, so that the result is seen."""
    if keys.PEERS.get(False):
        with st.container(border=True, key="peers_choices"):
            _choices(outcome, texts)


def read_points(text: str) -> Decimal | None:
    """Return typed points such as ``2``, ``+2,5``, ``-1.25``; None where they are none or too many."""
    match = SIGNED.fullmatch(text.strip())
    if match is None or (points := read_decimal(match[2], MOST_SHIFT)) is None:
        return None
    return points if match[1] in ("", "+") else -points


def _choices(outcome: Outcome, texts: Texts) -> None:
    case, now = outcome.case, outcome.peers
    still, *others = peer_choices(case)
    keys.PEERS_CHOICE.set(SHIFT if now.kind == SHIFT else str(now))
    st.radio(
        texts("peers.choice"),
        [str(still), SHIFT, *map(str, others)],
        key=keys.PEERS_CHOICE.name,
        format_func=lambda option: _option(option, outcome, texts),
        on_change=_choose,
    )
    if now.kind == SHIFT:
        error = mistyped.entries().get(keys.PEERS_POINTS.name)
        shown = numbers.maximum(now.points, texts.language)
        keys.PEERS_POINTS.set(shown if error is None else error)
        st.text_input(
            texts("peers.points"), key=keys.PEERS_POINTS.name, max_chars=TYPED_LENGTH, on_change=_type
        )
        if error is not None:
            st.error(texts("peers.points_error"), icon=":material/error:")
    if now.kind == "pace":
        pace = pace_of(case, now)
        lowest, highest = (numbers.change(end, texts.language) for end in (pace.lowest, pace.highest))
        st.caption(texts("peers.pace_note", provinces=pace.provinces, lowest=lowest, highest=highest))
    st.caption(texts("peers.note") if others else texts("peers.note_alone"))


def _option(option: str, outcome: Outcome, texts: Texts) -> str:
    if option == SHIFT:
        return texts("peers.shift")
    named = names.peers(Peers.read(option), outcome.case, texts)
    return named[:1].upper() + named[1:]


def _choose() -> None:
    chosen = keys.PEERS_CHOICE.read()
    _assume(Peers("shift", FIRST_SHIFT) if chosen == SHIFT else Peers.read(chosen))


def _type() -> None:
    text = keys.PEERS_POINTS.read()
    points = read_points(text)
    if points is None:
        mistyped.entries()[keys.PEERS_POINTS.name] = text[:TYPED_LENGTH]
    else:
        _assume(Peers("shift", points))


def _assume(peers: Peers) -> None:
    mistyped.entries().pop(keys.PEERS_POINTS.name, None)
    state.change_scenario(replace(state.scenario(), peers=peers))
    st.rerun()
