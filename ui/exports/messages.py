"""Messages of slides and brief that say what is done and what comes of it, in words rather than arrows."""

from __future__ import annotations

from collections.abc import Sequence

from ui.exports.model import ChangeFigures, Report
from ui.words import numbers, sentences
from ui.words.texts import Texts

# Stands behind what is an estimate.
ESTIMATE = "*"


def result(report: Report, *, in_full: bool) -> str:
    """Return what comes of a scenario: total and rank, and ``in_full`` the rating where it changes."""
    t, before, after = report.texts, report.before, report.after
    said = t(
        "result.total",
        points=sentences.points_moved(before.total, after.total, t),
        ranks=sentences.rank_moved(before.rank, after.rank, t),
    )
    if not in_full or before.band == after.band:
        return said
    way = "up" if after.total > before.total else "down"
    band = t(f"sentence.band_{way}", before=before.band, after=after.band)
    return t("result.band", result=said, band=band.removesuffix("."))


def move(change: ChangeFigures, texts: Texts) -> str:
    """Return a change from where to where: ``Số hóa hồ sơ từ 25,1 % lên 45 %``."""
    shown = after(change, texts)
    if change.before is None:
        return texts("result.set", name=change.name, after=shown)
    before = numbers.short_percent(change.before, texts.language)
    way = "lowered" if change.after < change.before else "raised"
    return texts(f"result.{way}", name=change.name, before=before, after=shown)


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


def basis_marks(report: Report) -> dict[str, str]:
    """Return the mark behind figures of each basis other than published: ``*``, ``**``."""
    published = report.texts("basis.published")
    bases = dict.fromkeys(group.basis for group in report.groups if group.basis != published)
    return {basis: ESTIMATE * place for place, basis in enumerate(bases, start=1)}


def basis_note(report: Report) -> str:
    """Return what the marks of the groups' figures mean, "" where all are published."""
    return "; ".join(f"{mark} {basis}" for basis, mark in basis_marks(report).items())


def before(change: ChangeFigures, texts: Texts) -> str:
    """Return where a lever stands today, marked where that is an estimate, "" without a score."""
    if change.before is None:
        return ""
    mark = ESTIMATE if change.estimated else ""
    return f"{numbers.short_percent(change.before, texts.language)}{mark}"


def after(change: ChangeFigures, texts: Texts) -> str:
    """Return where a lever is set, with the whole year's percentage where that is another."""
    shown = numbers.short_percent(change.after, texts.language)
    if change.whole is None or change.whole == change.after:
        return shown
    return texts(
        "from_now_export.beside",
        percent=shown,
        whole=numbers.short_percent(change.whole, texts.language),
    )


def change_notes(report: Report) -> list[str]:
    """Return what explains the changes: what percentages are of, where that is one, and the mark."""
    t, kinds = report.texts, {change.kind for change in report.changes}
    notes = [t("slides.percent_of", kind=kinds.pop())] if len(kinds) == 1 else []
    if report.rest is not None:
        notes.append(t("from_now_export.rates", days=report.rest.days))
    if any(change.estimated and change.before is not None for change in report.changes):
        notes.append(t("brief.estimates", mark=ESTIMATE))
    return notes
