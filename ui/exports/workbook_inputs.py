"""The sheet of inputs: every ratio with its rule, couplings as formulas, and the points they give.

Rows of groups hold an attainment that may be typed: it then stands for the whole group, nothing is
known of the indicators inside, and no coupling starts from it - as in the library.

``ROUND`` in a spreadsheet rounds halves away from zero, as the portal does for points, which are never
negative. A binary number may lie a hair below a half that the exact ratio reaches, so
``ROUNDING_GUARD`` points are added first: more than the error of the few operations here, and less
than the distance of any ratio of real counts from a half.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from scoring.coupling import Coupling
from ui.exports.model import GroupFigures, IndicatorFigures, Report
from ui.exports.workbook_cells import Page

NAME, MAXIMUM, THRESHOLD, BASE, RATIO, FIXED, OFFSET, POINTS, BASIS, COUNTED = range(1, 11)
LETTERS = "ABCDEFGHIJ"
HEADING_ROW = 3
FIRST_ROW = HEADING_ROW + 1
NOTE_HEIGHT = 96
# So wide that a printed page can be read: the last two columns wrap.
WIDTHS = {
    **{NAME: 46, MAXIMUM: 9, THRESHOLD: 11, BASE: 12, RATIO: 13, FIXED: 13, OFFSET: 13, POINTS: 9},
    **{BASIS: 18, COUNTED: 44},
}
ROUNDING_GUARD = "1E-12"
UNKNOWN = "\N{EN DASH}"


@dataclass(frozen=True)
class Places:
    """The rows of groups and indicators on the sheet."""

    groups: dict[str, int]
    indicators: dict[str, int]


def write(page: Page, report: Report) -> Places:
    """Write the sheet and return where everything stands."""
    t = report.texts
    page.note(1, t("export.inputs_note"), columns=COUNTED, height=NOTE_HEIGHT)
    titles = (
        "export.group_or_indicator",
        "table.maximum",
        "table.threshold",
        "export.ratio_before",
        "export.ratio_after",
        "export.fixed",
        "export.offset",
        "table.points",
        "export.basis",
        "export.counted",
    )
    page.heading(HEADING_ROW, [t(title) for title in titles])
    places = _places(report)
    for group in report.groups:
        _group(page, places, group, report)
    for item in report.indicators:
        _indicator(page, places, item, report)
    last = max(places.indicators.values())
    page.share_only(FIRST_ROW, last, RATIO, t("export.share_only"))
    page.finish(first_row=FIRST_ROW, footer=report.stamp, heading=HEADING_ROW, widths=WIDTHS)
    return places


def cell(column: int, row: int) -> str:
    """Return the address of a cell."""
    return f"{LETTERS[column - 1]}{row}"


def _places(report: Report) -> Places:
    groups: dict[str, int] = {}
    indicators: dict[str, int] = {}
    row = FIRST_ROW
    for group in report.groups:
        groups[group.id] = row
        members = members_of(report, group.id)
        indicators |= {item.id: row + place for place, item in enumerate(members, start=1)}
        row += len(members) + 1
    return Places(groups, indicators)


def members_of(report: Report, group: str) -> list[IndicatorFigures]:
    """Return the indicators of a group."""
    return [item for item in report.indicators if item.group == group]


def _group(page: Page, places: Places, group: GroupFigures, report: Report) -> None:
    row, members = places.groups[group.id], len(members_of(report, group.id))
    page.text(row, NAME, group.name, bold=True)
    page.number(row, MAXIMUM, group.maximum, "maximum")
    page.number(row, BASE, Fraction(group.before) / Fraction(group.maximum), "percent")
    page.number(row, OFFSET, group.offset, "change")
    page.text(row, BASIS, group.basis)
    if members > 1:
        # A group of one indicator has no lever of its own: it is that indicator.
        if group.attainment is None:
            page.empty_input(row, RATIO, "percent")
        else:
            page.number(row, RATIO, Fraction(group.attainment) / 100, "percent", is_input=True)
    page.formula(row, POINTS, group_points(places, group.id, report), "points", group.after)


def group_points(places: Places, group: str, report: Report) -> str:
    """Return the formula of a group's points: of an attainment that is typed, else of its indicators."""
    row, members = places.groups[group], len(members_of(report, group))
    parts = f"SUM({cell(POINTS, row + 1)}:{cell(POINTS, row + members)})+{cell(OFFSET, row)}"
    formula = f"ROUND(MIN({cell(MAXIMUM, row)},MAX(0,{parts})),2)"
    if members > 1:
        given = f"ROUND({cell(MAXIMUM, row)}*{cell(RATIO, row)}+{ROUNDING_GUARD},2)"
        formula = f"IF(ISNUMBER({cell(RATIO, row)}),{given},{formula})"
    return f"={formula}"


