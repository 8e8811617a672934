"""Weights, ceilings, floors and locks of all levers, in one table to type into."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any
from zlib import crc32

import pandas as pd
import streamlit as st

from scoring import Case
from scoring.what_if.changes import FULL_PERCENT
from ui.links.plan_link import PlanWish
from ui.plan.limits_edits import (
    CEILING,
    FLOOR,
    LOCKED,
    TYPED_LENGTH,
    WEIGHT,
    Mistyped,
    apply,
    cells_of,
    default,
)
from ui.visit import keys, wish
from ui.widgets.sections import section
from ui.words import names, numbers
from ui.words.percentages import baseline_percent, shown_baseline
from ui.words.texts import Texts

SECTION_KEY = "plan_limits"


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
        asked, mistyped = apply(case, start, edits, typed, before=wish.current())
        keys.PLAN_LIMITS_MISTYPED.set(cells_of(mistyped))
        for item in mistyped:
            st.error(_told(case, item, asked, texts), icon=":material/error:")
    # Only what the table holds is taken over: the goal may have changed since the table began.
    before = wish.current()
    wish.change(locked=asked.locked, floor=asked.floor, ceiling=asked.ceiling, weights=asked.weights)
    if wish.current() != before:
        st.rerun()


def _told(case: Case, item: Mistyped, asked: PlanWish, texts: Texts) -> str:
    """Return what is wrong with a cell, and which floor holds where another one was refused."""
    name = names.lever(case.rules, item.lever, texts)
    told = texts(f"plan.mistyped.{item.column}", name=name, text=_plain(item.text))
    if item.column in (WEIGHT, FLOOR, CEILING) or item.lever not in asked.floor:
        return told
    percent = numbers.short_percent(asked.floor[item.lever], texts.language)
    return f"{told} {texts('plan.mistyped.kept', percent=percent)}"


def _identity(case: Case, texts: Texts) -> str:
    """Return what makes another table of it."""
    asked = wish.current()
    levers = crc32(",".join(wish.usable(case)).encode())
    return f"{case.id}_{levers}_{asked.profile}_{texts.language}_{wish.times_opened()}"


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
        weight = start.weights.get(lever, default(start, lever, WEIGHT))
        yield {
            "lever": names.lever(case.rules, lever, texts),
            "baseline": shown_baseline(case, lever, texts),
            "room": numbers.percent(room, language),
            WEIGHT: numbers.maximum(weight or Decimal(1), language),
            FLOOR: shown(start.floor.get(lever)),
            CEILING: shown(start.ceiling.get(lever)),
            LOCKED: lever in start.locked,
        }


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
