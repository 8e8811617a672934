"""What units count by indicator, and the points each indicator earns by the rules."""

from __future__ import annotations

from fractions import Fraction

import pandas as pd
import streamlit as st

from scoring import Case, Unit
from scoring.case.points_of_counts import Counts, groups_of_counts, points_of_counts
from scoring.tables.columns import COUNT_COLUMNS, columns
from scoring.units.units import UNIT_KINDS, group_of
from scoring.what_if.changes import FULL_PERCENT
from ui.units import parts
from ui.units.table import height_of
from ui.visit import keys
from ui.visit.model import UnitTable
from ui.words import numbers
from ui.words.tables import copyable
from ui.words.texts import Texts


def show(case: Case, draft: UnitTable, texts: Texts) -> None:
    """Show the counts of one indicator, to be chosen; nothing where the units have none."""
    counted = {name for counts in draft.counts.values() for name in counts}
    offered = [name for name in case.rules.indicators if name in counted]
    if not offered:
        return
    st.subheader(texts("units.counts"))
    if keys.UNITS_COUNTED.get() not in offered:
        keys.UNITS_COUNTED.set(offered[0])
    indicator = st.selectbox(
        texts("units.counts_indicator"),
        offered,
        key=keys.UNITS_COUNTED.name,
        format_func=lambda name: texts.pick(case.rules.indicators[name].name),
        on_change=parts.draw_counts,
    )
    units = [unit for unit in draft.units if indicator in draft.counts.get(unit.name, {})]
    rows = [_row(unit, draft.counts[unit.name], indicator, case, texts) for unit in units]
    st.dataframe(
        copyable(pd.DataFrame(rows)),
        hide_index=True,
        height=height_of(len(rows)),
        alt=texts("units.counts"),
    )
    st.caption(" ".join([*_sums(units, draft, indicator, texts), _note(case, draft, texts)]))


def _row(unit: Unit, counts: Counts, indicator: str, case: Case, texts: Texts) -> dict[str, str]:
    language, given = texts.language, counts[indicator]
    points = points_of_counts(case.rules, counts).get(indicator)
    names = [texts.pick(columns("units")[name].name) for name in COUNT_COLUMNS]
    maximum = numbers.maximum(case.rules.indicators[indicator].maximum, language)
    return {
        texts("units.column.unit"): unit.name,
        texts("units.column.kind"): texts(f"units.kind.{unit.kind}"),
        **dict(zip(names, (numbers.whole(number, language) for number in given), strict=True)),
        texts("units.counts_ratio"): _ratio(*given, texts),
        texts("units.counts_points", maximum=maximum): ""
        if points is None
        else numbers.points(points, language),
    }


def _ratio(numerator: int, denominator: int, texts: Texts) -> str:
    if not denominator:
        return ""
    return numbers.percent(Fraction(numerator * FULL_PERCENT, denominator), texts.language)


def _sums(units: list[Unit], draft: UnitTable, indicator: str, texts: Texts) -> list[str]:
    """Return what the units of each kind count together."""
    told = []
    for kind in UNIT_KINDS:
        given = [draft.counts[unit.name][indicator] for unit in units if unit.kind == kind]
        if len(given) > 1:
            numerator, denominator = (sum(numbers_of) for numbers_of in zip(*given, strict=True))
            told.append(
                texts(
                    "units.counts_sum",
                    kind=texts(f"units.kind.{kind}"),
                    numerator=numbers.whole(numerator, texts.language),
                    denominator=numbers.whole(denominator, texts.language),
                    ratio=_ratio(numerator, denominator, texts),
                )
            )
    return told


def _note(case: Case, draft: UnitTable, texts: Texts) -> str:
    """Return how many units' points in the group looked at follow from their counts."""
    group = group_of(case, draft.group)
    whole = sum(group in groups_of_counts(case.rules, counts) for counts in draft.counts.values())
    return texts(
        "units.counts_note",
        count=whole,
        group=texts.pick(case.rules.groups[group].name),
        rules=texts.pick(case.rules.name),
    )
