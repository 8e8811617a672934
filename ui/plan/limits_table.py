"""Weights, ceilings, floors and locks of all levers, in one table to type into."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pandas as pd
import streamlit as st

from scoring import Case, load_profiles
from scoring.what_if.changes import FULL_PERCENT
from ui.links.plan_link import PlanWish, read_percent, read_weight
from ui.visit import keys, wish
from ui.widgets.sections import section
from ui.words import names, numbers
from ui.words.percentages import baseline_percent, shown_baseline
from ui.words.texts import Texts
from ui.words.typed_values import with_point

SECTION_KEY = "plan_limits"
NOTHING: Mapping[str, Mapping[str, str]] = {}
WEIGHT, FLOOR, CEILING, LOCKED = "weight", "floor", "ceiling", "locked"
TYPED_LENGTH = 8


@dataclass(frozen=True)
class Mistyped:
    """A cell that cannot be used: lever, column, and what was typed."""

    lever: str
    column: str
    text: str


def show(case: Case, texts: Texts) -> None:
    """Show the table once it is opened, and take over what is typed."""
    opened = section(texts("plan.limits"), SECTION_KEY)
    if opened is None:
        return
    key = keys.limits_table(_identity(case, texts))
    if not key.is_set() or not keys.PLAN_LIMITS_START.is_set():
        # What is typed stands beside the table it was typed into, so that table stays as it began.
        keys.PLAN_LIMITS_START.set(wish.current())
        keys.PLAN_LIMITS_TYPED.set(keys.PLAN_LIMITS_MISTYPED.get({}))
    start, typed = keys.PLAN_LIMITS_START.read(), keys.PLAN_LIMITS_TYPED.read()
    with opened:
        st.caption(texts("plan.limits_note"))
        st.data_editor(
            _frame(case, start, typed, texts),
            key=key.name,
            hide_index=True,
            height="content",
            column_config=_columns(texts),
            disabled=["lever", "baseline", "room"],
            alt=texts("plan.limits"),
        )
        edits: Mapping[int, Mapping[str, Any]] = key.read()["edited_rows"]
        asked, mistyped = apply(case, start, edits, typed)
        keys.PLAN_LIMITS_MISTYPED.set(_cells(mistyped))
        for item in mistyped:
            name = names.lever(case.rules, item.lever, texts)
            st.error(
                texts(f"plan.mistyped.{item.column}", name=name, text=_plain(item.text)),
                icon=":material/error:",
            )
    # Only what the table holds is taken over: the goal may have changed since the table began.
    before = wish.current()
    wish.change(locked=asked.locked, floor=asked.floor, ceiling=asked.ceiling, weights=asked.weights)
    if wish.current() != before:
        st.rerun()


def apply(
    case: Case,
    start: PlanWish,
    edits: Mapping[int, Mapping[str, Any]],
    typed: Mapping[str, Mapping[str, str]] = NOTHING,
) -> tuple[PlanWish, list[Mistyped]]:
    """Return what is asked for after edits of the table's rows, and the cells that cannot be used.

    ``typed`` are cells, by lever and column, that could not be used when the table began. A cell that
    cannot be used leaves what was asked for before.
    """
    rows = wish.usable(case, start)
    found = _Edited(case, start)
    cells: dict[tuple[str, str], Any] = {
        (lever, column): text
        for lever, texts in typed.items()
        for column, text in texts.items()
        if lever in rows and column in (WEIGHT, FLOOR, CEILING)
    }
    for number, edited in edits.items():
        cells |= {(rows[int(number)], column): value for column, value in edited.items()}
    for (lever, column), value in cells.items():
        if column == LOCKED:
            found.lock(lever, is_locked=bool(value))
        else:
            found.put(lever, column, str(value or "").strip())
    return found.result(), found.mistyped


def _cells(mistyped: list[Mistyped]) -> dict[str, dict[str, str]]:
    """Return what cannot be used by lever and column; limits that cross stand in the floor's."""
    found: dict[str, dict[str, str]] = {}
    for item in mistyped:
        column = item.column if item.column in (WEIGHT, CEILING) else FLOOR
        found.setdefault(item.lever, {})[column] = item.text[:TYPED_LENGTH]
    return found


