"""Levers: a slider and a typed value for each, with baseline and national average beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache, partial

import streamlit as st

from scoring import Case, Group, Outcome, counts_of
from scoring.what_if.changes import FULL_PERCENT
from ui.platform import late_reports
from ui.visit import outcomes as simulator
from ui.visit import state, typed_units
from ui.widgets.sections import section
from ui.words import counted as dossiers
from ui.words import names, numbers
from ui.words import typed_values as typed
from ui.words.percentages import STEP, baseline_percent, to_percent
from ui.words.texts import Language, Texts

# Where sliders stood when a value was typed beside them, and when that was.
JUST_TYPED = "just_typed"

# In pixels; where dossiers may be typed their word needs room.
TYPED_WIDTH, TYPED_WIDTH_UNITS = 80, 104


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


def show(outcome: Outcome, texts: Texts, *, detailed: bool) -> None:
    """Show all levers: one for each group, or in detail one for each indicator."""
    st.caption(texts("lever.indicator_note" if detailed else "lever.group_note"))
    for group in outcome.case.rules.groups.values():
        show_group = partial(_show_indicators if detailed else _show_group, group)
        simulator.part(simulator.levers_part(group.id), show_group)


def _show_group(group: Group) -> None:
    """Show the lever of a group's attainment, points beside it."""
    outcome, texts = simulator.outcome(), state.texts()
    _show(_group_lever(outcome, group, texts), _group_points(outcome, group, texts), texts)


def _show_indicators(group: Group) -> None:
    """Show the levers of a group's indicators once the group is opened."""
    outcome, texts = simulator.outcome(), state.texts()
    name = names.lever(outcome.case.rules, group.id, texts)
    points = _group_points(outcome, group, texts)
    opened = section(
        f"**{name}** · {points} {texts('lever.unit')}",
        f"group_{group.id}",
        part=simulator.levers_part(group.id),
    )
    if opened is None:
        return
    with opened:
        if group.id in outcome.changes and len(group.indicators) > 1:
            st.caption(texts("lever.group_set"), help=texts("lever.group_set_help"))
        for indicator in group.indicators:
            lever = _indicator_lever(outcome, indicator, texts)
            _show(lever, _indicator_points(outcome, indicator, texts), texts)


def _group_lever(outcome: Outcome, group: Group, texts: Texts) -> Lever:
    case = outcome.case
    average = case.averages.get(group.id)
    marks = [texts("lever.baseline_mark", percent=_shown(case, group.id, texts))]
    if average is not None:
        share = Fraction(average.points) / Fraction(group.maximum)
        percent = numbers.percent(to_percent(share, STEP), texts.language)
        marks.append(texts("lever.average_mark", percent=percent))
    only = len(group.indicators) == 1
    return Lever(
        id=group.id,
        name=names.lever(case.rules, group.id, texts),
        baseline=baseline_percent(case, group.id),
        value=outcome.changes.get(group.id, _group_now(outcome, group)),
        changed=group.id in outcome.changes or any(i in outcome.changes for i in group.indicators),
        marks="\u2002".join(marks),
        note=" · ".join(_units(outcome, group.id, texts)),
        help=_help(
            texts("lever.group_help_single" if only else "lever.group_help", maximum=group.maximum),
            dossiers.accepted(case, group.id, texts),
        ),
    )


def _group_now(outcome: Outcome, group: Group) -> Decimal:
    share = Fraction(outcome.points[group.id]) / Fraction(group.maximum)
    return to_percent(share, STEP)


def _indicator_lever(outcome: Outcome, indicator: str, texts: Texts) -> Lever:
    case = outcome.case
    rule, item = case.rules.indicators[indicator], case.baseline.indicators[indicator]
    notes = [
        texts("lever.baseline", percent=_shown(case, indicator, texts), basis=texts(f"basis.{item.basis}"))
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
        changed=indicator in outcome.changes or _is_single(case, indicator, outcome),
        marks="",
        note=" · ".join(notes),
        help=_help(
            texts(
                "lever.indicator_help",
                numerator=texts.pick(rule.numerator),
                denominator=texts.pick(rule.denominator),
                confidence=texts(f"confidence.{rule.confidence.split('(')[0]}"),
            ),
            dossiers.accepted(case, indicator, texts),
        ),
    )


def _units(outcome: Outcome, lever: str, texts: Texts) -> list[str]:
    return dossiers.notes(outcome, lever, typed_units.of_lever(outcome.case, lever), texts)


