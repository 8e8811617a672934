"""Where levers stand, as the percentages that are shown and can be set."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from scoring import Case
from scoring.what_if.changes import FULL_PERCENT
from ui.words import numbers
from ui.words.texts import Texts

# The percentages a lever is shown in and a slider moves by.
STEP = Decimal("0.1")


def baseline_percent(case: Case, lever: str) -> Decimal | None:
    """Return where a lever stands at the baseline, to 0.1 percent; None where there is no score."""
    percent = case.baseline.percent_of(lever)
    return None if percent is None else to_percent(percent / FULL_PERCENT, STEP)


def shown_baseline(case: Case, lever: str, texts: Texts) -> str:
    """Return where a lever stands at the baseline as it is shown: ``25,1%``, or that it has no score."""
    percent = baseline_percent(case, lever)
    return texts("lever.no_score") if percent is None else numbers.percent(percent, texts.language)


def to_percent(share: Fraction, step: Decimal) -> Decimal:
    """Return a share (0 to 1) as a percentage rounded to ``step``."""
    exact = Decimal(share.numerator * FULL_PERCENT) / Decimal(share.denominator)
    return exact.quantize(step, ROUND_HALF_UP)
