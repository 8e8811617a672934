"""Reading what is typed for a lever: a percentage, or a number of dossiers and the like with their word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from scoring import Case, PercentOfUnits, counted_as, counts_of, percent_of_units
from scoring.folding import LONGEST, composed, without_accents
from scoring.what_if.changes import FULL_PERCENT
from ui.words import numbers
from ui.words.texts import LANGUAGES, Texts, load_texts

# The longest text there is a use for: a sign, seven digits with separators and a word.
TYPED_LENGTH = 24

DECIMAL = re.compile(r"([0-9]+)(?:[.,][0-9]{1,2})?")
WHOLE_NUMBER = re.compile(r"[0-9]+")
COUNTED = re.compile(r"([+\-\u2212\u2013]?)\s*([0-9][0-9., ]*)\s*([^\W\d_][^\d]*)")
BARE = re.compile(r"[+\-\u2212\u2013]?\s*[0-9][0-9., ]*")
WHOLE = re.compile(r"[0-9]+|[0-9]{1,3}(?:([., ])[0-9]{3})(?:\1[0-9]{3})*")

DAY = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2(20[0-9]{2})")
ISO_DAY = re.compile(r"(20[0-9]{2})-([0-9]{2})-([0-9]{2})")

UNIT_KINDS = ("dossiers", "procedures", "services", "communes", "petitions")


@dataclass(frozen=True)
class Typed:
    """A usable value: ``percent`` (0 to 100); ``units`` where dossiers and the like were typed."""

    percent: Decimal
    units: PercentOfUnits | None = None


@dataclass(frozen=True)
class Refusal:
    """Why a text cannot be used: ``code`` names the text of ``[worth.refused]`` that says it."""

    code: str


def read_percent(text: str) -> Decimal | None:
    """Return a typed percentage: ``45``, ``45,5``, ``45.5 %``; None where it is not one."""
    return read_decimal(text.strip().removesuffix("%"), FULL_PERCENT)


def read_decimal(text: str, most: Decimal | int) -> Decimal | None:
    """Return a typed number of two decimals at most, with comma or point: ``45``, ``45,5``, ``45.50``.

    None where it is not one or above ``most``, and where it is typed with more digits before the comma
    than ``most`` has. Spaces around it do not count.
    """
    match = DECIMAL.fullmatch(text.strip()) if len(text) <= LONGEST else None
    if match is None or len(match[1]) > len(str(int(most))):
        return None
    value = Decimal(with_point(match[0]))
    return value if value <= most else None


def read_whole(text: str, limits: range) -> int | None:
    """Return a typed whole number within ``limits``; None where it is none."""
    digits = text.strip() if len(text) <= LONGEST else ""
    if WHOLE_NUMBER.fullmatch(digits) is None or len(digits) > len(str(limits[-1])):
        return None
    return int(digits) if int(digits) in limits else None


def read_day(text: str) -> date | None:
    """Return a typed day, ``30/6/2026``, ``30.06.2026`` or ``2026-06-30``; None where it is none."""
    found = text.strip() if len(text) <= LONGEST else ""
    if match := DAY.fullmatch(found):
        day, month, year = int(match[1]), int(match[3]), int(match[4])
    elif match := ISO_DAY.fullmatch(found):
        year, month, day = (int(part) for part in match.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def with_point(text: str) -> str:
    """Return a typed number with a decimal point where a comma was typed."""
    return text.replace(",", ".")


def read(text: str, case: Case, lever: str) -> Typed | Refusal:
    """Return what a text means for a lever, or why it cannot be used.

    ``45``, ``45,5 %`` are percentages. ``+8420 hồ sơ`` and ``−500 hs`` are so many units more or
    fewer than the baseline's, ``436022 hồ sơ`` is how many there are to be. A number that could be
    either is refused.
    """
    if len(text) > LONGEST:
        return Refusal("number")
    if (percent := read_percent(text)) is not None:
        return Typed(percent)
    line = " ".join(composed(text).split())
    counts = counts_of(case, lever)
    if match := COUNTED.fullmatch(line):
        kind = _unit_words().get(_folded(match[3]))
        if counts is None:
            return Refusal("number" if kind is None else "no_counts")
        if kind != counted_as(case, lever):
            return Refusal("unit")
        return _units(match[1], match[2].strip(), case, lever, counts)
    return Refusal("which" if counts is not None and BARE.fullmatch(line) else "number")


def _units(sign: str, digits: str, case: Case, lever: str, counts: tuple[int, int]) -> Typed | Refusal:
    if not WHOLE.fullmatch(digits):
        return Refusal("whole")
    count = int(re.sub(r"[., ]", "", digits))
    now, of = counts
    wanted = count if not sign else now + count if sign == "+" else now - count
    if not 0 <= wanted <= of:
        return Refusal("range")
    found = percent_of_units(case, lever, wanted)
    return Typed(found.percent, found)


def refused(refusal: Refusal, name: str, case: Case, lever: str, texts: Texts) -> str:
    """Return what was wrong with a text and what the field takes."""
    if refusal.code == "number":
        return texts("lever.typed_error", name=name)
    counts = counts_of(case, lever)
    if counts is None:
        return f"{texts('worth.refused.no_counts', name=name)} {texts('worth.not_used')}"
    now, of = counts
    why = texts(
        f"worth.refused.{refusal.code}",
        name=name,
        units=noun(counted_as(case, lever), 2, texts),
        now=numbers.whole(now, texts.language),
        of=numbers.whole(of, texts.language),
        most=numbers.whole(of - now, texts.language),
    )
    return f"{why} {texts('worth.not_used')}"


def noun(kind: str, count: int, texts: Texts) -> str:
    """Return the word for so many units."""
    return texts(f"worth.one.{kind}" if count == 1 else f"worth.many.{kind}")


@cache
def _unit_words() -> dict[str, str]:
    """Return the kind of unit of every word it may be typed as, in either language."""
    found: dict[str, str] = {}
    for texts in map(load_texts, LANGUAGES):
        for kind in UNIT_KINDS:
            typed = texts(f"worth.typed.{kind}").split(", ")
            found |= {_folded(word): kind for word in (*typed, noun(kind, 1, texts), noun(kind, 2, texts))}
    return found


def _folded(word: str) -> str:
    """Return a word without accents and capitals, as it is often typed."""
    return without_accents(word.strip().casefold())
