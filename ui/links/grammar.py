"""How links are written: their version, keys, patterns and limits."""

from __future__ import annotations

import re

LINK_VERSION = "1"

# Keys of a link that are not levers. The rest must be lever ids.
VERSION_KEY, DATA_KEY, CASE_KEY, LANGUAGE_KEY, COUPLINGS_KEY = "v", "data", "case", "lang", "couplings"
COUPLINGS_OFF = "off"
PEERS_KEY = "peers"

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

# Streamlit's own keys, left to Streamlit.
PLATFORM_KEYS = frozenset({"embed", "embed_options"})

PERCENT_PATTERN = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,2})?")
STEP_PATTERN = re.compile(r"[1-9][0-9]?")
DATA_PATTERN = re.compile(r"[0-9a-f]{8}")
MAX_PARTS = 60
SHOWN_LENGTH = 40


def clean_name(text: str) -> str:
    """Return a name given from outside as one line of printable text of bounded length."""
    printable = "".join(ch if ch.isprintable() else " " for ch in text[: 10 * NAME_LENGTH])
    return " ".join(printable.split())[:NAME_LENGTH].strip()
