"""Scenarios kept under a name for this visit, and which of them are compared, in each case apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scoring.what_if.scenario import Scenario
from ui.links.grammar import COMPARED_KEYS, NAME_LENGTH, clean_name
from ui.links.model import Comparison, NamedScenario
from ui.visit import keys
from ui.visit.model import Kept, new_mark

MOST_KEPT = 12
MOST_COMPARED = len(COMPARED_KEYS)


def all_kept() -> list[Kept]:
    """Return every kept scenario, oldest first."""
    return keys.KEPT.get([])


def of_case(case: str) -> list[Kept]:
    """Return the kept scenarios of one case: only those can be compared with each other."""
    return [item for item in all_kept() if item.scenario.case == case]


def compared(case: str) -> list[Kept]:
    """Return the scenarios of a case that are compared, in the order they were chosen."""
    by_id = {item.id: item for item in of_case(case)}
    return [by_id[number] for number in keys.COMPARED.get({}).get(case, []) if number in by_id]


def against(case: str) -> int | None:
    """Return the id of the compared scenario the others are held against, None for the baseline."""
    found = keys.COMPARED_AGAINST.get({}).get(case)
    return found if found in [item.id for item in compared(case)] else None


def comparison(case: str) -> Comparison:
    """Return what is compared of a case, as links hold it."""
    items = compared(case)
    reference = against(case)
    place = None if reference is None else [item.id for item in items].index(reference)
    return Comparison(tuple(NamedScenario(item.name, item.scenario) for item in items), place)


def is_full() -> bool:
    """Return whether no more scenarios can be kept."""
    return len(all_kept()) >= MOST_KEPT


def is_kept(scenario: Scenario) -> bool:
    """Return whether a scenario is kept already, under whatever name."""
    return any(item.scenario == scenario for item in all_kept())


def keep(name: str, scenario: Scenario) -> Kept:
    """Keep a scenario and compare it, where four are not compared already; return it as kept.

    The name is made printable, and unlike all others by a number behind it.
    """
    item = add(name, scenario, new_mark())
    chosen = [other.id for other in compared(scenario.case)]
    if len(chosen) < MOST_COMPARED:
        choose(scenario.case, [*chosen, item.id])
    return item


def add(name: str, scenario: Scenario, mark: str) -> Kept:
    """Keep a scenario without comparing it, under a mark it was given; return it as kept."""
    number = keys.KEPT_NEXT.get(1)
    keys.KEPT_NEXT.set(number + 1)
    item = Kept(number, distinct(clean_name(name) or f"{number}", _names()), scenario, mark)
    keys.KEPT.set([*all_kept(), item])
    return item


def rename(number: int, name: str) -> None:
    """Rename a kept scenario; an empty name changes nothing."""
    wanted = clean_name(name)
    if wanted:
        others = [item.name for item in all_kept() if item.id != number]
        named = distinct(wanted, others)
        keys.KEPT.set([replace(item, name=named) if item.id == number else item for item in all_kept()])


def remove(number: int) -> None:
    """Keep a scenario no longer."""
    keys.KEPT.set([item for item in all_kept() if item.id != number])


def forget() -> None:
    """Keep and compare nothing any more."""
    keys.KEPT.set([])
    keys.COMPARED.set({})
    keys.COMPARED_AGAINST.set({})


def choose(case: str, numbers: Sequence[int]) -> None:
    """Compare these scenarios of a case."""
    keys.COMPARED.begin({})[case] = list(numbers)[:MOST_COMPARED]


def is_chosen(case: str) -> bool:
    """Return whether it was ever chosen in this visit which scenarios of a case are compared."""
    return case in keys.COMPARED.get({})


def hold_against(case: str, number: int | None) -> None:
    """Hold the others of a case against this scenario, or against the baseline."""
    keys.COMPARED_AGAINST.begin({})[case] = number


def adopt(case: str, opened: Comparison) -> None:
    """Take over the comparison of an opened link; what is kept already is not kept twice.

    A link's scenarios come in also where twelve are kept: nothing of the visitor's own is dropped.
    """
    numbers: list[int] = []
    for named in opened.scenarios:
        same = [i for i in all_kept() if (i.name, i.scenario) == (named.name, named.scenario)]
        item = same[0] if same else keep(named.name, named.scenario)
        numbers.append(item.id)
    choose(case, numbers)
    hold_against(case, None if opened.against is None else numbers[opened.against])


def distinct(name: str, taken: Sequence[str]) -> str:
    """Return ``name``, or ``name (2)``, ``name (3)`` ... where it is taken."""
    number, wanted = 1, name
    while wanted in taken:
        number += 1
        ending = f" ({number})"
        wanted = name[: NAME_LENGTH - len(ending)] + ending
    return wanted


def _names() -> list[str]:
    return [item.name for item in all_kept()]
