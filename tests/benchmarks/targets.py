"""What is measured in the browser, with the app's budget and what public simulators reach.

All figures are ratios to the bare app, except where a unit is given. Those of the public simulators
are medians, measured in the same way.
"""

from __future__ import annotations

from dataclasses import dataclass

SIMULATORS = ("FIRE", "CHIME", "OECD PMR", "PtX-BOA")


@dataclass(frozen=True)
class Measure:
    """A measured span of time: its name, its budget and the ratios of ``SIMULATORS``."""

    name: str
    budget: str = "-"
    others: tuple[str, ...] = ("-",) * len(SIMULATORS)


HEADLINE = Measure("key press -> headline repainted", "p50 1.3, p95 2", ("1.6", "2.4", "3.9", "5.3"))
WHOLE_HEADLINE = Measure("key press -> last text of the headline")
SETTLED = Measure("key press -> page settled", "p50 1.8", ("5.9", "2.4", "3.9", "15.9"))
FIRST_PAINT = Measure("first useful paint", "p50 1.1", ("-", "1.27", "-", "-"))
FIRST_SETTLED = Measure("first page settled")
FIRST_VISITOR = Measure("first visitor after a start", "3000 ms")
START = Measure("server start -> ready")
