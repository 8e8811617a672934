"""What is wrong, or worth knowing, in a table from outside: a code with facts, worded in both languages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache

from scoring.datafiles import DATA, Schema, Words, check, filled, read_toml
from scoring.errors import ScoringError

# Text from a file is repeated only so far.
SHOWN_LENGTH = 60

# A text may come from the file: hostile until shown as plain text.
Fact = str | int | Decimal

# From so many rows on with the same fault of a column they are told together, with the first of them.
MANY = 5
FIRST_ROWS = 3

# Facts that are names of the tool's own, one in each language.
OWN_WORDS = frozenset({"vi", "en"})


def plain_fact(fact: Fact) -> str:
    """Return a fact as plain English text."""
    return f"{fact:f}" if isinstance(fact, Decimal) else str(fact)


class Wording(Schema):
    """How a problem is worded: what is wrong, what is expected, what to do about it.

    ``{name}`` in a wording stands for a fact of the problem. ``warning`` marks what does not keep
    the file from being used.
    """

    what: Words
    expected: Words
    advice: Words
    warning: bool = False


@dataclass(frozen=True)
class Problem:
    """A finding in a table from outside: a file, or rows typed on screen.

    ``row`` counts as in the file, from 1 (None: the file as a whole); ``column`` is the column's
    heading or letter, ``value`` what stands there. All text comes from the file: hostile until
    shown as plain text. Where the same is wrong in many rows of a column, ``rows`` are the first of
    them and ``count`` says in how many; all else is of the first.
    """

    code: str
    row: int | None = None
    column: str = ""
    value: Fact = ""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    rows: tuple[int, ...] = ()
    count: int = 1

    @property
    def is_warning(self) -> bool:
        """Return whether the file can be used all the same."""
        return wordings()[self.code].warning

    def worded(self, words: Words, language: str, show: Callable[[Fact], str] = plain_fact) -> str:
        """Return ``words`` (a part of the wording) in ``vi`` or ``en``, each fact as ``show`` gives it."""
        text: str = getattr(words, language)
        facts = {**self.facts, "value": self.value, "column": self.column}
        return text.format(
            **{name: fact if name in OWN_WORDS else show(fact) for name, fact in facts.items()}
        )

    def __str__(self) -> str:
        """Return the problem in English: where, what, what is expected, what to do."""
        wording = wordings()[self.code]
        row = f"row {self.row}" if self.row else ""
        if self.count > 1:
            row = f"{self.count} rows, first {', '.join(map(str, self.rows))}"
        place = ", ".join(part for part in (row, self.column and f"'{self.column}'") if part)
        parts = [self.worded(w, "en") for w in (wording.what, wording.expected, wording.advice)]
        return f"{place}: {' '.join(parts)}" if place else " ".join(parts)


class OwnDataError(ScoringError):
    """Own data that cannot be used, for one reason; ``str()`` words it in English. Facts: ``problem``."""

    code = "own_data"

    def __init__(self, problem: Problem) -> None:
        """Keep the problem."""
        super().__init__(problem=problem)
        self.problem = problem


@cache
def wordings() -> Mapping[str, Wording]:
    """Return the wording of every problem by its code, from ``data/tables/problems.toml``."""
    path = DATA / "tables" / "problems.toml"
    return {
        code: check(Wording, values, path, code) for code, values in filled(read_toml(path), path).items()
    }


@dataclass(frozen=True)
class Example:
    """A number that can be read in two ways: ``text`` as written, and its value either way."""

    row: int
    column: str
    text: str
    with_comma: str
    with_point: str


@dataclass(frozen=True)
class Question:
    """What must be decided before the file can be read: which sign starts the decimals.

    ``count`` numbers can be read in two ways; ``examples`` are the first of them.
    """

    examples: tuple[Example, ...]
    count: int


def shown(text: str) -> str:
    """Return text from a file as one bounded line of printable characters."""
    plain = "".join(ch if ch.isprintable() else " " for ch in text[: 4 * SHOWN_LENGTH])
    plain = " ".join(plain.split())
    return plain if len(plain) <= SHOWN_LENGTH else plain[: SHOWN_LENGTH - 1] + "…"


def sort_out(
    problems: Sequence[Problem], headings: Sequence[str]
) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Return errors and warnings, each in the order of the file: by row, then as its headings stand.

    What is the same in ``MANY`` rows of a column is one problem with the first rows and their number.
    """
    places = {heading: place for place, heading in enumerate(headings)}
    ordered = sorted(problems, key=lambda problem: (problem.row or 0, places.get(problem.column, -1)))
    ordered = _together(ordered)
    return (
        tuple(problem for problem in ordered if not problem.is_warning),
        tuple(problem for problem in ordered if problem.is_warning),
    )


def _together(problems: Sequence[Problem]) -> list[Problem]:
    alike: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        if problem.row is not None:
            alike.setdefault((problem.code, problem.column), []).append(problem)
    found: list[Problem] = []
    for problem in problems:
        same = alike.get((problem.code, problem.column), [problem])
        if problem.row is None or len(same) < MANY:
            found.append(problem)
        elif problem is same[0]:
            rows = tuple(item.row for item in same[:FIRST_ROWS] if item.row is not None)
            found.append(replace(problem, rows=rows, count=len(same)))
    return found
