"""Effort: what a percentage point of each lever costs, in points of effort, and ready profiles of it.

No source weighs the effort behind the indicators. A profile is an assumption of this project, is
named as one wherever it is used, and every weight can be replaced by the planner's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path

from scoring.arguments import checked, exact_number, shown, shown_key
from scoring.datafiles import DATA, Exact, Schema, Words, check, read_toml
from scoring.errors import DataFileError, EffortError
from scoring.frozen import FrozenMap
from scoring.vintages import load_rules, vintages
from scoring.what_if.changes import lever_ids

EVEN = Decimal(1)

# Weights outside these bounds are mistakes: a lever that costs nothing would make every plan free.
LEAST_EFFORT, MOST_EFFORT = Decimal("0.01"), Decimal(1000)


@dataclass(frozen=True)
class Effort:
    """Points of effort per percentage point that a lever is raised; 1 where ``per_point`` is silent.

    Raises:
        EffortError: a weight outside 0.01 to 1000.

    """

    per_point: Mapping[str, Decimal] = FrozenMap()

    def __post_init__(self) -> None:
        """Freeze the weights, and refuse those that cannot be meant."""
        if not isinstance(self.per_point, Mapping):
            raise EffortError(key="per_point", value=shown(self.per_point))
        weights: dict[str, Decimal] = {}
        for lever, given in self.per_point.items():
            weight = exact_number(given)
            if weight is None or not LEAST_EFFORT <= weight <= MOST_EFFORT:
                raise EffortError(key=shown_key(lever), value=shown(given))
            weights[lever] = weight
        object.__setattr__(self, "per_point", FrozenMap(weights))

    @checked
    def of(self, lever: str) -> Decimal:
        """Return the points of effort that one percentage point of a lever costs."""
        return self.per_point.get(lever, EVEN)

    @checked
    def with_weight(self, lever: str, weight: Decimal) -> Effort:
        """Return the same effort with another weight for one lever."""
        return replace(self, per_point={**self.per_point, lever: weight})


EVEN_EFFORT = Effort()


class _ProfileFile(Schema):
    id: str
    order: int
    name: Words
    note: Words
    assumption: str
    per_point: dict[str, Exact]


@dataclass(frozen=True)
class EffortProfile:
    """A ready set of weights: ``note`` says in both languages what it takes for easy and hard."""

    id: str
    name: Words
    note: Words
    effort: Effort


@cache
def load_profiles() -> tuple[EffortProfile, ...]:
    """Return the ready profiles of effort; the first weighs all levers alike.

    Raises:
        DataFileError: a profile's file is wrong.

    """
    files = [read_profile(path) for path in (DATA / "effort").glob("*.toml")]
    return tuple(profile for _, profile in sorted(files, key=lambda item: item[0]))


def read_profile(path: Path) -> tuple[int, EffortProfile]:
    """Return a profile's place in the list and the profile.

    Raises:
        DataFileError: naming the file and the field, a lever that does not exist, or a weight
            outside 0.01 to 1000.

    """
    raw = check(_ProfileFile, read_toml(path), path, "file")
    known = {lever for vintage in vintages() for lever in lever_ids(load_rules(vintage))}
    if unknown := sorted(set(raw.per_point) - known):
        raise DataFileError(file=path.name, place="per_point", problem=f"unknown lever '{unknown[0]}'")
    try:
        effort = Effort(raw.per_point)
    except EffortError as error:
        raise DataFileError(file=path.name, place="per_point", problem=str(error)) from error
    return raw.order, EffortProfile(raw.id, raw.name, raw.note, effort)
