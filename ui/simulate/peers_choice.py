"""Choosing what the other provinces do meanwhile."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import streamlit as st

from scoring import Outcome, Peers, field_of, pace_of, peer_choices
from scoring.what_if.moves import usual_spread
from scoring.what_if.peers import MOST_SHIFT, MOST_SPREAD
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
        texts("peers.chosen", assumed=names.peers_in_short(outcome.peers, texts)),
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
        _points(now, texts)
        _spread(now, texts)
    if now.kind == "pace":
        pace = pace_of(case, now)
        lowest, highest = (numbers.change(end, texts.language) for end in (pace.lowest, pace.highest))
        st.caption(texts("peers.pace_note", provinces=pace.provinces, lowest=lowest, highest=highest))
    if outcome.peers.kind in (SHIFT, "pace"):
        st.caption(_range_parts(outcome, texts))
    st.caption(texts("peers.note") if others else texts("peers.note_alone"))


def _points(now: Peers, texts: Texts) -> None:
    error = mistyped.entries().get(keys.PEERS_POINTS.name)
    keys.PEERS_POINTS.set(numbers.maximum(now.points, texts.language) if error is None else error)
    st.text_input(
        texts("peers.points"), key=keys.PEERS_POINTS.name, max_chars=TYPED_LENGTH, on_change=_type
    )
    if error is not None:
        st.error(texts("peers.points_error"), icon=":material/error:")


def _spread(now: Peers, texts: Texts) -> None:
    error = mistyped.entries().get(keys.PEERS_SPREAD.name)
    shown = "" if now.spread is None else numbers.maximum(now.spread, texts.language)
    keys.PEERS_SPREAD.set(shown if error is None else error)
    usual = numbers.maximum(usual_spread(), texts.language)
    st.text_input(
        texts("peers.spread_points"),
        key=keys.PEERS_SPREAD.name,
        max_chars=TYPED_LENGTH,
        placeholder=usual,
        help=texts("peers.spread_help", usual=usual),
        on_change=_type_spread,
    )
    if error is not None:
        st.error(texts("peers.spread_error"), icon=":material/error:")


def _range_parts(outcome: Outcome, texts: Texts) -> str:
    """Return how much of the rank's range comes from unknown totals, and how much from moving peers."""
    rank = outcome.rank
    alike = field_of(outcome.case, outcome.peers).alike.at(outcome.total)
    facts = {"width": rank.high - rank.low + 1, "range": numbers.likely_range(rank)}
    if outcome.peers.kind == SHIFT and not outcome.peers.spread_used:
        return texts("peers.range_alike", **facts)
    width = alike.high - alike.low + 1
    return texts("peers.range_parts", **facts, alike=numbers.likely_range(alike), alike_width=width)


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
        now = state.scenario().peers
        _assume(Peers("shift", points, spread=now.spread), keys.PEERS_POINTS.name)


def _type_spread() -> None:
    text = keys.PEERS_SPREAD.read()
    spread = read_decimal(text, MOST_SPREAD) if text.strip() else None
    if text.strip() and spread is None:
        mistyped.entries()[keys.PEERS_SPREAD.name] = text[:TYPED_LENGTH]
    else:
        now = state.scenario().peers
        _assume(Peers("shift", now.points, spread=spread), keys.PEERS_SPREAD.name)


def _assume(peers: Peers, *typed: str) -> None:
    for field in typed or (keys.PEERS_POINTS.name, keys.PEERS_SPREAD.name):
        mistyped.entries().pop(field, None)
    state.change_scenario(replace(state.scenario(), peers=peers))
    st.rerun()
