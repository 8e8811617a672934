"""Which sign starts the decimals in a file: found from all its numbers together, or asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.tables.figures import DECIMAL_SIGNS, DecimalSign, Span, is_grouped, likely, readings
from scoring.tables.problem import Example, Problem, Question, shown

MOST_EXAMPLES = 5

# A number as text: row, heading of the column, text, and what the column can hold.
Typed = tuple[int, str, str, Span]


@dataclass(frozen=True)
class Decimals:
    """The decimal sign of a file; None with a question that must be decided first."""

    sign: DecimalSign | None
    question: Question | None = None
    problems: tuple[Problem, ...] = ()


def choose_decimals(typed: Sequence[Typed], decided: DecimalSign | None) -> Decimals:
    """Return the sign that starts the decimals.

    A number counts only where its two readings differ, or where only one is a number the column can
    hold. With nothing to tell, or with numbers that contradict each other, the question is returned.
    """
    if decided is not None:
        return Decimals(decided)
    allowed = set(DECIMAL_SIGNS)
    open_numbers: list[Typed] = []
    decisive: dict[DecimalSign, Typed] = {}
    for item in typed:
        _, _, text, span = item
        values = likely(text, span)
        if len(values) == 1:
            (sign,) = values
            decisive.setdefault(sign, item)
            allowed &= {sign}
        elif len(set(values.values())) > 1:
            open_numbers.append(item)
    if not allowed:
        mixed = [decisive[sign] for sign in DECIMAL_SIGNS]
        return Decimals(None, _ask([*mixed, *open_numbers]))
    if len(allowed) == len(DECIMAL_SIGNS):
        if open_numbers:
            return Decimals(None, _ask(open_numbers))
        return Decimals(DECIMAL_SIGNS[0])
    (sign,) = allowed
    return Decimals(sign, problems=_grouped(typed, sign))


def _ask(items: Sequence[Typed]) -> Question:
    return Question(
        tuple(
            Example(row, column, shown(text), *(_value(text, sign, span) for sign in DECIMAL_SIGNS))
            for row, column, text, span in items[:MOST_EXAMPLES]
        ),
        len(items),
    )


def _value(text: str, sign: DecimalSign, span: Span) -> str:
    found = readings(text).get(sign)
    return "–" if found is None or not span.holds(found) else f"{found.normalize():f}"


def _grouped(typed: Sequence[Typed], sign: DecimalSign) -> tuple[Problem, ...]:
    """Say how numbers with separated thousands are read, with the first of them."""
    for row, column, text, span in typed:
        if is_grouped(text, sign) and (value := likely(text, span).get(sign)) is not None:
            return (Problem("thousands", row, column, shown(text), {"number": value}),)
    return ()
