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

from numpy.typing import ArrayLike

from scoring.errors import ArgumentError

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

# Returns an argument as it is used. Raises ``_MisfitError`` where it cannot be.
_Reader = Callable[[object], Any]

PLAIN_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?")
SHOWN_LENGTH = 40

# Numbers further from 1 by more powers of ten are mistakes, and slow to compute with.
MOST_DIGITS = 30

# What an argument is called in a message.
NAMES: Mapping[type, str] = {
    int: "a whole number",
    str: "a text",
    bool: "True or False",
    NoneType: "None",
    Mapping: "a mapping",
}


class _MisfitError(Exception):
    """An argument is not what is ``expected``."""

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


def is_whole(value: object) -> bool:
    """Return whether a value is a whole number, and no boolean."""
    return isinstance(value, int) and not isinstance(value, bool)


def shown(value: object) -> str:
    """Return what was given as it stands in a message: short, also where it cannot be printed."""
    try:
        return repr(value)[:SHOWN_LENGTH]
    except Exception:
        return type(value).__name__


def shown_key(key: object) -> str:
    """Return a key as it stands in a message: a text as it is, cut."""
    return key[:SHOWN_LENGTH] if isinstance(key, str) else shown(key)


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
        return {name: _reader(hints[name]) if name in hints else _as_it_is for name in names}

    @cache
    def in_order() -> tuple[_Reader, ...]:
        return tuple(readers().values())

    def read(name: str, value: object) -> Any:
        try:
            return readers().get(name, _as_it_is)(value)
        except _MisfitError as misfit:
            raise ArgumentError(
                name=name, value=shown(value), expected=misfit.expected, function=plain.__qualname__
            ) from None

    @wraps(function)
    def wrapper(*args: Parameters.args, **kwargs: Parameters.kwargs) -> Result:
        try:
            given = [reader(value) for reader, value in zip(in_order(), args, strict=False)]
        except _MisfitError:
            # Once more one by one, to say which it is.
            given = [read(name, value) for name, value in zip(names, args, strict=False)]
        named = {name: read(name, value) for name, value in kwargs.items()} if kwargs else kwargs
        # More arguments than there are parameters are Python's own error.
        return function(*given, *args[len(names) :], **named)  # type: ignore[arg-type]

    if hasattr(function, "cache_clear"):
        wrapper.cache_clear = function.cache_clear  # type: ignore[attr-defined]
    return cast("Callable[Parameters, Result]", wrapper)


def _decimal_of(number: Fraction) -> Decimal | None:
    """Return a fraction as a decimal where it is one."""
    if max(abs(number.numerator), number.denominator) > 10**MOST_DIGITS:
        return None
    found = Decimal(number.numerator) / Decimal(number.denominator)
    return found if Fraction(found) == number else None


def _reader(hint: Any) -> _Reader:
    """Return what reads an argument with an annotation."""
    origin, parts = get_origin(hint), get_args(hint)
    if hint in READERS:
        return READERS[hint]
    if origin in (Union, UnionType):
        return _any_of([_reader(part) for part in parts])
    if origin is Literal:
        return _one_of(parts)
    kind = origin or hint
    if not isinstance(kind, type) or kind is object:
        return _as_it_is
    if origin is not None and issubclass(kind, Collection) and not issubclass(kind, Mapping):
        return _collection(_reader(parts[0]))
    return _instance(kind, NAMES.get(kind, kind.__name__))


def _instance(kind: type, expected: str) -> _Reader:
    def read(value: object) -> object:
        if isinstance(value, kind) and (kind is not int or not isinstance(value, bool)):
            return value
        raise _MisfitError(expected)

    return read


def _any_of(readers: list[_Reader]) -> _Reader:
    def read(value: object) -> object:
        expected = []
        for reader in readers:
            try:
                return reader(value)
            except _MisfitError as misfit:
                expected.append(misfit.expected)
        raise _MisfitError(" or ".join(dict.fromkeys(expected)))

    return read


def _one_of(allowed: tuple[object, ...]) -> _Reader:
    def read(value: object) -> object:
        for one in allowed:
            if type(value) is type(one) and value == one:
                return value
        raise _MisfitError("one of " + ", ".join(map(repr, allowed)))

    return read


def _collection(reader: _Reader) -> _Reader:
    def read(value: object) -> object:
        if isinstance(value, str | bytes) or not isinstance(value, Collection):
            raise _MisfitError("a list or a tuple")
        for item in value:
            try:
                reader(item)
            except _MisfitError as misfit:
                raise _MisfitError(f"a list of which each is {misfit.expected}") from None
        return value

    return read


def _decimal(value: object) -> Decimal:
    number = exact_number(value)
    if number is None:
        raise _MisfitError("a number")
    return number


def _fraction(value: object) -> Fraction:
    if isinstance(value, Fraction):
        return value
    return Fraction(_decimal(value))


def _as_it_is(value: object) -> object:
    return value


# Whoever takes a table of numbers says better what is wrong with it.
READERS: Mapping[object, _Reader] = {Decimal: _decimal, Fraction: _fraction, ArrayLike: _as_it_is}
