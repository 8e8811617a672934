"""What the visitor must know of the link they opened, until the scenario is another one."""

from __future__ import annotations

from scoring import data_version
from ui.links.model import Link, LinkProblem
from ui.visit import keys
from ui.visit.model import NeededFile


def note(link: Link, parameters: dict[str, list[str]]) -> None:
    """Note what a link just opened could not bring; ``parameters`` are the link as it came."""
    keys.LINK_PROBLEMS.set(link.problems)
    keys.LINK_DATA.set(link.data)
    keys.NEEDED_FILE.set(NeededFile(link.needs, parameters) if link.needs else None)


def forget() -> None:
    """Drop the notes: they are about a scenario that is no longer shown."""
    keys.LINK_PROBLEMS.set(())
    keys.LINK_DATA.set(None)
    keys.NEEDED_FILE.set(None)


def has_notes() -> bool:
    """Return whether there are notes on the opened link."""
    return bool(problems()) or older_data() is not None


def problems() -> tuple[LinkProblem, ...]:
    """Return what could not be used of the link that was opened."""
    return keys.LINK_PROBLEMS.get(())


def older_data() -> str | None:
    """Return the data version of the link that was opened, where it is not today's."""
    found = keys.LINK_DATA.get()
    return None if found == data_version() else found


def needed_file() -> NeededFile | None:
    """Return the file of own data that the opened link waits for."""
    return keys.NEEDED_FILE.get()
