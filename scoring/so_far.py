"""A period that is partly over: what is decided of an indicator's ratio, and what still is not."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, overload

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


@dataclass(frozen=True)
class SoFar:
    """What a period has brought so far, in shares (0 to 1) of all that the whole period will count.

    With n of d units counting so far and r still to come, ``earned`` is n / (d + r) and ``to_come`` is
    r / (d + r). An indicator's lever is then its ratio among those still to come.
    """

    earned: Fraction
    to_come: Fraction

    @overload
    def whole(self, rate: Fraction) -> Fraction: ...
    @overload
    def whole(self, rate: Floats) -> Floats: ...
    def whole(self, rate: Any) -> Any:
        """Return the whole period's ratio where what is to come has the ratio ``rate``.

        Both are shares (0 to 1): exact fractions, or arrays with one value for each scenario.
        """
        if isinstance(rate, Fraction):
            return self.earned + self.to_come * rate
        return float(self.earned) + float(self.to_come) * rate

    def rate_for(self, whole: Fraction) -> Fraction | None:
        """Return the ratio among those to come at which the whole period's is ``whole``.

        It may lie below 0 (reached already) or above 1 (out of reach); None where nothing is to come.
        """
        return (whole - self.earned) / self.to_come if self.to_come else None
