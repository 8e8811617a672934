"""Numbers as people read them: decimal comma in Vietnamese, decimal point in English."""

from __future__ import annotations

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache

from babel.dates import format_date as babel_date
from babel.numbers import format_decimal

from scoring.rank.estimate import RankEstimate
from ui.words.texts import Language

NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"
EN_DASH = "\u2013"

# The last month that is written with a zero before it (Decree 30/2020, Annex I).
ZERO_BEFORE_MONTH = 2

Number = int | float | Decimal | Fraction


@lru_cache(maxsize=8192)
def decimal(value: Decimal, language: Language, pattern: str) -> str:
    """Return a decimal in the given CLDR pattern, with a true minus sign."""
    return format_decimal(value, pattern, locale=language).replace("-", MINUS)


def points(value: Number, language: Language) -> str:
    """Return points with two decimals: ``60,08``."""
    return decimal(exact(value), language, "#,##0.00")


def change(value: Number, language: Language) -> str:
    """Return a change of points with its sign: ``+6,88``, ``−0,50``, ``0,00``."""
    return _signed(value, language, "#,##0.00")


def rate(value: Number, language: Language) -> str:
    """Return a small rate with three decimals and its sign: ``+0,209``."""
    return _signed(value, language, "#,##0.000")


def short_change(value: Number, language: Language) -> str:
    """Return a change with its sign and as many decimals as it has, at most two: ``+19,9``."""
    return _signed(value, language, "#,##0.##")


def _signed(value: Number, language: Language, pattern: str) -> str:
    """Return a number with its sign; what is zero as shown has none."""
    shown = decimal(abs(exact(value)), language, pattern)
    if not shown.strip("0,."):
        return shown
    return f"+{shown}" if value > 0 else f"{MINUS}{shown}"


def effort(value: Fraction, language: Language) -> str:
    """Return points of effort with one decimal, rounded half up: ``51,7``."""
    tenths = exact(value).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return decimal(tenths, language, "#,##0.0")


def maximum(value: Number, language: Language) -> str:
    """Return a maximum without needless decimals: ``22``, ``74,5``."""
    return decimal(exact(value), language, "#,##0.##")


def percent(value: Number, language: Language, *, decimals: int = 1) -> str:
    """Return a percentage with fixed decimals: ``25,1%``."""
    pattern = "#,##0." + "0" * decimals if decimals else "#,##0"
    return decimal(exact(value), language, pattern) + "%"


def short_percent(value: Number, language: Language) -> str:
    """Return a percentage with as many decimals as it has, at most two: ``45%``, ``74,44%``."""
    return decimal(exact(value), language, "#,##0.##") + "%"


def typed_percent(value: Number, language: Language) -> str:
    """Return a percentage as it is typed: at least one decimal, no sign: ``45,0``, ``74,44``."""
    return decimal(exact(value), language, "0.0#")


def whole(value: int, language: Language) -> str:
    """Return a whole number with separators: ``516.496``."""
    return decimal(Decimal(value), language, "#,##0")


def rank_range(low: int, high: int) -> str:
    """Return a range of ranks: ``39–44``, or one rank where both are the same."""
    return str(low) if low == high else f"{low}{EN_DASH}{high}"


def likely_range(rank: RankEstimate) -> str:
    """Return the 80 % range of a rank estimate: ``39–44``."""
    return rank_range(rank.low, rank.high)


def likely_rank(rank: RankEstimate) -> str:
    """Return a rank estimate as median and 80 % range, ``42 (40–45)``, or one rank where certain."""
    return str(rank.median) if rank.low == rank.high else f"{rank.median} ({likely_range(rank)})"


def date(value: dt.date, language: Language) -> str:
    """Return a date in the language's short form: ``23/6/2022``, ``01/02/2024``; ``23 June 2022``.

    Vietnamese documents put a zero before days below ten and before January and February alone.
    """
    if language == "en":
        return babel_date(value, "d MMMM yyyy", locale=language)
    month = f"{value.month:02}" if value.month <= ZERO_BEFORE_MONTH else str(value.month)
    return f"{value.day:02}/{month}/{value.year}"


def month(value: dt.date, language: Language) -> str:
    """Return the month of a day, short: ``11/2026``, ``02/2027``; ``Nov 2026``."""
    if language == "en":
        return babel_date(value, "MMM y", locale=language)
    return (
        f"{value.month:02}/{value.year}"
        if value.month <= ZERO_BEFORE_MONTH
        else f"{value.month}/{value.year}"
    )


def short_date(value: dt.date, language: Language) -> str:
    """Return a date where there is little room: ``23/6/2022``; ``23 Jun 2022``."""
    return babel_date(value, "d MMM yyyy", locale=language) if language == "en" else date(value, language)


def typed_date(value: dt.date) -> str:
    """Return a date as it is typed, in either language: ``30/06/2026``."""
    return f"{value.day:02}/{value.month:02}/{value.year}"


def exact(value: Number) -> Decimal:
    """Return a number as a decimal; a float stands for the decimal it prints as."""
    if isinstance(value, Fraction):
        return Decimal(value.numerator) / Decimal(value.denominator)
    return value if isinstance(value, Decimal) else Decimal(str(value))
