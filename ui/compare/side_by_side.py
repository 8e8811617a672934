"""What stands side by side: kept scenarios with their outcomes, as columns of tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd

from scoring import Outcome, lever_ids
from ui.visit.model import Kept
from ui.words import names
from ui.words.scenario_names import numbered
from ui.words.texts import Texts

Compared = Sequence[tuple[Kept, Outcome]]


def titles(compared: Compared) -> list[str]:
    """Return the names as they stand over the figures, numbered."""
    return numbered([item.name for item, _ in compared])


def table(
    head: str, rows: Sequence[str], compared: Compared, column: Callable[[Outcome], list[str]]
) -> pd.DataFrame:
    """Return a table with one column a scenario, made by ``column``, under a heading for its rows.

    Columns are headed by the scenarios' numbers: the names stand once, over the figures.
    """
    columns = {str(place): column(outcome) for place, (_, outcome) in enumerate(compared, start=1)}
    return pd.DataFrame({head: rows, **columns})


def by_assumption(compared: Compared, texts: Texts) -> dict[str, list[int]]:
    """Return the scenarios' numbers by what they assume of the other provinces, in words."""
    found: dict[str, list[int]] = {}
    for place, (_, outcome) in enumerate(compared, start=1):
        found.setdefault(names.peers(outcome.peers, outcome.case, texts), []).append(place)
    return found


def moved_levers(compared: Compared) -> list[str]:
    """Return every lever that any of the scenarios moves, in the order of the rules."""
    moved = {key for _, outcome in compared for key in outcome.changes}
    return [key for key in lever_ids(compared[0][1].case.rules) if key in moved]
