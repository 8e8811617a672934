"""Numbers as people type them: decimal comma or point, thousands separated or not.

A text such as ``1.234`` is one number with a decimal point and another with a decimal comma. Every
text is read both ways; what a column can hold, and the other numbers of the file, tell which is
meant - or nothing does, and then the reader asks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

DecimalSign = Literal[",", "."]
DECIMAL_SIGNS: tuple[DecimalSign, ...] = (",", ".")

SPACES = re.compile(r"[ \u00a0\u2007\u2009\u202f]")
SPACED = re.compile(r"([1-9][0-9]{0,2})((?: [0-9]{3})+)([.,][0-9]+)?")
MINUS = "\u2212"
DIGITS = 15


@dataclass(frozen=True)
class Span:
    """What numbers a column can hold: from ``low`` to ``high``, perhaps whole ones only."""

    low: Decimal
    high: Decimal
    whole: bool = False

    def holds(self, number: Decimal) -> bool:
        """Return whether the column can hold ``number``."""
        return self.low <= number <= self.high and not (self.whole and number % 1)


def readings(text: str) -> Mapping[DecimalSign, Decimal]:
    """Return the number a text stands for, by the sign that starts the decimals; empty for none."""
    plain = SPACES.sub(" ", text.strip()).replace(MINUS, "-")
    sign, plain = ("-", plain[1:]) if plain.startswith("-") else ("", plain)
    if spaced := SPACED.fullmatch(plain):
        plain = spaced[1] + spaced[2].replace(" ", "") + (spaced[3] or "")
    return _both(sign, plain)


def _both(sign: str, plain: str) -> dict[DecimalSign, Decimal]:
    if sum(ch.isdigit() for ch in plain) > DIGITS:
        return {}
    found: dict[DecimalSign, Decimal] = {}
    for mark in DECIMAL_SIGNS:
        point, other = re.escape(mark), re.escape("." if mark == "," else ",")
        pattern = rf"(?:[0-9]+|[1-9][0-9]{{0,2}}(?:{other}[0-9]{{3}})+)(?:{point}[0-9]+)?"
        if re.fullmatch(pattern, plain):
            digits = plain.replace("." if mark == "," else ",", "").replace(mark, ".")
            found[mark] = Decimal(sign + digits)
    return found


def likely(text: str, span: Span) -> Mapping[DecimalSign, Decimal]:
    """Return the readings a column can hold; all of them where it can hold none."""
    found = readings(text)
    return {mark: number for mark, number in found.items() if span.holds(number)} or found


def is_grouped(text: str, mark: DecimalSign) -> bool:
    """Return whether a text, read with this decimal sign, holds a comma or point between thousands."""
    return ("." if mark == "," else ",") in text
