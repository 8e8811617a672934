"""DOCX: a brief of two to three pages, in the habit of administrative documents, to be filled in."""

from __future__ import annotations

import io
from dataclasses import replace

from ui.exports import messages, rest_of_year, road_map_tables, tables
from ui.exports.brief_page import CENTRE, NOTE_SIZE, SOURCE_SIZE, Page
from ui.exports.model import Cell, ChangeFigures, Report, RestFigures
from ui.exports.tables import Column, Table

# Widths in millimetres; each list adds up to the width between the margins.
GROUP_WIDTHS = (47, 20, 23, 51, 24)
# Of the changes with what percentages are of, and with the whole year's beside those from a day on.
CHANGE_WIDTHS: dict[tuple[bool, bool], tuple[int, ...]] = {
    (False, False): (85, 21, 19, 20, 20),
    (True, False): (59, 30, 21, 19, 18, 18),
    (False, True): (66, 21, 19, 19, 20, 20),
    (True, True): (43, 31, 19, 18, 18, 18, 18),
}
STILL_OPEN_WIDTHS = (60, 22, 23, 20, 20, 20)
SUMMARY_WIDTHS = (65, 45, 55)
GAIN_WIDTHS = (75, 70, 20)
PEERS_WIDTHS = (79, 43, 43)
PLAN_WIDTHS = (10, 47, 41, 27, 24, 16)
MILESTONE_WIDTHS = (34, 33, 33, 32, 33)
MILESTONE_WIDTHS_BEGUN = (26, 22, 24, 24, 23, 22, 24)
FALL_SHORT_WIDTHS = (35, 25, 20, 60, 25)

# Each lever's own points stand in the table of changes: of the causes, the largest are enough.
MOST_GAINS = 6

# With more changes, the completions of a plan would take a fourth page: the sentences on them stand alone.
MOST_CHANGES_WITH_ROOM = 8


def build(report: Report) -> bytes:
    """Return the brief of a report."""
    t = report.texts
    page = Page(t.language, title=f"{report.case_name}: {report.name}", author=t("app.title"))
    _heading(page, report)
    road_map = () if report.road_map is None else (_road_map,)
    parts = (_summary, _baseline, _changes, _result, *road_map, _assumptions, _sources)
    for number, part in enumerate(parts, start=1):
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
    page.paragraph(t("brief.title"), bold=True, alignment=CENTRE, indent=False, size=14, after=0)
    subject = t("brief.subject", case=report.case_name, name=report.name)
    page.paragraph(subject, bold=True, alignment=CENTRE, indent=False, after=0)
    page.paragraph(t("brief.rule"), alignment=CENTRE, indent=False, after=0)


def _summary(page: Page, report: Report, number: int) -> None:
    page.heading(f"{number}. {report.texts('brief.summary')}")
    page.paragraph(report.sentence, bold=True)
    page.paragraph(f"{report.caveats}.")


def _baseline(page: Page, report: Report, number: int) -> None:
    page.heading(f"{number}. {report.texts('brief.baseline')}")
    text = f"{report.baseline_sentence} {report.period} {report.below_average}"
    page.paragraph(text, keep=True)
    page.table(tables.pick(tables.groups(report), (0, 1, 4, 6, 5)), GROUP_WIDTHS)
    page.note(report.average_note)
    if report.rest is not None:
        _still_open(page, report, report.rest)


def _still_open(page: Page, report: Report, rest: RestFigures) -> None:
    """Write what the rest of the year still decides."""
    t = report.texts
    page.paragraph(f"{rest.message} {rest_of_year.ranks(rest, t)}", keep=True)
    page.table(rest_of_year.still_open(report, rest), STILL_OPEN_WIDTHS)
    if said := rest_of_year.cost(rest.waiting, t):
        page.note(said)


def _changes(page: Page, report: Report, number: int) -> None:
    t = report.texts
    title = t("brief.changes")
    if report.rest is not None:
        title = t("from_now_export.heading", title=title, days=report.rest.days)
    page.heading(f"{number}. {title}")
    if not report.changes:
        page.paragraph(t("brief.no_changes"))
        return
    with_kind = len({change.kind for change in report.changes}) > 1
    widths = CHANGE_WIDTHS[with_kind, report.rest is not None]
    page.table(_change_table(report, with_kind=with_kind), widths)
    for note in messages.change_notes(report):
        page.note(note)
    if report.plan is not None and report.plan.amounts:
        page.note(f"{report.plan.message}.")


