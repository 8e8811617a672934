"""Messages of slides and brief that say what is done and what comes of it, in words rather than arrows."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ui.exports.model import ChangeFigures, Report
from ui.words import numbers, sentences
from ui.words.texts import Texts


def result(report: Report, *, in_full: bool) -> str:
    """Return what comes of a scenario: total and rank, and ``in_full`` the rating where it changes."""
    t, before, after = report.texts, report.before, report.after
    total = t(
        f"result.total_{_way(after.total - before.total)}",
        before=numbers.points(before.total, t.language),
        after=numbers.points(after.total, t.language),
    )
    rank = t(
        # A smaller number is a better rank.
        f"result.rank_{_way(before.rank.median - after.rank.median)}",
        before=sentences.rank(before.rank, t),
        after=sentences.rank(after.rank, t),
        size=after.rank.size,
    )
    parts = [total, rank]
    if in_full and before.band != after.band:
        parts.append(t("result.band", before=before.band, after=after.band))
    return ", ".join(parts)


def move(change: ChangeFigures, texts: Texts) -> str:
    """Return a change from where to where: ``Số hóa hồ sơ từ 25,1 % lên 45 %``."""
    after = numbers.short_percent(change.after, texts.language)
    if change.before is None:
        return texts("result.set", name=change.name, after=after)
    before = numbers.short_percent(change.before, texts.language)
    way = "lowered" if change.after < change.before else "raised"
    return texts(f"result.{way}", name=change.name, before=before, after=after)


def moves(changes: Sequence[ChangeFigures], texts: Texts) -> list[str]:
    """Return what is done in ever fewer words: all changes, then the largest and a count of the others."""
    ordered = sorted(changes, key=lambda change: -abs(change.direct + change.coupled))
    said = [move(change, texts) for change in ordered]
    shortened = [
        texts("result.and_others", moves="; ".join(said[:shown]), count=len(said) - shown)
        for shown in range(min(len(said) - 1, 3), 0, -1)
    ]
    return ["; ".join(said), *shortened]


def part(headline: str, number: int, count: int, texts: Texts) -> str:
    """Return a headline that says which of several slides it heads, where there are several."""
    return headline if count == 1 else texts("slides.part", headline=headline, number=number, count=count)


def _way(change: Decimal | int) -> str:
    if not change:
        return "same"
    return "up" if change > 0 else "down"