def _indicator(page: Page, places: Places, item: IndicatorFigures, report: Report) -> None:
    row = places.indicators[item.id]
    page.text(row, NAME, item.name, indent=1)
    page.number(row, MAXIMUM, item.maximum, "maximum")
    page.number(row, THRESHOLD, Fraction(item.threshold) / 100, "percent")
    if item.before is None:
        page.number(row, FIXED, item.points_before or 0, "points")
    else:
        page.number(row, BASE, item.before, "percent")
    if item.set_to is None:
        share = item.before if item.after is None else item.after
        shown = "" if share is None else share
        page.formula(row, RATIO, followed(places, item.id, report), "percent", shown, is_input=True)
    else:
        page.number(row, RATIO, item.set_to, "percent", is_input=True)
    points = UNKNOWN if item.points_after is None else item.points_after
    page.formula(row, POINTS, indicator_points(places, item, report), "points", points)
    page.text(row, BASIS, item.basis)
    page.text(row, COUNTED, f"{item.numerator} / {item.denominator}")


def indicator_points(places: Places, item: IndicatorFigures, report: Report) -> str:
    """Return the formula of an indicator's points, of the ratio beside it."""
    row, group_row = places.indicators[item.id], places.groups[item.group]
    ratio = cell(RATIO, row)
    own = f"{cell(MAXIMUM, row)}*MIN(1,{ratio}{_factor(places, item.id, report)}/{cell(THRESHOLD, row)})"
    formula = f"IF(ISNUMBER({ratio}),ROUND({own}+{ROUNDING_GUARD},2),{cell(FIXED, row)})"
    if len(members_of(report, item.group)) > 1:
        # Set as a whole, a group says nothing of its indicators.
        formula = f'IF(ISNUMBER({cell(RATIO, group_row)}),"{UNKNOWN}",{formula})'
    return f"={formula}"


def followed(places: Places, indicator: str, report: Report) -> str:
    """Return the formula of a ratio that is not set: its baseline, moved by what drives it."""
    base = cell(BASE, places.indicators[indicator])
    moved = base
    for coupling in _couplings(report, indicator):
        before = cell(BASE, places.indicators[coupling.source])
        after = cell(RATIO, places.indicators[coupling.source])
        known = f"AND(ISNUMBER({before}),ISNUMBER({after}))"
        if coupling.kind == "shift":
            moved = f"({moved}+IF({known},{after}-{before},0))"
        elif coupling.kind == "precondition":
            # Tested one inside the other: nothing may be divided by an empty cell or by 0.
            moved = f"({moved}*IF({known},IF({before}>0,{after}/{before},1),1))"
    within = moved if moved == base else f"MIN(1,MAX(0,{moved}))"
    return f'=IF(ISNUMBER({base}),{within},"")'


def _factor(places: Places, indicator: str, report: Report) -> str:
    """Return what multiplies a ratio when it is scored; a ratio that does not exist counts as 0."""
    column = RATIO if report.couplings else BASE
    return "".join(
        f"*N({cell(column, places.indicators[coupling.source])})"
        for coupling in report.case.rules.couplings
        if coupling.kind == "factor" and coupling.target == indicator
    )


def _couplings(report: Report, indicator: str) -> list[Coupling]:
    return [c for c in report.case.rules.couplings if report.couplings and c.target == indicator]