def _help(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _is_single(case: Case, indicator: str, outcome: Outcome) -> bool:
    """Return whether the indicator is all of a group that is changed."""
    group = case.rules.groups[case.rules.indicators[indicator].group]
    return len(group.indicators) == 1 and group.id in outcome.changes


def _shown(case: Case, lever: str, texts: Texts) -> str:
    percent = baseline_percent(case, lever)
    return texts("lever.no_score") if percent is None else numbers.percent(percent, texts.language)


def _group_points(outcome: Outcome, group: Group, texts: Texts) -> str:
    return texts(
        "lever.points_short",
        points=numbers.points(outcome.points[group.id], texts.language),
        maximum=numbers.maximum(group.maximum, texts.language),
    )


def _indicator_points(outcome: Outcome, indicator: str, texts: Texts) -> str:
    if indicator not in outcome.points:
        return texts("lever.undetermined")
    return texts(
        "lever.points",
        points=numbers.points(outcome.points[indicator], texts.language),
        maximum=numbers.maximum(outcome.case.rules.indicators[indicator].maximum, texts.language),
    )


def _show(lever: Lever, points: str, texts: Texts) -> None:
    """Show one lever: name and points, slider, typed value, reset, marks, and what was mistyped."""
    slider, field = f"slider_{lever.id}", f"typed_{lever.id}"
    case = simulator.outcome().case
    error = state.typed_errors().get(lever.id)
    refusal = None if error is None else typed.read(error, case, lever.id)
    if not isinstance(refusal, typed.Refusal):
        # What was refused in one case may be usable in another: it is not used behind the reader's back.
        error = None
    value = lever.value if lever.value is not None else Decimal(0)
    _put(slider, numbers.percent(value.quantize(STEP, ROUND_HALF_UP), texts.language))
    _put(field, error if error is not None else numbers.typed_percent(value, texts.language))
    with st.container(horizontal=True, wrap=False, vertical_alignment="bottom", gap="small"):
        st.select_slider(
            f"{lever.name} · {points}\u2002{lever.marks}".rstrip(),
            slider_labels(texts.language),
            key=slider,
            help=lever.help,
            on_change=_slid,
            args=(lever.id, lever.baseline),
        )
        st.text_input(
            texts("lever.typed", name=lever.name),
            key=field,
            max_chars=typed.TYPED_LENGTH,
            label_visibility="collapsed",
            width=TYPED_WIDTH if counts_of(case, lever.id) is None else TYPED_WIDTH_UNITS,
            on_change=_typed,
            args=(lever.id, lever.baseline),
        )
        if lever.changed or error is not None:
            st.button(
                ":material/restart_alt:",
                key=f"reset_{lever.id}",
                type="tertiary",
                help=texts("lever.reset_help", name=lever.name),
                on_click=_reset,
                args=(lever.id,),
            )
    if lever.note:
        st.caption(lever.note)
    if isinstance(refusal, typed.Refusal):
        st.error(typed.refused(refusal, lever.name, case, lever.id, texts), icon=":material/error:")


def _put(key: str, value: str) -> None:
    """Set what a widget holds, unless it holds that already.

    What is set here overrules the browser: a slider moved on meanwhile would jump back.
    """
    if st.session_state.get(key) != value:
        st.session_state[key] = value


@cache
def slider_labels(language: Language) -> Sequence[str]:
    """Return every position of a slider, 0 to 100 percent in tenths, as it is read."""
    return [numbers.percent(STEP * tenth, language) for tenth in range(FULL_PERCENT * 10 + 1)]


def _slid(lever: str, baseline: Decimal | None) -> None:
    position, positions = st.session_state[f"slider_{lever}"], slider_labels(state.language())
    if _is_left_over(lever, position):
        state.note_left_over()
    elif position in positions:
        _move(lever, STEP * positions.index(position), baseline)


def _is_left_over(lever: str, position: str) -> bool:
    """Return whether a slider is reported where it stood before a value was typed a moment ago.

    Whoever types and then clicks elsewhere sends both before the browser has moved the slider: the
    click's report still holds its old position, which must not overrule what was typed.
    """
    before, typed_at = st.session_state.get(JUST_TYPED, {}).get(lever, (None, 0.0))
    return bool(position == before and late_reports.slider_is_late(typed_at))


def _typed(lever: str, baseline: Decimal | None) -> None:
    just_typed: dict[str, tuple[str, float]] = st.session_state.setdefault(JUST_TYPED, {})
    just_typed[lever] = (st.session_state[f"slider_{lever}"], late_reports.now())
    text = str(st.session_state[f"typed_{lever}"])[: typed.TYPED_LENGTH]
    case = simulator.outcome().case
    found = typed.read(text, case, lever)
    if isinstance(found, typed.Refusal):
        state.typed_errors()[lever] = text
        return
    typed_units.remember(case, lever, found.units)
    counts = counts_of(case, lever)
    if found.units is not None and counts is not None and found.units.units == counts[0]:
        # As many as today is the baseline itself, not the percentage it is rounded to.
        _set(lever, None)
    else:
        _move(lever, found.percent, baseline)


def _move(lever: str, percent: Decimal, baseline: Decimal | None) -> None:
    _set(lever, None if percent == baseline else percent)


def _reset(lever: str) -> None:
    _set(lever, None)


def _set(lever: str, percent: Decimal | None) -> None:
    before, history, notes = state.scenario(), state.history_length(), state.has_link_notes()
    errors = dict(state.typed_errors())
    state.set_lever(lever, percent)
    if state.scenario() == before and state.typed_errors() == errors:
        return
    if notes:
        # The notes stand outside the simulator's parts: only a whole run takes them away.
        st.rerun()
    simulator.draw_again(before, history=history)
