"""Names of provinces as people write them, brought to the names the published leagues use."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from scoring.league import league_years, load_league
from scoring.tables.columns import plain
from scoring.tables.meant import MeantNames

PREFIXES = ("thanh pho ", "tinh ", "tp ", "t p ")
# Short names that are no part of the full one.
SHORT = {"hcm": "ho chi minh", "tphcm": "ho chi minh", "sai gon": "ho chi minh", "brvt": "ba ria vung tau"}

# How alike an unknown name must be to a known one to be taken for a slip of the pen.
SLIP = 0.8


def official_name(text: str) -> str:
    """Return the name a province has in the published leagues, or the text itself where it is none."""
    return _known().get(bare_name(text), " ".join(text.split()))


def bare_name(text: str) -> str:
    """Return a province's name without accents, case and "tỉnh": the same for the same province."""
    name = plain(text)
    for prefix in PREFIXES:
        name = name.removeprefix(prefix)
    return SHORT.get(name, name)


class MeantProvinces:
    """Looks up which known provinces the unknown names of one file are probably meant to be."""

    def __init__(self) -> None:
        """Start with a file."""
        self._meant = MeantNames(_known(), SLIP)

    def of(self, text: str) -> str | None:
        """Return the province that an unknown name is probably meant to be; None for a known name."""
        name = bare_name(text)
        close = None if name in _known() else self._meant.of(name)
        return None if close is None else _known()[close]


@cache
def _known() -> Mapping[str, str]:
    years = league_years()
    return {bare_name(row.province): row.province for year in years for row in load_league(year).rows}
