"""Reading the files of ``data/``: strict, with file and place in every message."""

from __future__ import annotations

import csv
import hashlib
import os
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from scoring.errors import DataFileError

SHIPPED = Path(__file__).resolve().parent.parent / "data"

# Names another folder of data than the one shipped.
DATA_VARIABLE = "SCORING_DATA"

# What a scenario's or a plan's result depends on: folders with all their files, and single files.
# Texts, presets and names of provinces may change without changing any result.
VERSIONED = ("rules", "leagues", "counts", "cases", "cases.toml", "units", "divisions", "effort")

# The number of the way ranks are estimated (scoring/rank): a result depends on it as on the figures, so it
# counts into the data version. Raised whenever the same figures give other ranks.
ESTIMATOR = 2

MAX_FILE_BYTES = 2_000_000


class Schema(BaseModel):
    """Base of every table and file schema: unknown keys are errors, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


def _decimal(value: object) -> object:
    """Read a decimal from text or a whole number; floats would not be exact and stay errors."""
    if isinstance(value, str):
        try:
            number = Decimal(value)
        except ArithmeticError as error:
            raise ValueError(f"'{value}' is not a number") from error
        if not number.is_finite():
            raise ValueError(f"'{value}' is not a finite number")
        return number
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    return value


def _whole(value: object) -> object:
    if isinstance(value, str) and value.isascii() and value.isdigit():
        return int(value)
    return value


def _empty_is_none(value: object) -> object:
    return None if value == "" else value


Exact = Annotated[Decimal, BeforeValidator(_decimal)]
OptionalExact = Annotated[Exact | None, BeforeValidator(_empty_is_none)]
Whole = Annotated[int, BeforeValidator(_whole)]
OptionalWhole = Annotated[Whole | None, BeforeValidator(_empty_is_none)]
OptionalText = Annotated[str | None, BeforeValidator(_empty_is_none)]


class Words(Schema):
    """A text in both languages."""

    vi: str
    en: str


Model = TypeVar("Model", bound=BaseModel)


def data_folder(environment: Mapping[str, str]) -> Path:
    """Return the folder of all data: the one that ``SCORING_DATA`` names, else the one shipped.

    Raises:
        DataFileError: ``SCORING_DATA`` names no folder.

    """
    named = environment.get(DATA_VARIABLE)
    if named is None:
        return SHIPPED
    if not Path(named).is_dir():
        raise DataFileError(file=named, place=DATA_VARIABLE, problem="is not a folder")
    return Path(named).resolve()


DATA = data_folder(os.environ)


def read_toml(path: Path) -> dict[str, Any]:
    """Return the content of a TOML file.

    Raises:
        DataFileError: the file is missing, too large, not UTF-8 or not TOML.

    """
    try:
        return tomllib.loads(_read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise DataFileError(file=path.name, place="TOML", problem=str(error)) from error
    except RecursionError as error:
        raise DataFileError(file=path.name, place="TOML", problem="is nested too deeply") from error


def filled(content: dict[str, Any], path: Path) -> dict[str, Any]:
    """Return the content of a file that must list something.

    Raises:
        DataFileError: it lists nothing.

    """
    if not content:
        raise DataFileError(file=path.name, place="file", problem="is empty")
    return content


def read_csv(path: Path, row_type: type[Model]) -> dict[int, Model]:
    """Return the rows of a comma-separated table by line number, each checked by ``row_type``.

    Raises:
        DataFileError: naming the file, the row (the header is row 1) and the column.

    """
    records = read_records(path, list(row_type.model_fields))
    return {number: check(row_type, record, path, f"row {number}") for number, record in records.items()}


def read_records(path: Path, expected: Sequence[str]) -> dict[int, dict[str, str]]:
    """Return the cells of a comma-separated table by line number and column.

    Raises:
        DataFileError: other columns than ``expected`` in this order, or too many or few cells.

    """
    reader = csv.DictReader(_read_text(path).splitlines(), strict=True)
    found = list(reader.fieldnames or ())
    if found != list(expected):
        missing = [name for name in expected if name not in found]
        unknown = [name for name in found if name not in expected]
        raise DataFileError(
            file=path.name,
            place="row 1",
            problem=f"wrong columns: missing {missing}, unknown {unknown}, "
            f"expected in this order {list(expected)}",
        )
    return dict(_records(reader, path, len(expected)))


def _records(reader: csv.DictReader[str], path: Path, columns: int) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each record with the number of its line."""
    while True:
        try:
            record = next(reader, None)
        except csv.Error as error:
            place = f"row {reader.line_num + 1}"
            raise DataFileError(file=path.name, place=place, problem=str(error)) from error
        if record is None:
            return
        if None in record or None in record.values():
            raise DataFileError(
                file=path.name,
                place=f"row {reader.line_num}",
                problem=f"expected {columns} columns, one value each",
            )
        yield reader.line_num, record


def check(model: type[Model], values: object, path: Path, place: str) -> Model:
    """Return ``values`` as ``model``.

    Raises:
        DataFileError: naming the file, ``place``, the field, what was found and what is expected.

    """
    try:
        return model.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "-"
        raise DataFileError(
            file=path.name,
            place=f"{place}, {field}",
            problem=f"{first['msg']} (found {first['input']!r})",
        ) from error


@cache
def data_version() -> str:
    """Return the version of the shipped figures and rules, and of the way ranks are estimated: a hash."""
    return version_of(DATA)


def version_of(data: Path) -> str:
    """Return eight hexadecimal digits that change with every rule and figure, and with the estimator."""
    digest = hashlib.sha256(f"estimator {ESTIMATOR}\n".encode())
    for name in VERSIONED:
        place = data / name
        for path in sorted(place.iterdir()) if place.is_dir() else [place] if place.exists() else []:
            digest.update(f"{path.relative_to(data).as_posix()}\n".encode())
            digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:8]


def _read_text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DataFileError(file=path.name, place="file", problem="cannot be read") from error
    if len(content) > MAX_FILE_BYTES:
        raise DataFileError(file=path.name, place="file", problem=f"is larger than {MAX_FILE_BYTES} bytes")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataFileError(
            file=path.name, place=f"byte {error.start}", problem="is not UTF-8 text"
        ) from error
