"""The stage: a step's message, its picture, and the line at its foot, filling the screen."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from scoring import Outcome, data_version
from ui.frame.language_switch import own_name
from ui.live import component as live
from ui.platform import served_components
from ui.present import acts, sequence
from ui.present.step import Step
from ui.visit import keys, state
from ui.visit.lever_level import is_detailed
from ui.visit.outcomes import outcome as current_outcome
from ui.words.texts import LANGUAGES, Texts

NAME, SCRIPT, STYLE = "stage", "stage/stage.js", "stage/stage.css"


def show(steps: tuple[Step, ...], place: int, outcome: Outcome, texts: Texts) -> None:
    """Show a step of a presentation: ``place`` counts from 0."""
    step = steps[place]
    with st.container(key="stage"):
        _mount(
            keys.STAGE.name,
            {**_head(steps, place, texts), **_content(step, outcome, texts)},
            on_did_change=partial(acts.take, outcome, len(steps)),
        )
        if step.is_live:
            detailed = is_detailed()
            live.show(outcome, texts, detailed=detailed, stage=True, do=_move)
        _mount("stage_foot", {"foot": _foot(step, outcome, texts), "language": texts.language})
        if step.is_live:
            live.show_tables(outcome, detailed=detailed)


def _move(take: Callable[[], None]) -> None:
    """Take over a lever that was moved on the stage: the presentation goes on with the new scenario."""
    take()
    sequence.stay_on("result", sequence.steps_for(current_outcome(), state.texts()))


def _head(steps: tuple[Step, ...], place: int, texts: Texts) -> dict[str, Any]:
    other = next(language for language in LANGUAGES if language != texts.language)
    return {
        "language": texts.language,
        "step": steps[place].id,
        "number": place + 1,
        "count": len(steps),
        "position": texts("stage.position", number=place + 1, count=len(steps)),
        "bar": {
            "back": texts("present.back"),
            "next": texts("present.next"),
            "leave": texts("present.exit"),
            "whole": texts("stage.whole"),
            "keys": texts("present.keys"),
            "other": {"code": other, "name": own_name(other)},
        },
    }


def _content(step: Step, outcome: Outcome, texts: Texts) -> dict[str, Any]:
    picture = step.picture(outcome, texts) if step.picture is not None else None
    return {
        "message": step.message(outcome, texts),
        "lines": step.lines(outcome, texts),
        "picture": None if picture is None else {**picture, "language": texts.language},
    }


def _foot(step: Step, outcome: Outcome, texts: Texts) -> str:
    version = texts("share.version", version=data_version()).replace(" ", "\u00a0")
    return " · ".join([*step.rests_on(outcome, texts), version])


def _mount(key: str, data: dict[str, Any], **options: Any) -> None:
    """Mount the stage's component; ``data`` are put into words once, where Streamlit would do so twice."""
    served_components.mount(
        NAME, SCRIPT, STYLE, shares_style=True, key=key, data=json.dumps(data).encode(), **options
    )
