"""Levers as they are shown: where each stands, what is noted of it, and what was mistyped_values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from scoring import Case, Group, Outcome, counts_of
from scoring.what_if.changes import FULL_PERCENT
from ui.visit import mistyped, typed_units
from ui.words import counted, names, numbers, typed_values, whole_year
from ui.words.percentages import STEP, baseline_percent, to_percent
from ui.words.texts import Texts


@dataclass(frozen=True)
class ShownLever:
    """A lever as shown; ``value``, ``baseline`` and ``average`` in percent, None where there is none.

    ``shown`` is the value as it is typed, or what was mistyped, which ``error`` then tells.
    """

    id: str
    name: str
    value: Decimal | None
    shown: str
    baseline: Decimal | None
    average: Decimal | None
    changed: bool
    note: str
    help: str
    error: str
    counted: bool


@dataclass(frozen=True)
class ShownSection:
    """Levers that stand together: all groups, without a label, or the indicators of one group."""

    id: str
    label: str
    points: str
    note: str
    levers: Sequence[ShownLever]


def shown_sections(outcome: Outcome, texts: Texts, *, detailed: bool) -> list[ShownSection]:
    """Return the levers by group, or in detail the indicators of each group."""
    groups = outcome.case.rules.groups.values()
    if not detailed:
        return [ShownSection("groups", "", "", "", [_group(outcome, group, texts) for group in groups])]
    return [
        ShownSection(
            id=group.id,
            label=names.lever(outcome.case.rules, group.id, texts),
            points=_points(outcome, group, texts),
            note=_set_note(outcome, group, texts),
            levers=[_indicator(outcome, indicator, texts) for indicator in group.indicators],
        )
        for group in groups
    ]


def _group(outcome: Outcome, group: Group, texts: Texts) -> ShownLever:
    case = outcome.case
    average = case.averages.get(group.id)
    share = Fraction(outcome.points[group.id]) / Fraction(group.maximum)
    alone = group.only is not None
    return _shown(
        outcome,
        group.id,
        texts,
        value=outcome.changes.get(group.id, to_percent(share, STEP)),
        average=None
        if average is None
        else to_percent(Fraction(average.points) / Fraction(group.maximum), STEP),
        changed=group.id in outcome.changes or any(i in outcome.changes for i in group.indicators),
        notes=[],
        help_words=texts(
            "lever.group_help_single" if alone else "lever.group_help",
            maximum=numbers.maximum(group.maximum, texts.language),
        ),
    )


def _indicator(outcome: Outcome, indicator: str, texts: Texts) -> ShownLever:
    case = outcome.case
    rule, item = case.rules.indicators[indicator], case.baseline.indicators[indicator]
    where = "lever.baseline" if rule.so_far is None else "from_now.baseline"
    notes = [
        texts(where, percent=_percent(case, indicator, texts), basis=texts(f"basis.{item.basis}")),
        *whole_year.notes(outcome, indicator, texts),
    ]
    average = case.indicator_averages.get(indicator)
    if rule.threshold < FULL_PERCENT and rule.so_far is None:
        full = numbers.short_percent(rule.threshold, texts.language)
        notes.append(texts("lever.threshold", percent=full))
    share = outcome.shares.get(indicator, item.share)
    group = case.rules.groups[rule.group]
    return _shown(
        outcome,
        indicator,
        texts,
        value=outcome.changes.get(indicator, None if share is None else to_percent(share, STEP)),
        average=None if average is None else to_percent(average, STEP),
        changed=indicator in outcome.changes or (group.only is not None and group.id in outcome.changes),
        notes=notes,
        help_words=texts(
            "lever.indicator_help",
            numerator=texts.pick(rule.numerator),
            denominator=texts.pick(rule.denominator),
            confidence=texts(f"confidence.{rule.confidence.split('(')[0]}"),
        ),
    )


def _shown(
    outcome: Outcome,
    lever: str,
    texts: Texts,
    *,
    value: Decimal | None,
    average: Decimal | None,
    changed: bool,
    notes: list[str],
    help_words: str,
) -> ShownLever:
    case = outcome.case
    name = names.lever(case.rules, lever, texts)
    text, error = _mistyped(case, lever, name, texts)
    accepted = counted.accepted(case, lever, texts)
    units = counted.notes(outcome, lever, typed_units.of_lever(case, lever), texts)
    return ShownLever(
        id=lever,
        name=name,
        value=value,
        shown=text if error else numbers.typed_percent(value or Decimal(0), texts.language),
        baseline=baseline_percent(case, lever),
        average=average,
        changed=changed,
        note=" · ".join([*notes, *units]),
        help=" ".join(part for part in (help_words, accepted) if part),
        error=error,
        counted=counts_of(case, lever) is not None,
    )


def _mistyped(case: Case, lever: str, name: str, texts: Texts) -> tuple[str, str]:
    """Return what was typed for a lever and cannot be used, and why; both empty where all is well.

    What was refused in one case may be usable in another: it is not used behind the reader's back.
    """
    text = mistyped.entries().get(lever)
    refusal = None if text is None else typed_values.read(text, case, lever)
    if text is None or not isinstance(refusal, typed_values.Refusal):
        return "", ""
    return text, typed_values.refused(refusal, name, case, lever, texts)


def _percent(case: Case, lever: str, texts: Texts) -> str:
    percent = baseline_percent(case, lever)
    return texts("lever.no_score") if percent is None else numbers.percent(percent, texts.language)


def _points(outcome: Outcome, group: Group, texts: Texts) -> str:
    points = texts(
        "lever.points_short",
        points=numbers.points(outcome.points[group.id], texts.language),
        maximum=numbers.maximum(group.maximum, texts.language),
    )
    return f"{points} {texts('lever.unit')}"


def _set_note(outcome: Outcome, group: Group, texts: Texts) -> str:
    if group.id not in outcome.changes or group.only is not None:
        return ""
    return f"{texts('lever.group_set')} {texts('lever.group_set_help')}"
