"""The step on what comes of the scenario where only a part of it is done: total and rank by completion."""

from __future__ import annotations

from scoring import Completion, CompletionStep, Outcome, completion_of
from scoring.what_if.changes import FULL_PERCENT
from ui.present.rows import extent_of, row, rows_picture, share_of
from ui.present.step import Picture, Step
from ui.visit import wish
from ui.words import numbers, sentences
from ui.words.texts import Texts

# The completions shown, in percent; the one that was asked about stands among them.
SHOWN = (0, 50, 80, 100, 120)


def steps(outcome: Outcome) -> list[Step]:
    """Return the step; none where nobody asked what comes of a part of the changes."""
    if not outcome.changes or wish.current().shortfall.done == FULL_PERCENT:
        return []
    return [Step("fall_short", _message, picture=_completions)]


def _completion(outcome: Outcome) -> Completion:
    return completion_of(outcome.case, outcome.changes, couplings=outcome.couplings, peers=outcome.peers)


def _message(outcome: Outcome, texts: Texts) -> str:
    step = _completion(outcome).steps[wish.current().shortfall.done]
    return texts(
        "present.fall_short",
        percent=_percent(step, texts),
        total=numbers.points(step.total, texts.language),
        rank=sentences.rank(step.rank, texts),
    )


def _completions(outcome: Outcome, texts: Texts) -> Picture:
    found, asked = _completion(outcome), wish.current().shortfall.done
    shown = [found.steps[percent] for percent in sorted({*SHOWN, asked})]
    low, high = extent_of([float(step.total) for step in shown])
    base = share_of(outcome.case.baseline.total, low, high)
    rows = []
    for step in shown:
        at = share_of(step.total, low, high)
        rows.append(
            row(
                texts("stage.done", percent=_percent(step, texts)),
                texts(
                    "stage.milestone",
                    total=numbers.points(step.total, texts.language),
                    rank=sentences.rank(step.rank, texts),
                ),
                bars=[
                    ("kept", 0, min(base, at)),
                    ("moved" if at >= base else "lost", min(base, at), max(base, at)),
                ],
                marks=[("dot", at)] if step.percent == asked else [],
            )
        )
    return rows_picture(rows, legend=texts("stage.done_legend"))


def _percent(step: CompletionStep, texts: Texts) -> str:
    return numbers.percent(step.percent, texts.language, decimals=0)
