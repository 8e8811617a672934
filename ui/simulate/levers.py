"""Levers: a slider and a typed value for each, with baseline and national average beside them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, partial

import streamlit as st

from scoring import Group, Outcome, counts_of
from scoring.what_if.changes import FULL_PERCENT
from ui.platform import late_reports
from ui.simulate import parts
from ui.simulate.shown_levers import Lever, group_lever, group_points, indicator_lever, indicator_points
from ui.visit import address, keys, mistyped, opened_link, outcomes, state, typed_units
from ui.visit.keys import Key
from ui.widgets.parts import part
from ui.widgets.sections import section
from ui.words import names, numbers, typed_values
from ui.words.percentages import STEP
from ui.words.texts import Language, Texts

# Where sliders stood when a value was typed beside them, and when that was.

# In pixels; where dossiers may be typed their word needs room.
TYPED_WIDTH, TYPED_WIDTH_UNITS = 80, 104


def show(outcome: Outcome, texts: Texts, *, detailed: bool) -> None:
    """Show all levers: one for each group, or in detail one for each indicator."""
    st.caption(texts("lever.indicator_note" if detailed else "lever.group_note"))
    for group in outcome.case.rules.groups.values():
        show_group = partial(_show_indicators if detailed else _show_group, group)
        part(parts.levers_part(group.id), show_group)


def _show_group(group: Group) -> None:
    """Show the lever of a group's attainment, points beside it."""
    outcome, texts = outcomes.outcome(), state.texts()
    _show(group_lever(outcome, group, texts), group_points(outcome, group, texts), texts)


def _show_indicators(group: Group) -> None:
    """Show the levers of a group's indicators once the group is opened."""
    outcome, texts = outcomes.outcome(), state.texts()
    name = names.lever(outcome.case.rules, group.id, texts)
    points = group_points(outcome, group, texts)
    opened = section(
        f"**{name}** · {points} {texts('lever.unit')}",
        f"group_{group.id}",
        part=parts.levers_part(group.id),
    )
    if opened is None:
        return
    with opened:
        if group.id in outcome.changes and group.only is None:
            st.caption(texts("lever.group_set"), help=texts("lever.group_set_help"))
        for indicator in group.indicators:
            lever = indicator_lever(outcome, indicator, texts)
            _show(lever, indicator_points(outcome, indicator, texts), texts)


def _show(lever: Lever, points: str, texts: Texts) -> None:
    """Show one lever: name and points, slider, typed value, reset, marks, and what was mistyped."""
    slider, field = keys.slider(lever.id), keys.typed(lever.id)
    case = outcomes.outcome().case
    error = mistyped.entries().get(lever.id)
    refusal = None if error is None else typed_values.read(error, case, lever.id)
    if not isinstance(refusal, typed_values.Refusal):
        # What was refused in one case may be usable in another: it is not used behind the reader's back.
        error = None
    value = lever.value if lever.value is not None else Decimal(0)
    _put(slider, numbers.percent(value.quantize(STEP, ROUND_HALF_UP), texts.language))
    _put(field, error if error is not None else numbers.typed_percent(value, texts.language))
    with st.container(horizontal=True, wrap=False, vertical_alignment="bottom", gap="small"):
        st.select_slider(
            f"{lever.name} · {points}\u2002{lever.marks}".rstrip(),
            slider_labels(texts.language),
            key=slider.name,
            help=lever.help,
            on_change=_slid,
            args=(lever.id, lever.baseline),
        )
        st.text_input(
            texts("lever.typed", name=lever.name),
            key=field.name,
            max_chars=typed_values.TYPED_LENGTH,
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
    if isinstance(refusal, typed_values.Refusal):
        st.error(typed_values.refused(refusal, lever.name, case, lever.id, texts), icon=":material/error:")


def _put(key: Key[str], value: str) -> None:
    """Set what a widget holds, unless it holds that already.

    What is set here overrules the browser: a slider moved on meanwhile would jump back.
    """
    if key.get() != value:
        key.set(value)


@cache
def slider_labels(language: Language) -> Sequence[str]:
    """Return every position of a slider, 0 to 100 percent in tenths, as it is read."""
    return [numbers.percent(STEP * tenth, language) for tenth in range(FULL_PERCENT * 10 + 1)]


def _slid(lever: str, baseline: Decimal | None) -> None:
    position, positions = keys.slider(lever).read(), slider_labels(state.language())
    if _is_left_over(lever, position):
        address.note_left_over()
    elif position in positions:
        _move(lever, STEP * positions.index(position), baseline)


def _is_left_over(lever: str, position: str) -> bool:
    """Return whether a slider is reported where it stood before a value was typed a moment ago.

    Whoever types and then clicks elsewhere sends both before the browser has moved the slider: the
    click's report still holds its old position, which must not overrule what was typed.
    """
    before, typed_at = keys.JUST_TYPED.get({}).get(lever, (None, 0.0))
    return bool(position == before and late_reports.slider_is_late(typed_at))


def _typed(lever: str, baseline: Decimal | None) -> None:
    just_typed = keys.JUST_TYPED.begin({})
    just_typed[lever] = (keys.slider(lever).read(), late_reports.now())
    text = keys.typed(lever).read()[: typed_values.TYPED_LENGTH]
    case = outcomes.outcome().case
    found = typed_values.read(text, case, lever)
    if isinstance(found, typed_values.Refusal):
        mistyped.entries()[lever] = text
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
    before, history, notes = state.scenario(), state.history_length(), opened_link.has_notes()
    errors = dict(mistyped.entries())
    state.set_lever(lever, percent)
    if state.scenario() == before and mistyped.entries() == errors:
        return
    if notes:
        # The notes stand outside the simulator's parts: only a whole run takes them away.
        st.rerun()
    parts.draw_again(before, history=history)