def _change_table(report: Report, *, with_kind: bool) -> Table:
    """Return the changes; what the percentages are of stands beside each where it differs."""
    t = report.texts
    columns = [
        Column(t("table.lever")),
        Column(t("table.before"), "percent"),
        Column(t("table.after"), "percent"),
    ]
    begun = report.rest is not None
    columns += [Column(t("from_now_export.whole"), "percent")] if begun else []
    columns += [Column(t("table.direct"), "change"), Column(t("table.coupled"), "change")]
    if with_kind:
        columns.insert(1, Column(t("table.kind")))

    def row(change: ChangeFigures) -> tuple[Cell, ...]:
        kind = (change.kind,) if with_kind else ()
        whole = (change.whole,) if begun else ()
        moved = (messages.before(change, t), change.after, *whole)
        return (change.name, *kind, *moved, change.direct, change.coupled)

    return Table("changes", t("changes.title"), tuple(columns), tuple(map(row, report.changes)))


def _result(page: Page, report: Report, number: int) -> None:
    t = report.texts
    page.heading(f"{number}. {t('brief.result')}")
    page.table(tables.summary(report), SUMMARY_WIDTHS)
    # Without couplings the points of each change say where they come from.
    coupled = any(gain.cause for gain in report.gains)
    page.paragraph(report.origin, keep=coupled)
    if coupled:
        largest = sorted(report.gains, key=lambda gain: -abs(gain.points))[:MOST_GAINS]
        shown = replace(report, gains=tuple(gain for gain in report.gains if gain in largest))
        page.table(tables.gains(shown), GAIN_WIDTHS)
        if len(report.gains) > MOST_GAINS:
            page.note(t("brief.more_gains", count=len(report.gains) - MOST_GAINS))
    page.paragraph(t("brief.peers"), keep=True)
    shorter = [replace(item, assumption=item.short) for item in report.peers_table]
    table = tables.peers(replace(report, peers_table=tuple(shorter)))
    columns = (Column(t("peers.button")), *table.columns[1:])
    page.table(replace(table, columns=columns), PEERS_WIDTHS)
    _fall_short(page, report)


def _fall_short(page: Page, report: Report) -> None:
    if report.fall_short is None:
        return
    told = " ".join(report.fall_short.messages)
    has_room = len(report.changes) <= MOST_CHANGES_WITH_ROOM
    page.paragraph(f"{report.texts('shortfall.title')}. {told}", keep=has_room)
    if has_room:
        for table in tables.fall_short(report):
            page.table(table, FALL_SHORT_WIDTHS)
    page.note(report.fall_short.note)


def _road_map(page: Page, report: Report, number: int) -> None:
    road_map = report.road_map
    assert road_map is not None
    page.heading(f"{number}. {road_map.title}")
    page.paragraph(road_map.picture.drawing.message, keep=True)
    page.table(road_map_tables.plan_of(report, road_map), PLAN_WIDTHS)
    page.note(report.texts("road_map.brief_note"))
    expected = road_map_tables.milestones_of(report, road_map)
    is_begun = len(expected.columns) > len(MILESTONE_WIDTHS)
    page.paragraph(f"{expected.title}:", keep=True)
    page.table(expected, MILESTONE_WIDTHS_BEGUN if is_begun else MILESTONE_WIDTHS)
    if late := road_map_tables.late_of(road_map):
        page.paragraph(f"{report.texts('road_map.late_title')}:", keep=True)
        page.lines(late, NOTE_SIZE)


def _assumptions(page: Page, report: Report, number: int) -> None:
    page.heading(f"{number}. {report.texts('brief.assumptions')}")
    page.lines(report.assumptions, NOTE_SIZE)


def _sources(page: Page, report: Report, number: int) -> None:
    t = report.texts
    page.heading(f"{number}. {t('brief.sources')}")
    # A signature never stands on a page without some of the text above it.
    page.lines(report.sources, SOURCE_SIZE, keep_last=True)
    page.paragraph(t("brief.made", data=report.data, date=report.date_words), size=NOTE_SIZE, keep=True)


def _ending(page: Page, report: Report) -> None:
    t = report.texts
    left = [
        (t("brief.recipients"), "bil"),
        (t("brief.recipient"), "sl"),
        (t("brief.filed"), "sl"),
    ]
    right = [(t("brief.signer_title"), "b"), (t("brief.signature"), "i"), ("", ""), ("", "")]
    page.blocks([left, [*right, (t("brief.signer"), "b")]], (80, 85))
