"""Arguments of public functions: checked against what their annotations say, numbers read exactly.

Whoever calls the library by hand, or from a notebook, passes 70 where ``Decimal(70)`` is meant, or
something that is no number at all. The first works; the second is an ``ArgumentError`` that names the
argument and what is expected, and never an error from somewhere inside.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Collection, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache, wraps
from numbers import Rational, Real
from types import NoneType, UnionType
from typing import Any, Literal, ParamSpec, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from scoring.errors import ArgumentError

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

# Returns an argument as it is used. Raises ``_Misfit`` where it cannot be.
_Reader = Callable[[object], Any]

PLAIN_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?")
SHOWN_LENGTH = 40

# Numbers further from 1 by more powers of ten are mistakes, and slow to compute with.
MOST_DIGITS = 30

# What an argument is called in a message.
NAMES = {int: "a whole number", str: "a text", bool: "True or False", NoneType: "None"}


class _Misfit(Exception):
    """An argument that is not what is ``expected``."""

    def __init__(self, expected: str) -> None:
        super().__init__(expected)
        self.expected = expected


def exact_number(value: object) -> Decimal | None:
    """Return a number, also one written as plain text such as ``"67.5"``; None where it is none.

    A float stands for the decimal it prints as. Booleans, complex numbers, NaN and infinities are no
    numbers here, nor are those with more digits than any figure has.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        return Decimal(value) if PLAIN_NUMBER.fullmatch(value[: SHOWN_LENGTH + 1]) else None
    if isinstance(value, Rational):
        found = _decimal_of(Fraction(int(value.numerator), int(value.denominator)))
    elif isinstance(value, Real):
        found = Decimal(repr(float(value)))
    else:
        found = value if isinstance(value, Decimal) else None
    if found is None or not found.is_finite() or abs(found.adjusted()) > MOST_DIGITS:
        return None
    return found


def shown(value: object) -> str:
    """Return what was given as it stands in a message: short, also where it cannot be printed."""
    try:
        return repr(value)[:SHOWN_LENGTH]
    except Exception:  # noqa: BLE001 - whatever an object from outside does when it is printed
        return type(value).__name__


def checked(function: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """Return a function that reads its arguments by their annotations before it starts.

    Numbers annotated ``Decimal`` may be given as int, float or plain text. What an annotation says
    beyond a class, such as the range of a number, is checked by the function itself.

    Raises:
        ArgumentError: in place of the function, an argument that its annotation does not allow.

    """
    plain = inspect.unwrap(function)
    names = tuple(inspect.signature(plain).parameters)

    @cache
    def readers() -> Mapping[str, _Reader]:
        # Annotations may name what is defined further down: they are read at the first call.
        hints = get_type_hints(plain)
        return {name: _reader(hints[name]) for name in names if name in hints}

    def read(name: str, value: object) -> Any:
        reader = readers().get(name)
        if reader is None:
            return value
        try:
            return reader(value)
        except _Misfit as misfit:
            raise ArgumentError(
                name=name, value=shown(value), expected=misfit.expected, function=plain.__qualname__
            ) from None

    @wraps(function)
    def wrapper(*args: Parameters.args, **kwargs: Parameters.kwargs) -> Result:
        given = [read(name, value) for name, value in zip(names, args, strict=False)]
        named = {name: read(name, value) for name, value in kwargs.items()}
        # More arguments than there are parameters are Python's own error.
        return function(*given, *args[len(names) :], **named)  # type: ignore[arg-type]

    if hasattr(function, "cache_clear"):
        wrapper.cache_clear = function.cache_clear  # type: ignore[attr-defined]
    return cast("Callable[Parameters, Result]", wrapper)


def _decimal_of(number: Fraction) -> Decimal | None:
    """Return a fraction as a decimal where it has few enough digits to be one."""
    if max(abs(number.numerator), number.denominator) > 10**MOST_DIGITS:
        return None
    return Decimal(number.numerator) / Decimal(number.denominator)


def _reader(hint: Any) -> _Reader:
    """Return what reads an argument with an annotation."""
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return _any_of([_reader(part) for part in get_args(hint)])
    if origin is Literal:
        return _one_of(get_args(hint))
    if hint is Decimal:
        return _decimal
    if hint is Fraction:
        return _fraction
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        return _instance(Mapping, "a mapping")
    if origin is not None and isinstance(origin, type) and issubclass(origin, Collection):
        return _collection(_reader(get_args(hint)[0]))
    if origin is Callable or hint is Callable:
        return _instance(Callable, "a function")  # type: ignore[arg-type]
    if hint is NoneType or (isinstance(hint, type) and hint is not object):
        return _instance(hint, NAMES.get(hint, getattr(hint, "__name__", str(hint))))
    return lambda value: value


def _instance(kind: type, expected: str) -> _Reader:
    def read(value: object) -> object:
        if isinstance(value, kind) and (kind is not int or not isinstance(value, bool)):
            return value
        raise _Misfit(expected)

    return read


def _any_of(readers: list[_Reader]) -> _Reader:
    def read(value: object) -> object:
        expected = []
        for reader in readers:
            try:
                return reader(value)
            except _Misfit as misfit:
                expected.append(misfit.expected)
        raise _Misfit(" or ".join(dict.fromkeys(expected)))

    return read


def _one_of(allowed: tuple[object, ...]) -> _Reader:
    def read(value: object) -> object:
        for one in allowed:
            if type(value) is type(one) and value == one:
                return value
        raise _Misfit("one of " + ", ".join(map(repr, allowed)))

    return read


def _collection(reader: _Reader) -> _Reader:
    def read(value: object) -> object:
        if isinstance(value, str | bytes) or not isinstance(value, Collection):
            raise _Misfit("a list or a tuple")
        for item in value:
            try:
                reader(item)
            except _Misfit as misfit:
                raise _Misfit(f"a list of which each is {misfit.expected}") from None
        return value

    return read


def _decimal(value: object) -> Decimal:
    number = exact_number(value)
    if number is None:
        raise _Misfit("a number")
    return number


def _fraction(value: object) -> Fraction:
    if isinstance(value, Fraction):
        return value
    return Fraction(_decimal(value))
