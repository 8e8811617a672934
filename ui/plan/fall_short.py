"""What if the plan falls short: of what it is asked, how much of it is done, and how sure it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import streamlit as st

from scoring import Case
from scoring.frozen import FrozenMap
from ui.links.plan_link import NO_WISH
from ui.links.shortfall_link import Subject
from ui.memory import component as memory
from ui.plan import answer, completion, plans, shortfall
from ui.platform import rerun as redraw
from ui.visit import keys, state, wish
from ui.words.texts import Texts

# The part of the page that is drawn again when something is asked of a plan that falls short.
PART = answer.FALL_SHORT


def show(case: Case, texts: Texts) -> None:
    """Show what comes of the plan that is shown, or of the open scenario, where it falls short."""
    st.subheader(texts("shortfall.title"), anchor="neu-khong-dat-du")
    # Drawn with every answer it would hold up each of them: so only for who asks, or whose link does.
    keys.FALL_SHORT_OPEN.begin(wish.current().shortfall != NO_WISH.shortfall)
    if not st.toggle(texts("shortfall.open"), key=keys.FALL_SHORT_OPEN.name, persist_state="session"):
        return
    offered = _offered(case)
    if not offered:
        st.caption(texts("shortfall.nothing"))
        return
    subject = _choose(offered, texts)
    st.caption(texts(f"shortfall.about.{subject}"))
    completion.show(case, offered[subject], texts, done_again=draw_again)
    shortfall.show(case, offered[subject], texts, draw_again=draw_again)


def draw_again() -> None:
    """From a widget's callback, draw this part again, and store what was asked."""
    redraw.parts([PART, memory.PART])


def _offered(case: Case) -> dict[Subject, FrozenMap[str, Decimal]]:
    """Return the changes of the plan that is shown and of the open scenario, where they have any."""
    found: dict[Subject, Mapping[str, Decimal]] = {
        "plan": plans.chosen(answer.current(case)).changes,
        "scenario": state.scenario().changes,
    }
    return {subject: FrozenMap(changes) for subject, changes in found.items() if changes}


def _choose(offered: Mapping[Subject, object], texts: Texts) -> Subject:
    """Return what is asked about; where there are two, the reader chooses."""
    asked = wish.current().shortfall.subject
    subject = asked if asked in offered else next(iter(offered))
    if len(offered) == 1:
        return subject
    keys.SHORTFALL_SUBJECT.set(subject)
    st.segmented_control(
        texts("shortfall.subject"),
        list(offered),
        key=keys.SHORTFALL_SUBJECT.name,
        format_func=lambda kind: texts(f"shortfall.which.{kind}"),
        required=True,
        label_visibility="collapsed",
        on_change=_take_subject,
    )
    return subject


def _take_subject() -> None:
    wish.change(shortfall=replace(wish.current().shortfall, subject=keys.SHORTFALL_SUBJECT.read()))
    draw_again()
