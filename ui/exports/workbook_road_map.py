"""The sheet of a road map: targets of each milestone as inputs, and the points they give as formulas.

Its rows are those of the sheet of inputs, its formulas the same ones, with ratio and points of a milestone
in two columns of their own. What the rules say stands on the sheet of inputs alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from xlsxwriter.utility import xl_col_to_name

from ui.exports.model import GroupFigures, IndicatorFigures, MilestoneFigures, Report, RoadMapFigures
from ui.exports.road_map_tables import milestones_of, tasks_of
from ui.exports.workbook_cells import Page
from ui.exports.workbook_inputs import (
    FIRST_ROW,
    HEADING_ROW,
    LETTERS,
    NAME,
    POINTS,
    RATIO,
    UNKNOWN,
    Places,
    followed,
    group_points,
    indicator_points,
    members_of,
)
from ui.exports.workbook_results import rating_of
from ui.words import numbers, sentences

BEFORE, FIRST_COLUMN = 2, 3
NOTE_COLUMNS, NOTE_HEIGHT = 8, 80
NAME_WIDTH, COLUMN_WIDTH = 46, 15

# A cell of the sheet of inputs, in one of its formulas.
REFERENCE = re.compile(rf"\b([{LETTERS}])([0-9]+)\b")


@dataclass(frozen=True)
class _Column:
    """The two columns of a milestone, and the sheet that holds the rules."""

    ratio: int
    inputs: str

    @property
    def points(self) -> int:
        return self.ratio + 1

    def moved(self, formula: str) -> str:
        """Return a formula of the sheet of inputs with this milestone's ratios and points in it."""
        own = {LETTERS[RATIO - 1]: self.ratio, LETTERS[POINTS - 1]: self.points}

        def there(found: re.Match[str]) -> str:
            letter, row = found[1], found[2]
            if letter in own:
                return f"{xl_col_to_name(own[letter] - 1)}{row}"
            return f"'{self.inputs}'!${letter}{row}"

        return REFERENCE.sub(there, formula)


def write(page: Page, report: Report, road_map: RoadMapFigures, places: Places, inputs: str) -> None:
    """Write the sheet; ``inputs`` is the name of the sheet of inputs, ``places`` its rows."""
    t = report.texts
    page.note(1, t("road_map.sheet_note"), columns=NOTE_COLUMNS, height=NOTE_HEIGHT)
    total = max(places.indicators.values()) + 1
    titles = [t("export.group_or_indicator"), t("table.before")]
    for milestone in road_map.milestones:
        day = numbers.date(milestone.day, t.language)
        titles += [t("road_map.sheet_ratio", day=day), t("road_map.sheet_points", day=day)]
    page.heading(HEADING_ROW, titles)
    _names(page, report, places, total)
    for number, milestone in enumerate(road_map.milestones):
        column = _Column(FIRST_COLUMN + 2 * number, inputs)
        _milestone(page, report, milestone, places, column)
        _results(page, report, milestone, places, column, total)
    row = total + 6
    for table in (tasks_of(report, road_map), milestones_of(report, road_map)):
        page.text(row, NAME, table.title, bold=True)
        row = page.table(table, first_row=row + 1) + 1
    widths = dict.fromkeys(range(BEFORE, FIRST_COLUMN + 2 * len(road_map.milestones)), COLUMN_WIDTH)
    widths |= {NAME: NAME_WIDTH}
    page.finish(first_row=FIRST_ROW, footer=report.stamp, heading=HEADING_ROW, widths=widths)


def _names(page: Page, report: Report, places: Places, total: int) -> None:
    t = report.texts
    for group in report.groups:
        page.text(places.groups[group.id], NAME, group.name, bold=True)
        page.number(
            places.groups[group.id], BEFORE, Fraction(group.before) / Fraction(group.maximum), "percent"
        )
        for item in members_of(report, group.id):
            page.text(places.indicators[item.id], NAME, item.name, indent=1)
            if item.before is not None:
                page.number(places.indicators[item.id], BEFORE, item.before, "percent")
    size = report.after.rank.size
    for row, text in enumerate(
        (
            *(t("export.total"), t("headline.band"), t("export.by_tool")),
            t("headline.rank", size=size),
        ),
        start=total,
    ):
        page.text(row, NAME, text, bold=True)


def _milestone(
    page: Page, report: Report, milestone: MilestoneFigures, places: Places, column: _Column
) -> None:
    for group in report.groups:
        _group(page, report, milestone, group, places, column)
        for item in members_of(report, group.id):
            _indicator(page, report, milestone, item, places, column)
    last = max(places.indicators.values())
    page.share_only(FIRST_ROW, last, column.ratio, report.texts("export.share_only"))


def _group(
    page: Page,
    report: Report,
    milestone: MilestoneFigures,
    group: GroupFigures,
    places: Places,
    column: _Column,
) -> None:
    row, outcome = places.groups[group.id], milestone.outcome
    if len(members_of(report, group.id)) > 1 and report.rest is None:
        attainment = outcome.changes.get(group.id)
        if attainment is None:
            page.empty_input(row, column.ratio, "percent")
        else:
            page.number(row, column.ratio, Fraction(attainment) / 100, "percent", is_input=True)
    formula = column.moved(group_points(places, group.id, report))
    page.formula(row, column.points, formula, "points", outcome.points[group.id])


def _indicator(
    page: Page,
    report: Report,
    milestone: MilestoneFigures,
    item: IndicatorFigures,
    places: Places,
    column: _Column,
) -> None:
    row, outcome = places.indicators[item.id], milestone.outcome
    percent, share = outcome.set_to(item.id), outcome.shares.get(item.id)
    if percent is None:
        shown = item.before if share is None else share
        formula = column.moved(followed(places, item.id, report))
        stored = "" if shown is None else shown
        page.formula(row, column.ratio, formula, "percent", stored, is_input=True)
    else:
        page.number(row, column.ratio, Fraction(percent) / 100, "percent", is_input=True)
    formula = column.moved(indicator_points(places, item, report))
    page.formula(row, column.points, formula, "points", outcome.points.get(item.id, UNKNOWN))


def _results(
    page: Page,
    report: Report,
    milestone: MilestoneFigures,
    places: Places,
    column: _Column,
    total: int,
) -> None:
    """Write total and rating as formulas, and what the tool said of total and rank."""
    letter = xl_col_to_name(column.points - 1)
    summed = "+".join(f"{letter}{row}" for row in places.groups.values())
    page.formula(total, column.points, f"=ROUND({summed},2)", "points", milestone.expected.total)
    formula = rating_of(report, f"{letter}{total}")
    page.formula(total + 1, column.points, formula, "text", milestone.expected.band)
    page.number(total + 2, column.points, milestone.expected.total, "points")
    page.text(total + 3, column.points, sentences.rank_alone(milestone.expected.rank, report.texts))
