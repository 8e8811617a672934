"""What a ratio from now on makes of the whole year's, in words."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from scoring import Case, Outcome
from scoring.rounding import round_half_up
from scoring.rules import Indicator
from scoring.what_if.changes import FULL_PERCENT
from ui.words import numbers
from ui.words.texts import Texts

FULL = Fraction(1)


def whole_percent(rule: Indicator, share: Fraction, texts: Texts) -> str:
    """Return the whole year's ratio with an indicator's lever at ``share`` (0 to 1)."""
    return numbers.percent(rule.whole(share) * FULL_PERCENT, texts.language)


def whole_percent_of(case: Case, lever: str, percent: Decimal) -> Decimal | None:
    """Return the whole year's percentage (two decimals) that a lever comes to, set to ``percent``.

    None for a group of several indicators, and where the case is not seen from a day on: there the
    lever's percentage is the whole year's itself. A state on the year's last day is what it is set to.
    """
    moved = case.rules.indicator_moved_by(lever)
    if moved is None or case.from_now is None:
        return None
    share = case.rules.indicators[moved].whole(Fraction(percent) / FULL_PERCENT)
    return round_half_up(share * FULL_PERCENT)


def notes(outcome: Outcome, indicator: str, texts: Texts) -> list[str]:
    """Return what is to be known of an indicator whose lever moves the rest of the year alone."""
    rule = outcome.case.rules.indicators[indicator]
    if rule.so_far is None:
        return []
    share = outcome.shares.get(indicator)
    baseline = outcome.case.baseline.indicators[indicator].share
    found = []
    if share is not None and share != baseline:
        found.append(texts("from_now.whole", percent=whole_percent(rule, share, texts)))
    found.append(texts("from_now.most", percent=whole_percent(rule, FULL, texts)))
    full = rule.full_at
    if full is None or full > 1:
        found.append(texts("from_now.never_full"))
    elif 0 < full < 1:
        at = numbers.percent(full * FULL_PERCENT, texts.language)
        found.append(texts("from_now.full", percent=at))
    return found


def with_whole_year(case: Case, lever: str, percent: Decimal, shown: str, texts: Texts) -> str:
    """Return a lever's percentage, as ``shown``, with the whole year's that it comes to from a day on."""
    moved = case.rules.indicator_moved_by(lever)
    if moved is None or case.rules.indicators[moved].so_far is None:
        return shown
    rule = case.rules.indicators[moved]
    whole = whole_percent(rule, Fraction(percent) / FULL_PERCENT, texts)
    return texts("from_now.after", percent=shown, whole=whole)
