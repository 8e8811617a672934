"""Names of provinces as people write them, brought to the names the published leagues use."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache

from scoring.league import league_years, load_league
from scoring.tables.columns import plain

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


def meant_name(text: str) -> str | None:
    """Return the known province that an unknown name is probably meant to be, or None."""
    if bare_name(text) in _known():
        return None
    close = get_close_matches(bare_name(text), _known(), n=1, cutoff=SLIP)
    return _known()[close[0]] if close else None


@cache
def _known() -> Mapping[str, str]:
    years = league_years()
    return {bare_name(row.province): row.province for year in years for row in load_league(year).rows}
