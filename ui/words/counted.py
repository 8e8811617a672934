"""Levers in dossiers (procedures, services, petitions, communes): how many more or fewer a change means."""

from __future__ import annotations

from decimal import Decimal

from scoring import Case, Outcome, PercentOfUnits, counted_as, counts_of, units_needed
from ui.words import numbers
from ui.words.texts import Texts
from ui.words.typed_values import noun

# Decimals of an exact percentage, where it is told from the held one.
EXACT_DECIMALS = 4


def changed(case: Case, lever: str, percent: Decimal, texts: Texts) -> str:
    """Return how many units more or fewer a percentage means; empty where nothing is counted."""
    if counts_of(case, lever) is None:
        return ""
    needed = units_needed(case, lever, percent)
    return _more(needed.more, needed.kind, texts)


def notes(outcome: Outcome, lever: str, units: PercentOfUnits | None, texts: Texts) -> list[str]:
    """Return what a changed lever means in units, and whether ``units``, as typed, were rounded."""
    case, percent = outcome.case, outcome.set_to(lever)
    if percent is None or counts_of(case, lever) is None:
        return []
    needed = units_needed(case, lever, percent)
    found = [
        texts(
            "from_now.takes" if _is_to_come(case, lever) else "worth.takes",
            units=noun(needed.kind, needed.of, texts),
            more=_more(needed.more, needed.kind, texts),
            needed=numbers.whole(needed.needed, texts.language),
            of=numbers.whole(needed.of, texts.language),
        )
    ]
    if units is not None and units.is_rounded and units.percent == percent:
        count = units.units - needed.now
        found.append(
            texts(
                "worth.rounded",
                more=_more(count, needed.kind, texts),
                exact=numbers.percent(units.exact, texts.language, decimals=EXACT_DECIMALS),
                percent=numbers.percent(percent, texts.language, decimals=2),
            )
        )
    return found


def accepted(case: Case, lever: str, texts: Texts) -> str:
    """Return what the typed field of a lever takes, where it takes units."""
    counts = counts_of(case, lever)
    if counts is None:
        return ""
    key = "from_now.accepted" if _is_to_come(case, lever) else "worth.accepted"
    return texts(key, units=noun(counted_as(case, lever), 2, texts), total=counts[0])


def _is_to_come(case: Case, lever: str) -> bool:
    """Return whether a lever's units are those still to come this year."""
    moved = case.rules.indicator_moved_by(lever)
    return moved is not None and case.rules.indicators[moved].so_far is not None


def _more(count: int, kind: str, texts: Texts) -> str:
    key = "worth.more" if count > 0 else "worth.fewer" if count < 0 else "worth.as_many"
    return texts(
        key,
        count=numbers.whole(abs(count), texts.language),
        units=noun(kind, abs(count), texts),
    )
