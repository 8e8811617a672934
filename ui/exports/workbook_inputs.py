"""The sheet of inputs: every ratio with its rule, couplings as formulas, and the points they give.

Where the case is seen from a day on, ratios are those from then to the year's end. Beside them stand what
is counted so far and what is still to come, and the whole year's ratio that they come to, which is scored.

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
from ui.words import numbers

NAME, MAXIMUM, THRESHOLD, BASE, RATIO, FIXED, OFFSET, POINTS, BASIS, COUNTED = range(1, 11)
# Only where the case is seen from a day on.
SO_FAR, TO_COME, WHOLE = range(11, 14)
LETTERS = "ABCDEFGHIJKLM"
HEADING_ROW = 3
FIRST_ROW = HEADING_ROW + 1
NOTE_HEIGHT, REST_NOTE_HEIGHT = 96, 48
# So wide that a printed page can be read: the last two columns wrap.
WIDTHS = {
    **{NAME: 46, MAXIMUM: 9, THRESHOLD: 11, BASE: 12, RATIO: 13, FIXED: 13, OFFSET: 13, POINTS: 9},
    **{BASIS: 18, COUNTED: 44, SO_FAR: 14, TO_COME: 14, WHOLE: 12},
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
    note, height = t("export.inputs_note"), NOTE_HEIGHT
    if report.rest is not None:
        note = f"{note} {t('from_now_export.inputs_note', days=report.rest.days)}"
        height += REST_NOTE_HEIGHT
    page.note(1, note, columns=COUNTED, height=height)
    titles = (
        "export.group_or_indicator",
        "table.maximum",
        "table.threshold",
        "export.ratio_before",
        "export.ratio_after" if report.rest is None else "from_now_export.ratio",
        "export.fixed",
        "export.offset",
        "table.points",
        "export.basis",
        "export.counted",
    )
    page.heading(HEADING_ROW, [*(t(title) for title in titles), *_rest_titles(report)])
    places = _places(report)
    for group in report.groups:
        _group(page, places, group, report)
    for item in report.indicators:
        _indicator(page, places, item, report)
    last = max(places.indicators.values())
    page.share_only(FIRST_ROW, last, RATIO, t("export.share_only"))
    if report.rest is not None:
        page.amount_only(FIRST_ROW, last, TO_COME, t("from_now_export.amount_only"))
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
    if members > 1 and report.rest is None:
        # A group of one indicator has no lever of its own: it is that indicator. From a day on no group
        # of several has one either.
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
    if members > 1 and report.rest is None:
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
    if report.rest is not None:
        _whole(page, row, item, report)
    points = UNKNOWN if item.points_after is None else item.points_after
    page.formula(row, POINTS, indicator_points(places, item, report), "points", points)
    page.text(row, BASIS, item.basis)
    counted = f"{item.numerator} / {item.denominator}"
    if item.rest is not None and item.rest.is_by_days:
        counted = report.texts("from_now_export.by_days", counted=counted)
    page.text(row, COUNTED, counted)


def _rest_titles(report: Report) -> list[str]:
    """Return the headings of what is counted so far, of what is to come, and of the whole year's ratio."""
    t, from_now = report.texts, report.case.from_now
    if from_now is None:
        return []
    day, last = (numbers.date(d, t.language) for d in (from_now.day, report.case.period.year_end))
    return [
        t("from_now_export.so_far", day=day),
        t("from_now_export.to_come", last=last),
        t("from_now_export.whole"),
    ]


def _whole(page: Page, row: int, item: IndicatorFigures, report: Report) -> None:
    """Write what is counted and what is to come of an indicator, and the whole year's ratio of both.

    Of a state, and where no score is known so far, nothing is decided yet.
    """
    if item.rest is not None and item.before is not None and item.rest.counted + item.rest.to_come:
        page.number(row, SO_FAR, item.rest.counted, "amount")
        page.number(row, TO_COME, item.rest.to_come, "amount", is_input=True)
    shown = item.whole if item.whole is not None else ""
    page.formula(row, WHOLE, f"={_scored(row, report)}", "percent", shown)


def _scored(row: int, report: Report) -> str:
    """Return the formula of the ratio that is scored: as beside it, or the whole year's it comes to."""
    ratio, base = cell(RATIO, row), cell(BASE, row)
    if report.rest is None:
        return ratio
    so_far, to_come = cell(SO_FAR, row), cell(TO_COME, row)
    pooled = f"({base}*{so_far}+{ratio}*{to_come})/({so_far}+{to_come})"
    return f'IF(ISNUMBER({ratio}),IF({so_far}+{to_come}>0,{pooled},{ratio}),"")'


def indicator_points(places: Places, item: IndicatorFigures, report: Report) -> str:
    """Return the formula of an indicator's points, of the ratio beside it."""
    row, group_row = places.indicators[item.id], places.groups[item.group]
    ratio = cell(RATIO, row)
    scored = f"{_scored(row, report)}{_factor(places, item.id, report)}"
    own = f"{cell(MAXIMUM, row)}*MIN(1,{scored}/{cell(THRESHOLD, row)})"
    formula = f"IF(ISNUMBER({ratio}),ROUND({own}+{ROUNDING_GUARD},2),{cell(FIXED, row)})"
    if len(members_of(report, item.group)) > 1 and report.rest is None:
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
    rows = [
        places.indicators[coupling.source]
        for coupling in report.case.rules.couplings
        if coupling.kind == "factor" and coupling.target == indicator
    ]
    return "".join(f"*N({_scored(row, report) if report.couplings else cell(BASE, row)})" for row in rows)


def _couplings(report: Report, indicator: str) -> list[Coupling]:
    return [c for c in report.case.rules.couplings if report.couplings and c.target == indicator]