class _Edited:
    """A wish while a table's edits are applied to it."""

    def __init__(self, case: Case, start: PlanWish) -> None:
        self._case, self._start = case, start
        self._locked = set(start.locked)
        self._numbers = {
            WEIGHT: dict(start.weights),
            FLOOR: dict(start.floor),
            CEILING: dict(start.ceiling),
        }
        self.mistyped: list[Mistyped] = []

    def lock(self, lever: str, *, is_locked: bool) -> None:
        (self._locked.add if is_locked else self._locked.discard)(lever)

    def put(self, lever: str, column: str, text: str) -> None:
        values = self._numbers[column]
        if not text:
            values.pop(lever, None)
            return
        plain = with_point(text.removesuffix("%").strip())
        value = read_weight(plain) if column == WEIGHT else read_percent(plain)
        if value is None:
            self.mistyped.append(Mistyped(lever, column, text))
        elif value == _default(self._start, lever, column):
            values.pop(lever, None)
        else:
            values[lever] = value

    def result(self) -> PlanWish:
        floor, ceiling = self._numbers[FLOOR], self._numbers[CEILING]
        for lever in [key for key in floor if floor[key] > ceiling.get(key, FULL_PERCENT)]:
            self.mistyped.append(Mistyped(lever, "crossed", str(floor.pop(lever))))
        for lever in wish.unkept_floors(self._case, floor, self._locked):
            self.mistyped.append(Mistyped(lever, "unkept", str(floor.pop(lever))))
        start = self._start
        return PlanWish(
            start.goal,
            start.profile,
            start.level,
            frozenset(self._locked),
            floor,
            ceiling,
            self._numbers[WEIGHT],
        )


def _identity(case: Case, texts: Texts) -> str:
    """Return what makes another table of it."""
    asked = wish.current()
    return f"{case.id}_{asked.level}_{asked.profile}_{texts.language}_{wish.times_opened()}"


def _frame(
    case: Case, start: PlanWish, typed: Mapping[str, Mapping[str, str]], texts: Texts
) -> pd.DataFrame:
    rows = _rows(case, start, texts)
    return pd.DataFrame(
        [{**row, **typed.get(lever, {})} for lever, row in zip(wish.usable(case, start), rows, strict=True)]
    )


def _rows(case: Case, start: PlanWish, texts: Texts) -> Iterator[dict[str, object]]:
    language = texts.language

    def shown(percent: Decimal | None) -> str:
        return "" if percent is None else numbers.typed_percent(percent, language)

    for lever in wish.usable(case, start):
        before = baseline_percent(case, lever)
        room = max(Decimal(0), _full_at(case, lever) - (before or Decimal(0)))
        weight = start.weights.get(lever, _default(start, lever, WEIGHT))
        yield {
            "lever": names.lever(case.rules, lever, texts),
            "baseline": shown_baseline(case, lever, texts),
            "room": numbers.percent(room, language),
            WEIGHT: numbers.maximum(weight or Decimal(1), language),
            FLOOR: shown(start.floor.get(lever)),
            CEILING: shown(start.ceiling.get(lever)),
            LOCKED: lever in start.locked,
        }


def _default(start: PlanWish, lever: str, column: str) -> Decimal | None:
    """Return the value that needs no mention: the profile's weight, no floor, no ceiling."""
    if column == WEIGHT:
        return next(p.effort for p in load_profiles() if p.id == start.profile).of(lever)
    return Decimal(0 if column == FLOOR else FULL_PERCENT)


def _full_at(case: Case, lever: str) -> Decimal:
    rule = case.rules.indicators.get(lever)
    return Decimal(FULL_PERCENT) if rule is None else rule.threshold


def _columns(texts: Texts) -> dict[str, Any]:
    def typed(column: str) -> Any:
        return st.column_config.TextColumn(
            texts(f"plan.column.{column}"), help=texts(f"plan.help.{column}"), max_chars=TYPED_LENGTH
        )

    return {
        "lever": st.column_config.TextColumn(texts("table.lever")),
        "baseline": st.column_config.TextColumn(texts("table.before")),
        "room": st.column_config.TextColumn(texts("plan.column.room"), help=texts("plan.help.room")),
        WEIGHT: typed(WEIGHT),
        FLOOR: typed(FLOOR),
        CEILING: typed(CEILING),
        LOCKED: st.column_config.CheckboxColumn(
            texts("plan.column.locked"), help=texts("plan.help.locked")
        ),
    }


def _plain(text: str) -> str:
    """Return typed text as it may stand in a message: short, and no markup."""
    return "".join(ch for ch in text[:TYPED_LENGTH] if ch.isalnum() or ch in " .,%+-")
