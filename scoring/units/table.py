"""Tables of units: read like every table from outside; here stands what is special about units."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from scoring.arguments import checked
from scoring.case.points_of_counts import Counts
from scoring.errors import ScoringError, UnitsGroupError
from scoring.rules import TOTAL_COLUMN, Rules
from scoring.tables.choices import NO_CHOICES, Choices
from scoring.tables.columns import plain
from scoring.tables.figures import Span
from scoring.tables.names import read_name
from scoring.tables.problem import Fact, OwnDataError, Problem, Question, sort_out
from scoring.tables.reading import Reading
from scoring.tables.row_words import row_words
from scoring.tables.table import Row, Table, no_reading, read_table, read_typed
from scoring.units.count_table import (
    count_spans,
    indicator_looks,
    points_by_group,
    report_counts,
    units_with_counts,
    weigh_by_counts,
)
from scoring.units.ranking import sum_of_groups
from scoring.units.units import UNIT_KINDS, Unit, UnitKind
from scoring.vintages import load_rules

# Ids of the columns, in the order of the template; how files call them stands in data/tables/units.toml.
COLUMNS = ("unit", "kind", "dossiers", "digitization", "target")
POINT_COLUMNS = ("digitization", "target")

# More than any province has, before or after the reform of 2025.
MOST_UNITS = 400
MOST_DOSSIERS = Decimal(1_000_000_000)
CENT = Decimal("0.01")

# How the old portal counts kinds (docs/rules.md#5-6).
PORTAL_DEPARTMENT, PORTAL_COMMUNE = "2", "3"

# Kinds of units as tables call them, in their plain form.
KIND_WORDS: Mapping[UnitKind, frozenset[str]] = {
    "district": frozenset(
        {
            *("district", "district or commune"),
            *("dia phuong", "cap huyen", "huyen", "thi xa", "thanh pho", "quan"),
        }
    ),
    "commune": frozenset(
        {"commune", "cap xa", "xa", "phuong", "dac khu", "thi tran", "xa phuong", PORTAL_COMMUNE}
    ),
    "department": frozenset({"department", "so", "nganh", "so nganh", "so ban nganh", PORTAL_DEPARTMENT}),
}

# What is wrong with a table of units is worded like every problem of a table from outside.
UnitProblem = Problem


class UnitTableError(ScoringError):
    """A table of units that cannot be used. Facts: ``file``, ``problems`` (all that were found)."""

    code = "unit_table"
    template = "{file}: {listed}"

    def __init__(self, file: str, problems: Sequence[UnitProblem]) -> None:
        """Keep every problem, in the order of the table."""
        self.problems = tuple(problems)
        listed = "; ".join(str(problem) for problem in problems)
        super().__init__(file=file, problems=self.problems, listed=listed)


@checked
def read_unit_table(
    file: str, content: bytes, maximum: Decimal, choices: Choices = NO_CHOICES, rules: Rules | None = None
) -> tuple[Unit, ...]:
    """Return the units of a file; ``file`` is its name, used in messages only.

    Column names may be Vietnamese or English, decimals have a comma or a point. ``maximum`` is the
    most points a unit can have (the group's maximum). All figures count as the planner's own.
    ``choices`` say what a file alone cannot: which sign starts the decimals of numbers such as ``12.000``
    dossiers, the sheet, and columns with headings of one's own. ``rules`` are needed for counts by
    indicator, as in ``read_units``.

    Raises:
        UnitTableError: with every problem found, each with its row (1 is the first line) and column.

    """
    reading = read_units(content, maximum, choices, rules=rules)
    if reading.value is None:
        asked = reading.layout.asked() if reading.layout else ()
        raise UnitTableError(file, [*reading.errors, *asked, *_undecided(reading.question)])
    return reading.value


def read_units(
    content: bytes,
    maximum: Decimal,
    choices: Choices = NO_CHOICES,
    groups: Mapping[str, Decimal] | None = None,
    rules: Rules | None = None,
) -> Reading[tuple[Unit, ...]]:
    """Return the units a file holds, or everything that is wrong with it.

    As ``read_unit_table``, but nothing of the file raises, and a number that can be read in two ways
    gives a question. Dossiers left empty everywhere weigh every unit the same. ``groups`` are the most
    points of other groups and of the total, by id: their columns are read as the units' scores. The kind of
    a unit is what its row says, or its section's heading, or how its name begins; the latter two are told.
    With ``rules``, counts by indicator are read as well, whether they stand in one row for each unit and
    indicator or in two columns for each indicator. They give the points of the groups they are enough for,
    and where no column of dossiers is there, the units' weights.
    """
    known = groups or {}
    spans = {**_spans(maximum), **{name: Span(Decimal(0), top) for name, top in known.items()}}
    if rules is not None:
        spans |= count_spans(rules)
    looks = {} if rules is None else indicator_looks(rules)
    try:
        table = read_table(content, "units", spans, ("unit",), choices, looks=looks, each=True)
    except OwnDataError as error:
        return Reading(None, (error.problem,))
    return _reading(table, known.keys(), rules)


def read_units_of(content: bytes, vintage: str, choices: Choices = NO_CHOICES) -> Reading[tuple[Unit, ...]]:
    """Return the units a file holds under the rules of a vintage, with all groups and counts.

    Raises:
        UnitsGroupError: no group of these rules has points by unit.

    """
    rules = load_rules(vintage)
    if rules.units_group is None:
        raise UnitsGroupError(rules=rules.id)
    maxima = rules.point_maxima
    return read_units(content, maxima[rules.units_group], choices, maxima, rules)


def read_typed_units(
    rows: Iterable[tuple[int, Mapping[str, str]]], maximum: Decimal, titles: Mapping[str, str]
) -> Reading[tuple[Unit, ...]]:
    """Return units typed on screen: texts by column id, each with its row number; blank rows fall away.

    ``titles`` is what the screen calls the columns, by id. As ``read_units``, but a number that can
    be read in two ways is an error: it is typed again sooner than a question is answered.
    """
    return _reading(read_typed(rows, "units", titles, _spans(maximum)))


def _spans(maximum: Decimal) -> Mapping[str, Span]:
    points = dict.fromkeys(POINT_COLUMNS, Span(Decimal(0), maximum))
    return {**points, "dossiers": Span(Decimal(0), MOST_DOSSIERS, whole=True)}


def _reading(
    table: Table, groups: Collection[str] = (), rules: Rules | None = None
) -> Reading[tuple[Unit, ...]]:
    headings = [*table.headings.values()]
    rows, counts = (table.rows, {}) if rules is None else units_with_counts(table, rules)
    if len(rows) > MOST_UNITS:
        table.problems.clear()
        table.report("too_many_units", rows[MOST_UNITS], value=len(rows), limit=MOST_UNITS)
        return Reading(None, tuple(table.problems))
    first: dict[str, int] = {}
    named = [*groups, "digitization"]
    units = {row.number: unit for row in rows if (unit := _unit(table, row, first, named)) is not None}
    _check_dossiers(table, rows)
    if rules is not None:
        units = _counted(table, rows, units, rules, counts)
    errors, warnings = sort_out(table.problems, headings)
    if errors or not table.is_read:
        return no_reading(table, errors, warnings)
    return Reading(tuple(units.values()), (), warnings, layout=table.layout)


def _counted(
    table: Table, rows: Sequence[Row], units: Mapping[int, Unit], rules: Rules, counts: Mapping[int, Counts]
) -> dict[int, Unit]:
    """Return units, by the number of their row, with what their counts tell; check their totals."""
    found = dict(units)
    if any(counts.values()):
        weights = weigh_by_counts(table, rules, counts)
        report_counts(table, rules, counts)
        for row in rows:
            if (unit := found.get(row.number)) is not None:
                weighed = replace(unit, dossiers=weights.get(row.number, unit.dossiers))
                found[row.number] = _with_counts(table, row, weighed, rules, counts.get(row.number, {}))
    _check_totals(table, rows, found, rules)
    return found


def _with_counts(table: Table, row: Row, unit: Unit, rules: Rules, counts: Counts) -> Unit:
    """Return a unit with its counts, and with the points they give where its row gives none."""
    given = {name: row.numbers[name] for name in rules.groups if name in row.numbers}
    points = points_by_group(table, row, rules, counts, given)
    known = {**dict(unit.scores), **points}
    own = points.get(rules.units_group or "")
    return replace(
        unit,
        points=own if unit.points is None else unit.points,
        known="unpublished" if own is None and unit.points is None else "own",
        scores=tuple(known.items()) if known.keys() - {rules.units_group} else (),
        counts=tuple(counts.items()),
    )


def _check_totals(table: Table, rows: Sequence[Row], found: Mapping[int, Unit], rules: Rules) -> None:
    """Say where a total is not what the groups add up to, as every other table of points does."""
    for row in rows:
        total = row.numbers.get(TOTAL_COLUMN)
        unit = found.get(row.number)
        whole = None if unit is None else sum_of_groups(rules, unit)
        if total is not None and whole is not None and whole != total:
            told: dict[str, Fact] = {"unit": row.texts.get("unit", ""), "sum": whole}
            table.report("unit_sum_differs", row, TOTAL_COLUMN, total, **told)


def _unit(table: Table, row: Row, first: dict[str, int], groups: Sequence[str]) -> Unit | None:
    """Return the unit of a row; None where its name or its kind cannot be used, which is reported."""
    name, kind = _name(table, row, first), _kind(table, row)
    for column in POINT_COLUMNS:
        number = row.numbers.get(column)
        if number is not None and number % CENT:
            table.report("two_decimals", row, column, number)
    for column in dict.fromkeys(groups):
        if row.numbers.get(column) == 0:
            table.report("zero_points", row, column, "0")
    if name is None or kind is None:
        return None
    points = row.numbers.get("digitization")
    return Unit(
        name=name,
        kind=kind,
        points=points,
        known="unpublished" if points is None else "own",
        dossiers=int(row.numbers.get("dossiers", 1)),
        target=row.numbers.get("target"),
        scores=_scores(row, groups),
    )


def _scores(row: Row, groups: Sequence[str]) -> tuple[tuple[str, Decimal], ...]:
    found = {name: row.numbers[name] for name in groups if name in row.numbers}
    return tuple(found.items()) if found.keys() - {"digitization"} else ()


def _name(table: Table, row: Row, first: dict[str, int]) -> str | None:
    if not row.has("unit"):
        table.report("unit_incomplete", row, "unit")
        return None
    if "unit" in row.broken:
        return None
    name = read_name(table, row, "unit", "unit_name")
    if name is None:
        return None
    known = first.setdefault(name.casefold(), row.number)
    if known != row.number:
        table.report("repeated", row, "unit", name, first=known)
        return None
    return name


def _kind(table: Table, row: Row) -> UnitKind | None:
    if not row.has("kind"):
        if (told := _told_kind(table, row)) is None:
            if "kind" in table.headings:
                table.report("unit_incomplete", row, "kind")
            elif row.has("unit"):
                table.report("kind_untold", row, "unit", row.texts.get("unit", ""))
        return told
    if "kind" not in row.texts:
        return None
    words = plain(row.texts["kind"])
    kind = next((kind for kind, known in KIND_WORDS.items() if words in known), None)
    if kind is None:
        table.report("unit_kind", row, "kind", row.texts["kind"])
    return kind


def _told_kind(table: Table, row: Row) -> UnitKind | None:
    """Return the kind that a unit's section or name tells; None where neither does."""
    section = row_words().sections.get(table.sections.get(row.number, ""))
    told = (section, row_words().unit_kind(plain(row.texts.get("unit", ""))))
    kind = next((kind for name in told for kind in UNIT_KINDS if kind == name), None)
    if kind is not None:
        table.report("kind_told", row, "unit", row.texts.get("unit", ""), kind=kind)
    return kind


def _check_dossiers(table: Table, rows: Sequence[Row]) -> None:
    """Report every unit without dossiers where others have some: a mean needs them of all or none."""
    empty = [row for row in rows if not row.has("dossiers")]
    if len(empty) < len(rows):
        for row in empty:
            table.report("dossiers_some", row, "dossiers")


def _undecided(question: Question | None) -> list[Problem]:
    """Return as problems what a reader asks about who cannot be answered."""
    if question is None:
        return []
    return [
        Problem(
            "two_readings",
            example.row,
            example.column,
            example.text,
            {"comma": Decimal(example.with_comma), "point": Decimal(example.with_point)},
        )
        for example in question.examples
    ]
