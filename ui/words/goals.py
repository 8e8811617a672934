"""What a plan is to reach, in words."""

from __future__ import annotations

from scoring import Case, Goal
from ui.words import numbers
from ui.words.texts import Texts


def goal_in_words(goal: Goal, case: Case, texts: Texts) -> str:
    """Return a goal as it stands inside a sentence; the case's rules have its band."""
    if goal.kind == "total":
        return texts("plan.to_total", total=numbers.maximum(goal.total, texts.language))
    if goal.kind == "band":
        band = next(band for band in case.rules.bands if band.id == goal.band)
        return texts("plan.to_band", band=texts.pick(band.name))
    confidence = numbers.short_percent(goal.confidence * 100, texts.language)
    return texts("plan.to_rank", rank=goal.rank, confidence=confidence)
