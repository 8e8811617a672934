"""How far the levers of a plan may and must be set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from scoring.arguments import SHOWN_LENGTH, checked, exact_number, shown, shown_key
from scoring.errors import LimitsError
from scoring.frozen import FrozenMap
from scoring.what_if.changes import FULL_PERCENT

# Plans set levers on this grid, the one of the sliders; limits lie on it too.
GRID = Decimal("0.1")
TENTHS_PER_PERCENT = 10


@dataclass(frozen=True)
class Limits:
    """Floors and ceilings of levers, in percent with at most one decimal; by default 0 and 100.

    A lever with a floor above its baseline must at least get there. A ceiling bounds what a lever
    is set to; what comes along through couplings is not held back by it. A ceiling below the
    baseline means that the lever is not set: plans never lower one.

    Raises:
        LimitsError: a limit outside 0 to 100 or with more decimals, or a floor above the ceiling.

    """

    floor: Mapping[str, Decimal] = FrozenMap()
    ceiling: Mapping[str, Decimal] = FrozenMap()

    def __post_init__(self) -> None:
        """Freeze the limits, and refuse those that cannot be meant."""
        object.__setattr__(self, "floor", _read(self.floor))
        object.__setattr__(self, "ceiling", _read(self.ceiling))
        for lever, percent in self.floor.items():
            if percent > self.highest(lever):
                problem = f"the floor {percent} lies above the ceiling {self.highest(lever)}"
                raise LimitsError(key=lever, problem=problem)

    @checked
    def lowest(self, lever: str) -> Decimal:
        """Return the floor of a lever in percent."""
        return self.floor.get(lever, Decimal(0))

    @checked
    def highest(self, lever: str) -> Decimal:
        """Return the ceiling of a lever in percent."""
        return self.ceiling.get(lever, Decimal(FULL_PERCENT))

    @checked
    def without_ceiling(self, lever: str) -> Limits:
        """Return the same limits, but for the ceiling of one lever."""
        return Limits(self.floor, {key: value for key, value in self.ceiling.items() if key != lever})


def _read(limits: object) -> FrozenMap[str, Decimal]:
    if not isinstance(limits, Mapping):
        raise LimitsError(key="-", problem=f"{shown(limits)} says nothing of levers")
    found: dict[str, Decimal] = {}
    for lever, given in limits.items():
        percent = exact_number(given)
        if percent is None or not 0 <= percent <= FULL_PERCENT or percent != percent.quantize(GRID):
            named = str(given)[:SHOWN_LENGTH] if isinstance(given, Decimal) else shown(given)
            raise LimitsError(key=shown_key(lever), problem=f"{named} is not a percentage with one decimal")
        found[lever] = percent
    return FrozenMap(found)
