"""Bars of the slides: groups against the average, levers before and after, effort, points by cause."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction

from pptx.enum.chart import XL_CHART_TYPE

from ui.exports.messages import after, basis_marks, before
from ui.exports.model import ChangeFigures, FallShort, Gain, Plan, Report, RestFigures
from ui.exports.slide_charts import FOR_AXIS, FOR_LEGEND, Series, bars, height_of_names
from ui.exports.slide_deck import Slide
from ui.exports.slide_style import (
    GAIN,
    GAIN_COUPLED,
    LINES,
    LOSS,
    LOSS_COUPLED,
    NEUTRAL,
    SCENARIO,
    TODAY,
    Colour,
)
from ui.exports.slide_text import points
from ui.words import numbers, sentences

CAUSES: dict[str, Colour] = {
    "neutral": NEUTRAL,
    "gain": GAIN,
    "gain_coupled": GAIN_COUPLED,
    "loss": LOSS,
    "loss_coupled": LOSS_COUPLED,
}
# An axis that does not begin at zero leaves this part of the way free before the first bar.
STEPS = 5
# Where the axis of percentages ends, so that labels have room; with the whole year's ratio they are longer.
MOST_SHOWN, MOST_SHOWN_WITH_WHOLE = 110, 165


def groups(slide: Slide, report: Report) -> None:
    """Put the groups as they stand today against the national average, each with its maximum."""
    t, items = report.texts, report.groups
    language = t.language
    names = [t("slides.group", name=g.name, maximum=numbers.maximum(g.maximum, language)) for g in items]
    marks = basis_marks(report)
    today = [f"{numbers.points(g.before, language)}{marks.get(g.basis, '')}" for g in items]
    averages = ["" if g.average is None else numbers.points(g.average, language) for g in items]
    shown = [Series(t("table.before"), [g.before for g in items], TODAY, today)]
    if any(averages):
        shown.append(Series(t("table.average"), [g.average for g in items], NEUTRAL, averages))
    chart = bars(slide, names, shown, XL_CHART_TYPE.BAR_CLUSTERED, t("compare.groups"))
    chart.value_axis.minimum_scale = 0
    chart.plots[0].overlap = 0


def changes(slide: Slide, items: Sequence[ChangeFigures], report: Report) -> None:
    """Put levers before and after, in percent."""
    t = report.texts
    reached = [after(c, t) for c in items]
    series = [
        Series(t("table.before"), [c.before for c in items], NEUTRAL, [before(c, t) for c in items]),
        Series(t("table.after"), [c.after for c in items], SCENARIO, reached),
    ]
    # What the percentages are of stands below the chart where it is the same for all.
    alike = len({c.kind for c in items}) == 1
    names = [c.name if alike else t("slides.lever", name=c.name, kind=c.kind) for c in items]
    chart = bars(slide, names, series, XL_CHART_TYPE.BAR_CLUSTERED, t("changes.title"))
    chart.value_axis.minimum_scale = 0
    chart.value_axis.maximum_scale = MOST_SHOWN if report.rest is None else MOST_SHOWN_WITH_WHOLE
    chart.plots[0].overlap = 0


def still_open(slide: Slide, rest: RestFigures, report: Report) -> None:
    """Put the groups with what is safe, still possible and lost of their points, stacked."""
    t, language = report.texts, report.texts.language
    names = [
        t(
            "from_now_export.group",
            name=name,
            most=numbers.points(part.most, language),
            maximum=numbers.maximum(part.maximum, language),
        )
        for name, part in rest.groups
    ]
    parts = [part for _, part in rest.groups]
    series = [
        Series(t("from_now.safe"), [part.safe for part in parts], GAIN),
        Series(t("from_now_export.open"), [part.open for part in parts], GAIN_COUPLED),
        Series(t("from_now.out_of_reach"), [part.lost for part in parts], LINES),
    ]
    chart = bars(slide, names, series, XL_CHART_TYPE.BAR_STACKED, t("from_now.title"), axis=True)
    chart.plots[0].overlap = 100
    chart.value_axis.minimum_scale = 0


def efforts(slide: Slide, plan: Plan, report: Report) -> None:
    """Put what each change costs in points of effort, the largest first, the smallest together."""
    t = report.texts
    rows = sorted(plan.amounts, key=lambda row: -row[1])
    room = points(slide.room.height)
    for most in range(len(rows), 0, -1):
        kept = rows[:most]
        if others := rows[most:]:
            rest = sum((amount for _, amount in others), Fraction(0))
            kept = [*kept, (t("slides.other_changes", count=len(others)), rest)]
        if height_of_names([name for name, _ in kept], slide) <= room:
            break
    amounts = [numbers.exact(amount) for _, amount in kept]
    labels = [numbers.effort(amount, t.language) for _, amount in kept]
    title = t("slides.effort")
    series = [Series(title, amounts, NEUTRAL, labels)]
    chart = bars(slide, [name for name, _ in kept], series, XL_CHART_TYPE.BAR_CLUSTERED, title)
    chart.value_axis.minimum_scale = 0


def completions(slide: Slide, missed: FallShort, report: Report) -> None:
    """Put the total at some completions of the plan, with the rank at each."""
    t = report.texts
    names = [f"{step.percent}%" for step in missed.steps]
    labels = [
        t(
            "slides.completion",
            total=numbers.points(step.total, t.language),
            rank=sentences.rank_alone(step.rank, t),
        )
        for step in missed.steps
    ]
    series = [Series(t("headline.total"), [step.total for step in missed.steps], SCENARIO, labels)]
    chart = bars(slide, names, series, XL_CHART_TYPE.BAR_CLUSTERED, t("shortfall.done"))
    # Room for the words behind the bars.
    chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = 0, 130


def waterfall(slide: Slide, report: Report) -> None:
    """Put the way from the baseline's total to the scenario's: stacked bars on an unseen base.

    Where there are more causes than the slide has room for, the smallest stand in one bar.
    """
    t = report.texts
    rows = [_cause(gain, report) for gain in report.gains]
    ends = [
        (f"{t(key)}: {numbers.points(total, t.language)}", "neutral", total)
        for key, total in (("chart.baseline", report.before.total), ("chart.scenario", report.after.total))
    ]
    rows = _as_fits(rows, [name for name, _, _ in ends], slide, report)
    # Stacked bars have no room beside them: the points stand behind the names.
    at = report.before.total
    names, bases, parts = [ends[0][0]], [Decimal(0)], [("neutral", at)]
    for name, kind, gained in rows:
        names.append(name)
        bases.append(min(at, at + gained))
        parts.append((kind, abs(gained)))
        at += gained
    names.append(ends[1][0])
    bases.append(Decimal(0))
    parts.append(("neutral", at))
    # Its name is blank, so that the legend shows nothing for it.
    series = [Series(numbers.NO_BREAK_SPACE, bases, None)]
    for kind, colour in CAUSES.items():
        values = [value if own == kind else None for own, value in parts]
        if any(value is not None for value in values):
            series.append(Series(t(f"export.kind.{kind}"), values, colour))
    chart = bars(slide, names, series, XL_CHART_TYPE.BAR_STACKED, t("view.waterfall"), axis=True)
    chart.plots[0].overlap = 100
    tops = [base + part for base, (_, part) in zip(bases, parts, strict=True)]
    low = min([report.before.total, at, *(base for base in bases if base)])
    room = max((max(tops) - low) / STEPS, Decimal(1))
    chart.value_axis.minimum_scale = float(max((low - room).to_integral_value(ROUND_FLOOR), Decimal(0)))
    chart.value_axis.maximum_scale = float((max(tops) + room / 2).to_integral_value(ROUND_CEILING))


def _cause(gain: Gain, report: Report) -> tuple[str, str, Decimal]:
    """Return a cause as a bar: its name with points, its kind, its points."""
    t, kind = report.texts, "gain" if gain.points > 0 else "loss"
    name = t("slides.coupled", name=gain.name) if gain.cause else gain.name
    shown = f"{name}: {numbers.change(gain.points, t.language)}"
    return shown, f"{kind}_coupled" if gain.cause else kind, gain.points


def _as_fits(
    rows: list[tuple[str, str, Decimal]], ends: Sequence[str], slide: Slide, report: Report
) -> list[tuple[str, str, Decimal]]:
    """Return the causes that a slide has room for, in their order, and one bar for the others."""
    room = points(slide.room.height) * (1 - FOR_LEGEND - FOR_AXIS)
    largest = sorted(rows, key=lambda row: -abs(row[2]))
    for most in range(len(rows), 0, -1):
        kept = [row for row in rows if row in largest[:most]]
        others = [row for row in rows if row not in kept]
        if others:
            rest = sum((row[2] for row in others), Decimal(0))
            change = numbers.change(rest, report.texts.language)
            name = report.texts("slides.other_causes", count=len(others), points=change)
            kept.append((name, "gain" if rest >= 0 else "loss", rest))
        if height_of_names([*ends, *(name for name, _, _ in kept)], slide) <= room:
            return kept
    return rows
