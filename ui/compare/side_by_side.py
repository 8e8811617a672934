"""What stands side by side: kept scenarios with their outcomes, as columns of tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd

from scoring import Outcome, lever_ids
from ui.visit.model import Kept
from ui.words.scenario_names import numbered

Compared = Sequence[tuple[Kept, Outcome]]


def titles(compared: Compared) -> list[str]:
    """Return the names as they stand over the columns, numbered."""
    return numbered([item.name for item, _ in compared])


def table(
    head: str, rows: Sequence[str], compared: Compared, column: Callable[[Outcome], list[str]]
) -> pd.DataFrame:
    """Return a table with one column a scenario, made by ``column``, under a heading for its rows."""
    columns = {
        title: column(outcome) for title, (_, outcome) in zip(titles(compared), compared, strict=True)
    }
    return pd.DataFrame({head: rows, **columns})


def moved_levers(compared: Compared) -> list[str]:
    """Return every lever that any of the scenarios moves, in the order of the rules."""
    moved = {key for _, outcome in compared for key in outcome.changes}
    return [key for key in lever_ids(compared[0][1].case.rules) if key in moved]
