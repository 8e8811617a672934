"""Rows of a table of units: column names and cells, read strictly, every problem found at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, ValidationError, ValidationInfo
from pydantic_core import PydanticCustomError

from scoring.datafiles import Schema
from scoring.folding import composed, without_accents
from scoring.units.problems import UnitProblem, UnitTableError, shown
from scoring.units.units import Unit, UnitKind

# Ids of the columns, in the order of the template.
COLUMNS = ("unit", "kind", "dossiers", "digitization", "target")
REQUIRED = ("unit", "kind")

MOST_UNITS = 400
MOST_DOSSIERS = 1_000_000_000
NAME_LENGTH = 80

# Column names and kinds of units in use, compared without accents, case and brackets.
COLUMN_WORDS: Mapping[str, tuple[str, ...]] = {
    "unit": ("unit", "name", "don vi", "ten don vi"),
    "kind": ("kind", "loai", "loai don vi"),
    "dossiers": ("dossiers", "weight", "so ho so", "trong so"),
    "digitization": ("digitization", "digitisation", "digitisation points", "so hoa", "diem so hoa"),
    "target": ("target", "target points", "muc tieu", "diem muc tieu"),
}
KIND_WORDS: Mapping[UnitKind, tuple[str, ...]] = {
    "district": (
        "district",
        "district or commune",
        "commune",
        "dia phuong",
        "cap huyen",
        "huyen",
        "thi xa",
        "thanh pho",
        "quan",
        "cap xa",
        "xa",
        "phuong",
        "dac khu",
    ),
    "department": ("department", "so", "nganh", "so, nganh"),
}

# What spreadsheets take for a formula. A minus before digits is a number, and out of range as such.
FORMULA_STARTS = ("=", "+", "-", "@")
NUMBER_FORMULA_STARTS = ("=", "+", "@")

POINTS_PATTERN = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{1,2})?")
WHOLE_PATTERN = re.compile(r"[0-9]{1,10}")

Cells = Mapping[str, str]


def _cleaned(name: str) -> str:
    return composed(" ".join(name.replace("\u00a0", " ").split(" ")))


def _name(value: str) -> str:
    text = _cleaned(value)
    if not text:
        raise _problem("name_missing")
    if text.startswith(FORMULA_STARTS):
        raise _problem("formula", value=shown(text))
    if len(text) > NAME_LENGTH or not text.isprintable():
        raise _problem("name", value=shown(text), most=NAME_LENGTH)
    return text


def _kind(value: str) -> str:
    words = plain(value)
    for kind, known in KIND_WORDS.items():
        if words in known:
            return kind
    raise _problem("formula" if value.startswith(FORMULA_STARTS) else "kind", value=shown(value))


def _dossiers(value: str) -> int | None:
    if not value:
        return None
    digits = value.replace(" ", "").replace("\u00a0", "")
    if not (digits.isascii() and WHOLE_PATTERN.fullmatch(digits)) or int(digits) > MOST_DOSSIERS:
        code = "formula" if value.startswith(NUMBER_FORMULA_STARTS) else "dossiers"
        raise _problem(code, value=shown(value), most=MOST_DOSSIERS)
    return int(digits)


def _points(value: str, info: ValidationInfo) -> Decimal | None:
    if not value:
        return None
    most: Decimal = info.context["maximum"] if info.context else Decimal(0)
    known = value.isascii() and POINTS_PATTERN.fullmatch(value)
    points = Decimal(value.replace(",", ".")) if known else None
    if points is None or points > most:
        code = "formula" if value.startswith(NUMBER_FORMULA_STARTS) else "points"
        raise _problem(code, value=shown(value), most=most)
    return points


class UnitRow(Schema):
    """A row as read: names cleaned, numbers exact, empty cells None."""

    unit: Annotated[str, BeforeValidator(_name)]
    kind: Annotated[UnitKind, BeforeValidator(_kind)]
    dossiers: Annotated[int | None, BeforeValidator(_dossiers)] = None
    digitization: Annotated[Decimal | None, BeforeValidator(_points)] = None
    target: Annotated[Decimal | None, BeforeValidator(_points)] = None


def read_rows(
    rows: Iterable[tuple[int, Cells]], maximum: Decimal, file: str, found: Sequence[UnitProblem] = ()
) -> tuple[Unit, ...]:
    """Return units from rows of text cells by column id, each with its row number; blank rows fall away.

    All figures count as the planner's own. Dossiers left empty everywhere weigh every unit the same.
    ``found`` are problems the caller has already found.

    Raises:
        UnitTableError: with every problem of every row.

    """
    filled = [(number, _stripped(cells)) for number, cells in rows]
    filled = [(number, cells) for number, cells in filled if any(cells.values())]
    if not filled:
        raise UnitTableError(file, [*found, UnitProblem("no_units")])
    if len(filled) > MOST_UNITS:
        row = filled[MOST_UNITS][0]
        raise UnitTableError(file, [UnitProblem("too_many", row, facts={"most": MOST_UNITS})])
    problems = list(found)
    units: dict[int, UnitRow] = {}
    for number, cells in filled:
        try:
            units[number] = UnitRow.model_validate(cells, context={"maximum": maximum})
        except ValidationError as error:
            problems += [_placed(number, item) for item in error.errors()]
    problems += _repeated(filled) + _half_weighted(filled)
    if problems:
        raise UnitTableError(file, sorted(problems, key=_place))
    return tuple(_unit(row) for row in units.values())


def read_header(names: Sequence[str], row: int, file: str) -> dict[int, str]:
    """Return the column ids by position; columns without a name fall away.

    Raises:
        UnitTableError: with every column that is unknown, missing or there twice.

    """
    problems: list[UnitProblem] = []
    columns: dict[int, str] = {}
    for position, name in enumerate(names):
        if not name.strip():
            continue
        column = column_of(name)
        if column is None:
            problems.append(UnitProblem("unknown_column", row, facts={"value": shown(name.strip())}))
        elif column in columns.values():
            problems.append(UnitProblem("repeated_column", row, column, {"value": shown(name.strip())}))
        else:
            columns[position] = column
    missing = [name for name in REQUIRED if name not in columns.values()]
    problems += [UnitProblem("missing_column", row, name) for name in missing]
    if problems:
        raise UnitTableError(file, problems)
    return columns


def column_of(name: str) -> str | None:
    """Return the id of a column by its Vietnamese or English name, None where it is none."""
    words = plain(re.sub(r"\(.*\)", "", name))
    return next((column for column, known in COLUMN_WORDS.items() if words in known), None)


def plain(text: str) -> str:
    """Return words without accents, case and needless spaces, to compare them."""
    return " ".join(without_accents(text.casefold()).split())


def _stripped(cells: Cells) -> dict[str, str]:
    return {column: cells.get(column, "").strip() for column in COLUMNS}


def _problem(code: str, **facts: object) -> PydanticCustomError:
    return PydanticCustomError(code, "{code}", {"code": code, **facts})


def _placed(row: int, error: Any) -> UnitProblem:
    facts = {name: value for name, value in error.get("ctx", {}).items() if name != "code"}
    return UnitProblem(error["type"], row, str(error["loc"][0]), facts)


def _repeated(rows: Sequence[tuple[int, Cells]]) -> list[UnitProblem]:
    first: dict[str, int] = {}
    problems = []
    for number, cells in rows:
        name = _cleaned(cells["unit"])
        before = first.setdefault(name.casefold(), number) if name else number
        if before != number:
            facts = {"value": shown(name), "first": before}
            problems.append(UnitProblem("name_repeated", number, "unit", facts))
    return problems


def _half_weighted(rows: Sequence[tuple[int, Cells]]) -> list[UnitProblem]:
    empty = [number for number, cells in rows if not cells["dossiers"]]
    if not empty or len(empty) == len(rows):
        return []
    return [UnitProblem("dossiers_some", number, "dossiers") for number in empty]


def _place(problem: UnitProblem) -> tuple[int, int]:
    column = COLUMNS.index(problem.column) if problem.column in COLUMNS else -1
    return problem.row or 0, column


def _unit(row: UnitRow) -> Unit:
    return Unit(
        name=row.unit,
        kind=row.kind,
        points=row.digitization,
        known="unpublished" if row.digitization is None else "own",
        dossiers=1 if row.dossiers is None else row.dossiers,
        target=row.target,
    )
