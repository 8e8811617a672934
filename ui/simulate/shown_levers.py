"""What a lever shows: its name, where it stands, its points, and what is noted beside and below it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from scoring import Group, Outcome
from scoring.what_if.changes import FULL_PERCENT
from ui.visit import typed_units
from ui.words import counted, names, numbers
from ui.words.percentages import STEP, baseline_percent, shown_baseline, to_percent
from ui.words.texts import Texts


@dataclass(frozen=True)
class Lever:
    """A lever as shown: where it stands now and at the baseline, in percent (None: no score)."""

    id: str
    name: str
    baseline: Decimal | None
    value: Decimal | None
    changed: bool
    marks: str
    note: str
    help: str


def group_lever(outcome: Outcome, group: Group, texts: Texts) -> Lever:
    """Return the lever of a group's attainment."""
    case = outcome.case
    average = case.averages.get(group.id)
    marks = [texts("lever.baseline_mark", percent=shown_baseline(case, group.id, texts))]
    if average is not None:
        share = Fraction(average.points) / Fraction(group.maximum)
        percent = numbers.percent(to_percent(share, STEP), texts.language)
        marks.append(texts("lever.average_mark", percent=percent))
    return Lever(
        id=group.id,
        name=names.lever(case.rules, group.id, texts),
        baseline=baseline_percent(case, group.id),
        value=outcome.changes.get(group.id, _group_now(outcome, group)),
        changed=group.id in outcome.changes or any(i in outcome.changes for i in group.indicators),
        marks="\u2002".join(marks),
        note=" · ".join(_units(outcome, group.id, texts)),
        help=_help(
            texts("lever.group_help_single" if group.only else "lever.group_help", maximum=group.maximum),
            counted.accepted(case, group.id, texts),
        ),
    )


def _group_now(outcome: Outcome, group: Group) -> Decimal:
    share = Fraction(outcome.points[group.id]) / Fraction(group.maximum)
    return to_percent(share, STEP)


def indicator_lever(outcome: Outcome, indicator: str, texts: Texts) -> Lever:
    """Return the lever of an indicator's ratio."""
    case = outcome.case
    rule, item = case.rules.indicators[indicator], case.baseline.indicators[indicator]
    notes = [
        texts(
            "lever.baseline",
            percent=shown_baseline(case, indicator, texts),
            basis=texts(f"basis.{item.basis}"),
        )
    ]
    if indicator in case.indicator_averages:
        percent = to_percent(case.indicator_averages[indicator], STEP)
        notes.append(texts("lever.average", percent=numbers.percent(percent, texts.language)))
    if rule.threshold < FULL_PERCENT:
        full = numbers.short_percent(rule.threshold, texts.language)
        notes.append(texts("lever.threshold", percent=full))
    notes += _units(outcome, indicator, texts)
    share = outcome.shares.get(indicator, item.share)
    return Lever(
        id=indicator,
        name=names.lever(case.rules, indicator, texts),
        baseline=baseline_percent(case, indicator),
        value=outcome.changes.get(indicator, None if share is None else to_percent(share, STEP)),
        changed=outcome.set_to(indicator) is not None,
        marks="",
        note=" · ".join(notes),
        help=_help(
            texts(
                "lever.indicator_help",
                numerator=texts.pick(rule.numerator),
                denominator=texts.pick(rule.denominator),
                confidence=texts(f"confidence.{rule.confidence.split('(')[0]}"),
            ),
            counted.accepted(case, indicator, texts),
        ),
    )


def _units(outcome: Outcome, lever: str, texts: Texts) -> list[str]:
    return counted.notes(outcome, lever, typed_units.of_lever(outcome.case, lever), texts)


def _help(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def group_points(outcome: Outcome, group: Group, texts: Texts) -> str:
    """Return the points of a group beside its lever, of how many."""
    return texts(
        "lever.points_short",
        points=numbers.points(outcome.points[group.id], texts.language),
        maximum=numbers.maximum(group.maximum, texts.language),
    )


def indicator_points(outcome: Outcome, indicator: str, texts: Texts) -> str:
    """Return the points of an indicator beside its lever, or that its group does not determine them."""
    if indicator not in outcome.points:
        return texts("lever.undetermined")
    return texts(
        "lever.points",
        points=numbers.points(outcome.points[indicator], texts.language),
        maximum=numbers.maximum(outcome.case.rules.indicators[indicator].maximum, texts.language),
    )
