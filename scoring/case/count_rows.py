"""Rows of counts in tables from outside: which indicator each is about, and its two numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from scoring.case.counts import portal_metrics
from scoring.errors import UnknownZeroRuleError
from scoring.rules import Rules
from scoring.tables.columns import COUNT_COLUMNS, plain, portal
from scoring.tables.meant import MeantNames
from scoring.tables.table import Row, Table


def indicator_names(rules: Rules) -> Mapping[str, str]:
    """Return the id of every indicator by what it is called, in plain form; empty for one without points.

    It is called by its id, its official names, as the portal prints it, and by the portal's code.
    """
    known = dict.fromkeys(map(plain, portal().unscored.names), "")
    known |= {plain(name): rule for name, rule in portal().indicators.items() if rule in rules.indicators}
    known |= {plain(code): rule for code, rule in portal_metrics().items() if rule in rules.indicators}
    return known | {
        plain(name): rule.id
        for rule in rules.indicators.values()
        for name in (rule.id, rule.name.vi, rule.name.en)
    }


@dataclass
class CountRows:
    """Reads the rows of one table under the rules of a vintage.

    ``named`` are the columns that name an indicator, its id before its name.
    """

    table: Table
    rules: Rules
    named: tuple[str, str]
    names: Mapping[str, str] = field(init=False)
    _meant: MeantNames = field(init=False)

    def __post_init__(self) -> None:
        """Learn what indicators are called."""
        self.names = indicator_names(self.rules)
        self._meant = MeantNames(name for name, rule in self.names.items() if rule)

    def label(self, row: Row) -> str:
        """Return what a row calls its indicator."""
        return next((row.texts[column] for column in self.named if column in row.texts), "")

    def indicator(self, row: Row) -> str | None:
        """Return the indicator a row is about; None where it names none, which is reported."""
        code, name = self.named
        given = {column: row.texts[column] for column in self.named if column in row.texts}
        if not given:
            if not row.broken & {*self.named}:
                self.table.report("value_missing", row, code if code in self.table.headings else name)
            return None
        found = {column: self.names.get(plain(text)) for column, text in given.items()}
        if "" in found.values():
            self.table.report("indicator_unscored", row, next(iter(given)), self.label(row))
            return None
        for column, text in given.items():
            if found[column] is None:
                close = self._meant.of(plain(text))
                told = {"meant": self.names[close]} if close else {}
                self.table.report(
                    "indicator_close" if close else "indicator_unknown", row, column, text, **told
                )
        if None in found.values():
            return None
        if len(set(found.values())) > 1:
            self.table.report("indicator_twofold", row, name, given[name], other=given[code])
            return None
        return next(iter(found.values()))

    def counts(
        self, row: Row, indicator: str, columns: tuple[str, str] = COUNT_COLUMNS
    ) -> tuple[int, int] | None:
        """Return numerator and denominator in a row's two columns; None where reported."""
        for column in columns:
            if not row.has(column):
                self.table.report("count_missing", row, column)
        if not all(column in row.numbers for column in columns):
            return None
        numerator, denominator = (int(row.numbers[column]) for column in columns)
        return self.scored(row, indicator, (numerator, denominator), columns)

    def scored(
        self, row: Row, indicator: str, given: tuple[int, int], columns: tuple[str, str] = COUNT_COLUMNS
    ) -> tuple[int, int] | None:
        """Return numerator and denominator where they can be scored; None where reported, at the row."""
        (numerator, denominator), (above, below) = given, columns
        if numerator > denominator:
            self.table.report("above_denominator", row, above, numerator, denominator=denominator)
            return None
        if numerator == 0 < denominator:
            self.table.report("zero_count", row, above, "0", denominator=denominator)
        try:
            self.rules.points(indicator, numerator, denominator)
        except UnknownZeroRuleError:
            self.table.report("zero_rule", row, below, "0")
            return None
        return numerator, denominator
