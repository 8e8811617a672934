"""The sheet of results: groups, total and rating recomputed from the inputs, beside the tool's own."""

from __future__ import annotations

from scoring.what_if.peers import STILL
from ui.exports import rest_of_year
from ui.exports.model import Report
from ui.exports.tables import changes, gains, peers, plan
from ui.exports.workbook_cells import Page
from ui.exports.workbook_inputs import POINTS, Places, cell
from ui.words import numbers, sentences

NAME, BEFORE, NOW, CHANGE, TOOL, AVERAGE, MAXIMUM = range(1, 8)
TITLE_ROW, HEADING_ROW = 1, 4
FIRST_ROW = HEADING_ROW + 1
# What a printed page holds in rows of one line, the note above the groups taken off.
PAGE_ROWS = 38
WIDTHS = {NAME: 50, BEFORE: 20, NOW: 22, CHANGE: 16, TOOL: 22, AVERAGE: 20, MAXIMUM: 14}

# Columns of the sheet of the league: the published total, and the one assumed where the others move.
LEAGUE_TOTAL, LEAGUE_ASSUMED = 2, 3


def write(page: Page, report: Report, places: Places, inputs: str, league: str) -> dict[str, int]:
    """Write the sheet; ``inputs`` and ``league`` are the names of those sheets.

    Returns the row of the column headings of each table below the groups, by the table's id.
    """
    t = report.texts
    page.note(1, report.sentence, columns=MAXIMUM, height=34, bold=True)
    remarks = f"{report.caveats}. {report.version_line}. {t('export.results_note')} "
    remarks += report.average_note
    page.note(2, remarks, columns=MAXIMUM, height=64)
    titles = ("table.group", "table.before", "export.recomputed", "export.change", "export.by_tool")
    page.heading(HEADING_ROW, [*map(t, titles), t("table.average"), t("table.maximum")])
    total = _groups(page, report, places, inputs)
    row = _below(page, report, total, league)
    found: dict[str, int] = {}
    printed = 0
    below = (changes(report), gains(report), peers(report), *rest_of_year.tables(report), *plan(report))
    for table in below:
        if table.rows:
            end = row + 2 + page.lines_of(table)
            if end > printed + PAGE_ROWS:
                # A table that does not fit below the one before begins a page, with its headings.
                page.break_before(row + 1)
                printed = row
            page.text(row + 1, NAME, table.title, bold=True)
            found[table.id] = row + 2
            row = page.table(table, first_row=row + 2)
    # Its tables have columns of their own: what a printed page repeats is what the whole is about.
    page.finish(first_row=FIRST_ROW, footer=report.stamp, heading=TITLE_ROW, widths=WIDTHS)
    return found


def _groups(page: Page, report: Report, places: Places, inputs: str) -> int:
    """Write groups and total; return the row of the total."""
    for row, group in enumerate(report.groups, start=FIRST_ROW):
        page.text(row, NAME, group.name)
        source = f"='{inputs}'!{cell(POINTS, places.groups[group.id])}"
        page.formula(row, NOW, source, "points", group.after)
        if group.average is not None:
            page.number(row, AVERAGE, group.average, "points")
        page.number(row, MAXIMUM, group.maximum, "maximum")
    total = FIRST_ROW + len(report.groups)
    page.text(total, NAME, report.texts("export.total"), bold=True)
    summed = f"=ROUND(SUM({cell(NOW, FIRST_ROW)}:{cell(NOW, total - 1)}),2)"
    page.formula(total, NOW, summed, "points", report.after.total)
    page.number(total, MAXIMUM, 100, "maximum")
    figures = [(group.before, group.after) for group in report.groups]
    figures.append((report.before.total, report.after.total))
    for row, (before, after) in enumerate(figures, start=FIRST_ROW):
        page.number(row, BEFORE, before, "points")
        page.number(row, TOOL, after, "points")
        moved = f"=ROUND({cell(NOW, row)}-{cell(BEFORE, row)},2)"
        page.formula(row, CHANGE, moved, "change", after - before)
    return total


def _below(page: Page, report: Report, total: int, league: str) -> int:
    """Write rating and rank below the total; return the next free row."""
    t, size = report.texts, report.after.rank.size
    rating, ahead, rank, bounds = range(total + 1, total + 5)
    page.text(rating, NAME, t("headline.band"))
    page.formula(rating, NOW, rating_of(report, cell(NOW, total)), "text", report.after.band)
    page.text(ahead, NAME, t("export.known_ahead", unknown=report.unpublished))
    known = [row.total if report.peers == STILL else row.assumed for row in report.league if not row.own]
    counted = sum(1 for points in known if points is not None and points > report.after.total)
    page.formula(ahead, NOW, _ahead(report, cell(NOW, total), league), "whole", counted)
    page.text(rank, NAME, t("headline.rank", size=size))
    page.text(bounds, NAME, t("export.bounds"))
    for column, figures in ((BEFORE, report.before), (TOOL, report.after)):
        page.text(rating, column, figures.band)
        if figures.rank.low == figures.rank.high:
            page.number(rank, column, figures.rank.median, "whole")
        else:
            page.text(rank, column, sentences.rank(figures.rank, t))
        page.text(bounds, column, numbers.rank_range(figures.rank.best, figures.rank.worst))
    return bounds + 1


def rating_of(report: Report, total: str) -> str:
    """Return the formula of the rating; names of ratings are the rules' own words."""
    bands = sorted(report.case.rules.bands, key=lambda band: band.start)
    starts = ",".join(f"{band.start:f}" for band in bands)
    names = ",".join(f'"{report.texts.pick(band.name)}"' for band in bands)
    return f"=LOOKUP({total},{{{starts}}},{{{names}}})"


def _ahead(report: Report, total: str, league: str) -> str:
    """Return the formula that counts the other provinces known to stand ahead."""
    column = LEAGUE_TOTAL if report.peers == STILL else LEAGUE_ASSUMED
    rows = range(2, len(report.league) + 2)
    others = f"'{league}'!{cell(column, rows[0])}:{cell(column, rows[-1])}"
    own = [row for row, item in zip(rows, report.league, strict=True) if item.own]
    less = "".join(f"-N('{league}'!{cell(column, row)}>{total})" for row in own)
    return f"=SUMPRODUCT(--({others}>{total})){less}"
