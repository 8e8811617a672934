"""Which choices of all clusters bring so many cents at least effort: a knapsack, solved completely.

It is solved over the cents by which the clusters so far lie ahead of where the search stands, or
behind: what strays further cannot come back to the goal within the looks that the search takes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scoring.plan.choices import Cents, Choices, Floats
from scoring.plan.hulls import Setting

# The clusters so far may lie so many cents ahead of where the search stands, or behind.
ASTRAY = 120


@dataclass(frozen=True, eq=False)
class Option:
    """What a cluster can be set to, and the cents it brings where the search stands."""

    choices: Choices
    cents: int

    @cached_property
    def cheapest(self) -> Choices:
        """Return the choices that are worth anything where levers cost nothing by themselves."""
        return self.choices.cheapest()


def cheapest_way(options: Sequence[Option], wanted: int, per_lever: float = 0.0) -> tuple[Setting, float]:
    """Return a setting that brings ``wanted`` cents at least effort, and that effort.

    Each lever set counts ``per_lever`` more, to tell plans of almost equal effort apart. If nothing
    reaches the goal, the setting that brings most is returned with an infinite effort.
    """
    choices = [option.choices.cheapest(per_lever) if per_lever else option.cheapest for option in options]
    # least[k]: the least effort by which the clusters so far bring at least so many cents more than
    # where the search stands, less ASTRAY.
    places = np.arange(2 * ASTRAY + 1)
    least: Floats = np.where(places <= ASTRAY, 0.0, np.inf)
    picks: list[Cents] = []
    for option, found in zip(options, choices, strict=True):
        before = places[np.newaxis, :] - (found.cents - option.cents)[:, np.newaxis]
        priced = np.append(least, np.inf)[np.clip(before, 0, len(places))]
        priced += (found.efforts + per_lever * found.moves)[:, np.newaxis]
        picks.append(np.argmin(priced, axis=0))
        least = priced[picks[-1], places]
    place = max(0, wanted - sum(option.cents for option in options) + ASTRAY)
    if place >= len(places) or not np.isfinite(least[place]):
        return _setting(choices, [int(np.argmax(found.cents)) for found in choices]), np.inf
    chosen: list[int] = []
    for option, found, pick in zip(reversed(options), reversed(choices), reversed(picks), strict=True):
        chosen.insert(0, int(pick[place]))
        place = max(place - int(found.cents[chosen[0]] - option.cents), 0)
    effort = sum(float(found.efforts[row]) for found, row in zip(choices, chosen, strict=True))
    return _setting(choices, chosen), effort


def _setting(choices: Sequence[Choices], chosen: Sequence[int]) -> Setting:
    return {
        key: None if np.isnan(percent) else float(percent)
        for found, row in zip(choices, chosen, strict=True)
        for key, percent in zip(found.levers, found.percents[row], strict=True)
    }
