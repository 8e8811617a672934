"""DOCX: a brief of two to three pages, in the habit of administrative documents, to be filled in."""

from __future__ import annotations

import io
from dataclasses import replace

from ui.exports import tables
from ui.exports.brief_page import CENTRE, INNER_WIDTH, Page
from ui.exports.model import Report

# Widths in millimetres; each list adds up to the width between the margins.
GROUP_WIDTHS = (61, 24, 24, 32, 24)
CHANGE_WIDTHS = (53, 32, 20, 20, 20, 20)
SUMMARY_WIDTHS = (65, 45, 55)
GAIN_WIDTHS = (75, 65, 25)
PEERS_WIDTHS = (81, 42, 42)

MOST_GAINS = 8


def build(report: Report) -> bytes:
    """Return the brief of a report."""
    t = report.texts
    page = Page(t.language, title=f"{report.case_name}: {report.name}", author=t("app.title"))
    _heading(page, report)
    parts = [_summary, _baseline, _changes, _result]
    parts += [_plan] if report.plan is not None else []
    for number, part in enumerate([*parts, _assumptions, _sources], start=1):
        part(page, report, number)
    _ending(page, report)
    content = io.BytesIO()
    page.file.save(content)
    return content.getvalue()


def _heading(page: Page, report: Report) -> None:
    t = report.texts
    left = [
        (t("brief.agency_above"), "c"),
        (t("brief.agency"), "bc"),
        (t("brief.rule"), ""),
        (t("brief.number"), ""),
    ]
    right = [
        (t("brief.nation"), "bc"),
        (t("brief.motto"), "b"),
        (t("brief.rule"), ""),
        (t("brief.place"), "i"),
    ]
    page.blocks([left, right], (65, 100))
    page.paragraph("", indent=False, size=6)
    page.paragraph(t("brief.title"), bold=True, alignment=CENTRE, indent=False, size=14)
    subject = t("brief.subject", case=report.case_name, name=report.name)
    page.paragraph(subject, bold=True, alignment=CENTRE, indent=False)
    page.paragraph(t("brief.rule"), alignment=CENTRE, indent=False)


def _summary(page: Page, report: Report, number: int) -> None:
    page.heading(f"{number}. {report.texts('brief.summary')}")
    page.paragraph(report.sentence, bold=True)
    page.paragraph(f"{report.caveats}.")


def _baseline(page: Page, report: Report, number: int) -> None:
    page.heading(f"{number}. {report.texts('brief.baseline')}")
    page.paragraph(f"{report.baseline_sentence} {report.period} {report.below_average}")
    page.table(tables.pick(tables.groups(report), (0, 1, 4, 6, 5)), GROUP_WIDTHS)
    page.paragraph(report.average_note)


def _changes(page: Page, report: Report, number: int) -> None:
    t = report.texts
    page.heading(f"{number}. {t('brief.changes')}")
    if report.changes:
        page.table(tables.changes(report), CHANGE_WIDTHS)
    else:
        page.paragraph(t("brief.no_changes"))


def _result(page: Page, report: Report, number: int) -> None:
    t = report.texts
    page.heading(f"{number}. {t('brief.result')}")
    page.table(tables.summary(report), SUMMARY_WIDTHS)
    page.paragraph(report.origin)
    if report.gains:
        # The largest say where the change comes from; each lever's own points stand above.
        largest = sorted(report.gains, key=lambda gain: -abs(gain.points))[:MOST_GAINS]
        shown = replace(report, gains=tuple(gain for gain in report.gains if gain in largest))
        page.table(tables.gains(shown), GAIN_WIDTHS)
        if len(report.gains) > MOST_GAINS:
            page.paragraph(t("brief.more_gains", count=len(report.gains) - MOST_GAINS))
    page.paragraph(t("brief.peers"), keep=True)
    page.table(tables.peers(report), PEERS_WIDTHS)


def _plan(page: Page, report: Report, number: int) -> None:
    page.heading(f"{number}. {report.texts('brief.plan')}")
    for table in tables.plan(report):
        page.paragraph(table.title)
        page.table(table, [INNER_WIDTH // len(table.columns)] * len(table.columns))


def _assumptions(page: Page, report: Report, number: int) -> None:
    page.heading(f"{number}. {report.texts('brief.assumptions')}")
    page.lines(report.assumptions)


def _sources(page: Page, report: Report, number: int) -> None:
    t = report.texts
    page.heading(f"{number}. {t('brief.sources')}")
    page.lines(report.sources)
    page.paragraph(t("brief.made", data=report.data, date=report.date_words))


def _ending(page: Page, report: Report) -> None:
    t = report.texts
    left = [
        (t("brief.recipients"), "bil"),
        (t("brief.recipient"), "sl"),
        (t("brief.filed"), "sl"),
    ]
    right = [(t("brief.signer_title"), "b"), (t("brief.signature"), "i"), ("", ""), ("", "")]
    page.blocks([left, [*right, (t("brief.signer"), "b")]], (80, 85))
