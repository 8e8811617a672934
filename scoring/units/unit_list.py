"""A list of units typed or pasted as lines: a name, and where known a weight and who leads there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from scoring.tables.problem import Problem, shown
from scoring.tables.reading import Reading
from scoring.tables.sizes import NAME_LENGTH
from scoring.units.table import MOST_UNITS, read_typed_units
from scoring.units.units import Unit

# Signs of the whole list: room for every unit with the longest name and who leads there.
MOST_SIGNS = 100_000

# Cells copied from a spreadsheet are parted by tabs.
SEPARATORS = ("\t", ";")


@dataclass(frozen=True)
class ListedUnit:
    """A unit that takes part of a province's work: its weight (1 where none is given), who leads there."""

    name: str
    weight: int = 1
    lead: str = ""


def read_unit_list(text: str, titles: Mapping[str, str]) -> Reading[tuple[ListedUnit, ...]]:
    """Return the units of a list, a line each: ``name``, ``name; weight`` or ``name; weight; who leads``.

    Cells may be parted by tabs as well; blank lines fall away. Names, numbers and who leads are bounded and
    read like every text from outside; where one unit has a weight, all must. ``titles`` is what the screen
    calls ``unit``, ``dossiers`` (the weight) and ``lead``. At most ``MOST_UNITS`` units are read.
    """
    lines = [
        (number, line)
        for number, line in enumerate(text[:MOST_SIGNS].splitlines(), start=1)
        if line.strip()
    ]
    if len(lines) > MOST_UNITS:
        number = lines[MOST_UNITS][0]
        facts = {"limit": MOST_UNITS}
        return Reading(None, (Problem("too_many_units", number, value=len(lines), facts=facts),))
    cells = {number: _cells(line) for number, line in lines}
    typed = [
        (number, {"unit": name, "kind": "commune", "dossiers": weight})
        for number, (name, weight, _) in cells.items()
    ]
    columns = {"unit": titles["unit"], "kind": "", "dossiers": titles["dossiers"]}
    # Points have no column here, so their maximum is not used.
    reading = read_typed_units(typed, Decimal(0), columns)
    long = tuple(
        Problem("cell_too_long", number, titles["lead"], shown(lead), _length(lead))
        for number, (_, _, lead) in cells.items()
        if len(lead) > NAME_LENGTH
    )
    if reading.value is None or long:
        return Reading(None, reading.errors + long, reading.warnings)
    leads = [lead for _, _, lead in cells.values()]
    units = tuple(_listed(unit, lead) for unit, lead in zip(reading.value, leads, strict=True))
    return Reading(units, (), reading.warnings)


def _cells(line: str) -> tuple[str, str, str]:
    separator = next((sign for sign in SEPARATORS if sign in line), SEPARATORS[0])
    name, _, rest = line.partition(separator)
    weight, _, lead = rest.partition(separator)
    return name.strip(), weight.strip(), " ".join(lead.replace(separator, " ").split())


def _length(text: str) -> Mapping[str, int]:
    return {"length": len(text), "limit": NAME_LENGTH}


def _listed(unit: Unit, lead: str) -> ListedUnit:
    return ListedUnit(unit.name, unit.dossiers, shown(lead))
