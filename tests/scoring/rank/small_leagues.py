"""Leagues of a few provinces, made to show one thing each."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from scoring import League, LeagueRow
from scoring.datafiles import Words


def row(
    province: str, total: str | Decimal | None, *, rank: int | None = None, tolerance: Decimal | None = None
) -> LeagueRow:
    """Return a row with nothing but a total, a rank, or both."""
    return LeagueRow(
        code=None,
        province=province,
        total=None if total is None else Decimal(total),
        tolerance=tolerance,
        rank=rank,
        basis="rank_only" if total is None else "published",
        trust="high",
        source="made up",
    )


def league(rows: Sequence[LeagueRow], *, size: int | None = None) -> League:
    """Return a league of these rows; ``size`` counts provinces without a row too."""
    return League(
        year=2023,
        vintage="portal_2022_2025",
        size=size or len(rows),
        start=date(2023, 1, 1),
        end=date(2023, 12, 31),
        note=Words(vi="-", en="-"),
        national=None,
        rows=tuple(rows),
        anchors=(),
    )
