"""Templates to fill in, holding what is known of a case: rows that the reader takes back."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from scoring.case.case import Case
from scoring.league import League, LeagueRow
from scoring.own_data.counts import OwnCounts
from scoring.own_data.league import OwnLeague
from scoring.own_data.month_names import MONTHS
from scoring.own_data.months import MonthCount
from scoring.rules import Rules
from scoring.tables.columns import OwnKind, columns
from scoring.tables.writing import Value

Language = Literal["vi", "en"]
TemplateRows = list[list[Value]]

MONTH_FIELDS = ("month", "indicator", "name", "numerator", "denominator")

COUNTED_WORDS: dict[Language, tuple[str, str]] = {
    "vi": ("Tử số là gì", "Mẫu số là gì"),
    "en": ("What the numerator counts", "What the denominator counts"),
}


def template(case: Case, kind: OwnKind, language: Language) -> TemplateRows:
    """Return the rows of a template, the header first: the case's league, or its counts.

    Missing figures are empty cells, never zero.
    """
    return _league(case, language) if kind == "league" else _counts(case, language)


def month_template(case: Case, language: Language) -> TemplateRows:
    """Return the rows of a template of counts by month: every month of the case's year, no counts."""
    names, rules = columns("counts"), case.rules
    header: list[Value] = [getattr(names[name].name, language) for name in MONTH_FIELDS]
    rows: TemplateRows = [[*header, *COUNTED_WORDS[language]]]
    for month in range(1, MONTHS + 1):
        for name, rule in rules.indicators.items():
            words = (getattr(rule.numerator, language), getattr(rule.denominator, language))
            rows.append([_month(case.year, month), name, getattr(rule.name, language), None, None, *words])
    return rows


def _month(year: int, month: int) -> str:
    """Return a month as no spreadsheet takes for a date of another form."""
    return f"{year}-{month:02d}"


def clean_table(own: OwnLeague | OwnCounts, rules: Rules, language: Language) -> TemplateRows:
    """Return own data in the template's form: what was read, under our headings, and nothing else."""
    if isinstance(own, OwnLeague):
        return _league_rows(own.league, rules, language)
    names = columns("counts")
    if own.months and own.counted_to is not None:
        year = own.counted_to.year
        head: list[Value] = [getattr(names[name].name, language) for name in MONTH_FIELDS]
        months = sorted(own.months, key=lambda item: item.month)
        return [head, *(_month_row(item, rules, year, language) for item in months)]
    fields = ("indicator", "name", "numerator", "denominator")
    header: list[Value] = [getattr(names[name].name, language) for name in fields]
    return [header, *([n, getattr(rules.indicators[n].name, language), *c] for n, c in own.counts.items())]


def _month_row(item: MonthCount, rules: Rules, year: int, language: Language) -> list[Value]:
    name = getattr(rules.indicators[item.indicator].name, language)
    return [_month(year, item.month), item.indicator, name, item.numerator, item.denominator]


def _league(case: Case, language: Language) -> TemplateRows:
    return _league_rows(case.league, case.rules, language)


def _league_rows(league: League, rules: Rules, language: Language) -> TemplateRows:
    names = columns("league")
    always = ("province", "total", "rank")
    fields = [
        name
        for name, column in names.items()
        if column.holds != "ignored"
        and (name in always or any(_league_cell(row, name, rules) is not None for row in league.rows))
    ]
    header: list[Value] = [getattr(names[name].name, language) for name in fields]
    return [header, *([_league_cell(row, name, rules) for name in fields] for row in league.rows)]


def _league_cell(row: LeagueRow, name: str, rules: Rules) -> Value:
    if name in rules.point_maxima:
        points = row.points(name)
        # As published, always with two decimals: a spreadsheet then shows them alike.
        return None if points is None else Decimal(f"{points:.2f}")
    others: dict[str, Value] = {
        "province": row.province,
        "tolerance": row.tolerance,
        "rank": row.rank,
    }
    return others.get(name)


def _counts(case: Case, language: Language) -> TemplateRows:
    names = columns("counts")
    fields = ("indicator", "name", "numerator", "denominator")
    rows: TemplateRows = [
        [*(getattr(names[name].name, language) for name in fields), *COUNTED_WORDS[language]]
    ]
    for item in case.baseline.indicators.values():
        rule = case.rules.indicators[item.id]
        counts: Sequence[Value] = item.counts or (None, None)
        words = (getattr(rule.numerator, language), getattr(rule.denominator, language))
        rows.append([item.id, getattr(rule.name, language), *counts, *words])
    return rows
