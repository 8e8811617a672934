"""The one table of pages: name, file, address, and what the link of each holds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

FOLDER = Path(__file__).resolve().parents[2] / "pages"

# What a link can hold beside scenario and language; a plan's link holds its road map and what is asked
# where it falls short as well.
LinkPart = Literal["comparison", "plan", "road_map", "shortfall", "step"]


@dataclass(frozen=True)
class Page:
    """A page: its name is that of its file and, but for the page at the root, its address.

    The link of every page holds scenario and language; ``link_parts`` says what else. A page that
    stands ``alone`` has the screen to itself.
    """

    name: str
    link_parts: frozenset[LinkPart] = frozenset()
    alone: bool = False

    @property
    def file(self) -> Path:
        """Return the page's script; an absolute path, as the shell and links to the page need it."""
        return FOLDER / f"{self.name}.py"

    @property
    def address(self) -> str:
        """Return the last part of the page's address, empty at the root."""
        return "" if self == DEFAULT else self.name


SIMULATE = Page("simulate")
BASELINE = Page("baseline")
PLAN = Page("plan", frozenset({"plan"}))
COMPARE = Page("compare", frozenset({"comparison"}))
UNITS = Page("units")
PRESENT = Page("present", frozenset({"comparison", "road_map", "shortfall", "step"}), alone=True)
METHOD = Page("method")

# In the navigation's order.
PAGES = (SIMULATE, BASELINE, PLAN, COMPARE, UNITS, PRESENT, METHOD)

# The page at the root has no other address: Streamlit does not know it by its name.
DEFAULT = SIMULATE


def page_at(address: str) -> Page:
    """Return the page with an address.

    Raises:
        KeyError: there is none.

    """
    return {page.address: page for page in PAGES}[address]
