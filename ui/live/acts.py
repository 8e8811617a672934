"""What a hand does to the levers, as the browser reports it: read strictly, taken over once."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from scoring import Case, counts_of, lever_ids
from scoring.what_if.positions import POSITIONS, baseline_position, percent_at
from ui.visit import mistyped, state, typed_units
from ui.words import typed_values

Kind = Literal["set", "type", "reset"]

# Acts in one report; the browser sends again only what has not been taken over.
MOST_ACTS = 50

# Numbers that the browser's own arithmetic still tells apart.
MOST_NUMBER = 2**53


@dataclass(frozen=True)
class Act:
    """One act: ``number`` grows from act to act, ``value`` is a position or what was typed_values."""

    number: int
    kind: Kind
    lever: str
    value: int | str


def read_acts(report: object, case: Case, after: int) -> list[Act]:
    """Return the acts of a report that come after the number ``after``, in order.

    A report comes from outside: whatever in it is no act on a lever of the case is left out.
    """
    if not isinstance(report, list):
        return []
    found = [_read(item, case) for item in report[-MOST_ACTS:]]
    acts = {act.number: act for act in found if act is not None and act.number > after}
    return [acts[number] for number in sorted(acts)]


def last_number(report: object, after: int) -> int:
    """Return the last number in a report, at least ``after``: whatever it numbers need not come again."""
    items = report[-MOST_ACTS:] if isinstance(report, list) else []
    numbers = [_number(item) for item in items if isinstance(item, dict)]
    return max([after, *(number for number in numbers if number is not None)])


def take(act: Act, case: Case) -> None:
    """Take over an act: set a lever of the current scenario, or remember what was mistyped."""
    if act.kind == "type":
        _take_typed(str(act.value), act.lever, case)
    elif act.kind == "set" and act.value != baseline_position(case, act.lever):
        state.set_lever(act.lever, percent_at(int(act.value)))
    else:
        state.set_lever(act.lever, None)


def _take_typed(text: str, lever: str, case: Case) -> None:
    found = typed_values.read(text, case, lever)
    if isinstance(found, typed_values.Refusal):
        mistyped.entries()[lever] = text
        return
    typed_units.remember(case, lever, found.units)
    counts = counts_of(case, lever)
    if found.units is not None and counts is not None and found.units.units == counts[0]:
        # As many as today is the baseline itself, not the percentage it is rounded to.
        state.set_lever(lever, None)
    else:
        at_baseline = baseline_position(case, lever)
        stays = at_baseline is not None and found.percent == percent_at(at_baseline)
        state.set_lever(lever, None if stays else Decimal(found.percent))


def _read(item: object, case: Case) -> Act | None:
    if not isinstance(item, dict):
        return None
    number = _number(item)
    kind, lever, value = (item.get(name) for name in ("kind", "lever", "value"))
    if number is None or lever not in lever_ids(case.rules):
        return None
    if kind == "set":
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < POSITIONS:
            return None
        return Act(number, "set", str(lever), value)
    if kind == "type" and isinstance(value, str):
        return Act(number, "type", str(lever), value[: typed_values.TYPED_LENGTH])
    return Act(number, "reset", str(lever), "") if kind == "reset" else None


def _number(item: dict[object, object]) -> int | None:
    number = item.get("act")
    fits = isinstance(number, int) and not isinstance(number, bool) and 0 < number < MOST_NUMBER
    return number if fits and isinstance(number, int) else None
