"""The law of couplings: how moving one indicator's ratio moves or multiplies another's.

The kinds of couplings are told apart here. One place needs their shape as well, because it writes the
law down in another language: the formulas of the workbook.
"""

from __future__ import annotations

from collections.abc import Container
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal, TypeVar, overload

from scoring.datafiles import Schema

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

CouplingKind = Literal["shift", "factor", "precondition"]

Share = TypeVar("Share")


class Coupling(Schema):
    """A tie between two indicators: moving ``source`` also moves ``target`` (docs/rules.md 2.3, 2.6, 1-E).

    ``shift`` moves the target's share by the same number of percentage points, ``factor`` multiplies
    the target's share by the source's ratio, ``precondition`` scales the target's share in
    proportion to the source's.
    """

    source: str
    target: str
    kind: CouplingKind
    confidence: str

    @property
    def multiplies(self) -> bool:
        """Return whether the source multiplies what the target's ratio earns, not the ratio itself."""
        return self.kind == "factor"

    @property
    def tells_baseline(self) -> bool:
        """Return whether the target's baseline is worked out from the source's, which must come first."""
        return self.kind != "precondition"

    def acts_under(self, changes: Container[str]) -> bool:
        """Return whether it acts where the indicators in ``changes`` are set.

        A target that is itself set keeps the ratio it was given; only what multiplies it still acts.
        """
        return self.kind == "factor" or self.target not in changes

    def acts_from(self, target: Fraction | None, source: Fraction | None) -> bool:
        """Return whether moving the source does anything from these ratios (0 to 1, None: no score)."""
        if self.kind == "factor":
            return True
        return target is not None and source is not None and (self.kind == "shift" or source > 0)

    @overload
    def moved(self, share: Fraction, before: Fraction | None, after: Fraction) -> Fraction: ...
    @overload
    def moved(self, share: Floats, before: float | None, after: Floats) -> Floats: ...
    def moved(self, share: Any, before: Any, after: Any) -> Any:
        """Return the target's own ratio once the source moves from ``before`` to ``after``.

        All three are ratios in one unit (shares or percent): exact fractions, or arrays with one
        value for each scenario and one ``before`` for all. The result is straight in ``share`` and
        in ``after``, and not yet held between 0 and 1. A source without a score (None) moves
        nothing, nor does a precondition that nothing fulfilled before, nor a factor.
        """
        if before is None or self.kind == "factor":
            return share
        if self.kind == "shift":
            return share + (after - before)
        return share * (after / before) if before else share

    def factor(self, source: Share | None) -> Share | int:
        """Return what the target's ratio is multiplied by while the source's is ``source`` (0 to 1).

        It is 1 for couplings that multiply nothing. Without any synchronised data (None) the portal
        takes the synchronised share as 0.
        """
        if self.kind != "factor":
            return 1
        return source if source is not None else 0

    def implied(self, source: Share | None) -> Share | None:
        """Return the target's ratio where nothing but the source's is known; None where that says nothing.

        A target that moves by the same percentage points as its source is taken to stand where it does.
        """
        return source if self.kind == "shift" else None

    def is_exceeded(self, target: Fraction, source: Fraction) -> bool:
        """Return whether the target's ratio lies above the source's although that is its precondition."""
        return self.kind == "precondition" and target > source
