"""Which known provinces near ours the league curve names."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any

# As many on either side of each of our places, and no nearer to each other and to ours than this share of
# all ranks, so that names do not run into each other.
EACH_SIDE, APART = 2, 0.075

# Of the known provinces on either side so many are near.
NEAR = 4


def named(field: Sequence[dict[str, Any]], places: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the known provinces to name: those nearest to where we stand and where we get to."""
    known = [row for row in field if row["what"] == "known"]
    chosen: list[dict[str, Any]] = []
    apart = ceil(APART * max(row["rank"] for row in field if row["what"] == "curve"))
    for place in reversed(places):
        above = [row for row in known if row["total"] > place["total"]]
        below = [row for row in known if row["total"] <= place["total"]]
        for side in (above, below):
            nearest = sorted(side, key=lambda row: abs(row["total"] - place["total"]))
            chosen += _apart(nearest[:NEAR], [*places, *chosen], apart)
    return [{**row, "what": "near", "text": f"{row['name']} {row['said_total']}"} for row in chosen]


def _apart(
    nearest: Sequence[dict[str, Any]], taken: Sequence[dict[str, Any]], apart: int
) -> list[dict[str, Any]]:
    """Return the nearest that stand apart from each other and from the places that are taken."""
    found: list[dict[str, Any]] = []
    for row in nearest:
        if len(found) == EACH_SIDE:
            break
        if all(abs(row["rank"] - other["rank"]) >= apart for other in (*taken, *found)):
            found.append(row)
    return found
