"""Which sign starts the decimals in a file: found from all its numbers together, or asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from scoring.tables.figures import DECIMAL_SIGNS, DecimalSign, Span, is_grouped, likely, readings
from scoring.tables.problem import Example, Problem, Question, shown

MOST_EXAMPLES = 5

# A number as text: row, heading of the column, text, and what the column can hold.
Typed = tuple[int, str, str, Span]


@dataclass(frozen=True)
class Decimals:
    """The decimal sign of a file; None with a question that must be decided first.

    ``each`` tells that a number which only one sign makes possible is read by that sign, whatever
    the rest of the table does; without a sign and a question, no other number can be read then.
    """

    sign: DecimalSign | None
    question: Question | None = None
    problems: tuple[Problem, ...] = ()
    each: bool = False

    def read(self, text: str, span: Span) -> Decimal | None:
        """Return the number a text stands for in a column, None where it is none or cannot be told."""
        if not self.each or (self.sign is not None and _is_open(text, span)):
            return readings(text).get(self.sign or DECIMAL_SIGNS[0])
        return None if _is_open(text, span) else next(iter(likely(text, span).values()), None)


def choose_decimals(typed: Sequence[Typed], decided: DecimalSign | None, *, each: bool = False) -> Decimals:
    """Return the sign that starts the decimals.

    A number counts only where its two readings differ, or where only one is a number the column can
    hold. With nothing to tell, or with numbers that contradict each other, the question is returned;
    where ``each`` number may have its own sign, only if some number needs the answer, and others
    tell no more than that it has separated thousands, which is reported.
    """
    if decided is not None:
        return Decimals(decided, each=each)
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
        elif _is_open(text, span):
            open_numbers.append(item)
    if not allowed:
        if each and not open_numbers:
            return decimals_of_each(typed)
        mixed = [] if each else [decisive[sign] for sign in DECIMAL_SIGNS]
        return Decimals(None, _ask([*mixed, *open_numbers]))
    is_known = len(allowed) < len(DECIMAL_SIGNS)
    sign = next(sign for sign in DECIMAL_SIGNS if sign in allowed)
    # Where signs may differ, a point in other numbers does not tell that 12.000 is twelve.
    unclear = [item for item in open_numbers if not is_known or (each and not is_grouped(item[2], sign))]
    if unclear:
        return Decimals(None, _ask(open_numbers))
    return Decimals(sign, problems=_grouped(typed, (sign,)) if is_known else (), each=each)


def decimals_of_each(typed: Sequence[Typed]) -> Decimals:
    """Return that every number speaks for itself: nothing is concluded from one for another."""
    return Decimals(None, problems=_grouped(typed, DECIMAL_SIGNS), each=True)


def _is_open(text: str, span: Span) -> bool:
    """Return whether both signs give numbers that the column can hold, and different ones."""
    values = [*likely(text, span).values()]
    return len(set(values)) > 1 and any(map(span.holds, values))


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


def _grouped(typed: Sequence[Typed], signs: Sequence[DecimalSign]) -> tuple[Problem, ...]:
    """Say how numbers with separated thousands are read, with the first of them."""
    for row, column, text, span in typed:
        told = len(signs) == 1 or not _is_open(text, span)
        for sign in signs:
            if told and is_grouped(text, sign) and (value := likely(text, span).get(sign)) is not None:
                return (Problem("thousands", row, column, shown(text), {"number": value}),)
    return ()
