"""Cases by what people call them: a province in any spelling, and a year."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scoring.case.offered import list_cases
from scoring.case.opening import case_id
from scoring.provinces.reading import ProvinceName, read_province
from scoring.provinces.register import register
from scoring.provinces.spelling import LONGEST_NAME

# A name, then a year: ``lam-dong-2026``, ``UBND tỉnh Lâm Đồng 2026``.
CALLED = re.compile(r"(?P<name>.*?)[\W_]*(?P<year>[12][0-9]{3})\W*", re.DOTALL)

# How many cases are proposed where a name fits several years.
MOST_PROPOSED = 3


@dataclass(frozen=True)
class CalledCase:
    """What a text calls a case: its year and its province, and the case's id where there is such a case.

    The id of a case that was called by its id is just that. A name of which only a part is left, or one
    that is merely close to a known one, is no case: it has none.
    """

    year: int | None
    name: ProvinceName
    id: str | None


def read_case(text: str) -> CalledCase:
    """Return which case a text calls: by its id, or by a province in any spelling and a year."""
    ids = {ref.id for ref in list_cases()}
    parts = CALLED.fullmatch(text) if len(text) <= LONGEST_NAME and text.isprintable() else None
    if parts is None:
        return CalledCase(None, read_province(text), text if text in ids else None)
    year = int(parts["year"])
    name = read_province(parts["name"], register().day_of(year))
    if text in ids:
        return CalledCase(year, name, text)
    found = None if name.province is None or name.is_part else case_id(year, name.province)
    return CalledCase(year, name, found if found in ids else None)


def close_cases(text: str) -> tuple[str, ...]:
    """Return the ids of cases that may be meant by a text that calls none, the likeliest first.

    Those of the province in other years, of the one it became part of, or of one that is a slip away.
    """
    called = read_case(text)
    province = called.name.province or called.name.meant
    if province is None:
        return ()
    named = called.name.named or province
    refs = [ref for ref in list_cases() if ref.province in {province, named}]
    refs.sort(key=lambda ref: (ref.year != called.year, ref.province != named, -ref.year))
    return tuple(ref.id for ref in refs[:MOST_PROPOSED])
