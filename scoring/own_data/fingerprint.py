"""Fingerprints of own data: the same for the same content, however the file was written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from scoring.league import League
from scoring.vintages import load_rules

# As the version of the shipped figures: enough to tell files apart by eye and in a link.
DIGITS = 8


def fingerprint_of(league: League) -> str:
    """Return eight hexadecimal digits of a league's facts and rows, in whatever order they stand."""
    columns = load_rules(league.vintage).point_maxima
    rows = sorted(
        [
            row.province,
            _plain(row.rank),
            _plain(row.tolerance),
            *(_plain(row.points(column)) for column in columns),
        ]
        for row in league.rows
    )
    return _digest(["league", league.year, league.size, league.vintage, rows])


def fingerprint_of_counts(
    counts: Mapping[str, tuple[int, int]],
    counted_to: date | None = None,
    months: Iterable[Sequence[str | int | None]] = (),
) -> str:
    """Return eight hexadecimal digits of counts by indicator, of the day they end on and their months."""
    ordered = sorted([name, *given] for name, given in counts.items())
    if counted_to is None:
        return _digest(["counts", ordered])
    by_month = sorted([list(item) for item in months], key=str)
    return _digest(["counts", ordered, counted_to.isoformat(), by_month])


def fingerprint_of_both(league: str, counts: str, province: str) -> str:
    """Return eight hexadecimal digits of a league and a province's counts, by their own fingerprints."""
    return _digest(["both", league, counts, province])


def _plain(number: Decimal | int | None) -> str:
    return "" if number is None else f"{Decimal(number):.2f}"


def _digest(content: object) -> str:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:DIGITS]
