"""How links are written: their version, keys, patterns and limits."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from ui.words.typed_values import read_percent

LINK_VERSION = "1"

# Keys of a link that are not levers. The rest must be lever ids.
VERSION_KEY, DATA_KEY, CASE_KEY, LANGUAGE_KEY, COUPLINGS_KEY = "v", "data", "case", "lang", "couplings"
COUPLINGS_OFF = "off"
PEERS_KEY = "peers"

# From which day on the case is seen, and what is still to come of its year: at which pace (percent of that
# so far), of which indicators so many units a day ("online_filing:900.5,petition_on_time:3"), and up to
# which day the case's counts go.
NOW_KEY, PACE_KEY, PER_DAY_KEY, COUNTED_TO_KEY = "now", "pace", "per_day", "counted_to"
NOW_KEYS = (NOW_KEY, PACE_KEY, PER_DAY_KEY, COUNTED_TO_KEY)

# The fingerprint of the own data a scenario stands on; the link alone cannot show it.
OWN_KEY = "own"

# A comparison: up to four scenarios of the link's case, each a list of parts that ends with its name,
# such as "digitization=45;peers=shift:2;name=Số hóa trước", and the one the others are held against.
COMPARED_KEYS = ("s1", "s2", "s3", "s4")
AGAINST_KEY = "against"
PART_END, NAME_PART = ";", "name="
NAME_LENGTH = 60

# The step of a presentation, from 1.
STEP_KEY = "step"

# The parts of a long link, packed (ui/links/packing.py); a link stays readable up to this many characters.
PACKED_KEY = "packed"
MOST_READABLE = 1_000

# Streamlit's own keys, left to Streamlit.
PLATFORM_KEYS = frozenset({"embed", "embed_options"})

# How a lever's percentage is written; one with a decimal comma or a percent sign is understood too.
PERCENT_PATTERN = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,2})?")
DECIMAL_COMMA = re.compile(r"(?<=[0-9]),(?=[0-9])")
STEP_PATTERN = re.compile(r"[1-9][0-9]?")
DATA_PATTERN = re.compile(r"[0-9a-f]{8}")
DAY_PATTERN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MAX_PARTS = 60
SHOWN_LENGTH = 40

# A list holds items such as "lever" or "lever:number". A comma ends an item; one before nothing but digits
# is a decimal comma, since no lever is a number.
ITEM_END = re.compile(r",(?![0-9]{1,2} ?%?(?:,|$))")
MOST_ITEMS = 60

# Names a part of a link that cannot be used: code, key, value.
Report = Callable[[str, str, str], None]


def clean_name(text: str) -> str:
    """Return a name given from outside as one line of printable text of bounded length."""
    return clean_text(text, NAME_LENGTH)


def clean_text(text: str, most: int) -> str:
    """Return text given from outside as one line of at most so many printable characters."""
    printable = "".join(ch if ch.isprintable() else " " for ch in text[: 10 * most])
    return " ".join(printable.split())[:most].strip()


def read_lever_percent(text: str) -> Decimal | None:
    """Return a lever's percentage (0 to 100, two decimals at most); None where it is none.

    ``45.5``, ``45,5``, ``45,5 %`` are. What begins with a space came with a plus sign, which may have
    meant so many percent more.
    """
    return None if text[:1].isspace() else read_percent(text)


def decimals_with_point(text: str) -> str:
    """Return a value of a link with a decimal point wherever it has a decimal comma."""
    return DECIMAL_COMMA.sub(".", text)


def read_items(parts: Mapping[str, str], key: str, report: Report) -> list[str]:
    """Return the items of a list in a link; those beyond the first ``MOST_ITEMS`` are left out and told."""
    items = [item for item in ITEM_END.split(parts.get(key, "")) if item]
    if len(items) > MOST_ITEMS:
        report("too_many", "", str(len(items)))
    return items[:MOST_ITEMS]
