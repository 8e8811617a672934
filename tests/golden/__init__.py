"""Published and hand-computed figures as data: a domain expert adds a table, no Python."""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any


def golden(name: str) -> dict[str, Any]:
    """Return a file of this folder, every number with a decimal point as an exact decimal."""
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return tomllib.loads(text, parse_float=Decimal)
