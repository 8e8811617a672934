"""Words on the published figures of a case: their period, and how the national averages are known."""

from __future__ import annotations

from scoring import Case
from ui.words import names, numbers, sources
from ui.words.texts import Texts


def period(case: Case, texts: Texts) -> str:
    """Return of which province and period the figures are, as a sentence."""
    return texts(
        "standing.period",
        case=names.case(case),
        start=numbers.date(case.period.start, texts.language),
        end=numbers.date(case.period.end, texts.language),
    )


def average_note(case: Case, texts: Texts) -> str:
    """Return how the national averages are known and where they come from, "" where none are."""
    if not case.averages:
        return ""
    average = next(iter(case.averages.values()))
    return texts(f"standing.average_{average.basis}", source=sources.source(average.source, texts))
