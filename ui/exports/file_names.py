"""Names of files: case, scenario and date, without spaces, accents or anything a shell could read."""

from __future__ import annotations

import datetime as dt
import re

from scoring.folding import without_accents
from ui.links.grammar import NAME_LENGTH

# For names that have no letter or digit in the Latin script.
NO_NAME = "scenario"


def file_name(case: str, name: str, date: dt.date, ending: str) -> str:
    """Return the name of a file, such as ``binh-thuan-2023_so-hoa-ho-so-45_2026-11-25.pptx``.

    ``case`` is a case's id, ``name`` the scenario's, which may be anything.
    """
    return f"{slug(case)}_{slug(name) or NO_NAME}_{date.isoformat()}{ending}"


def slug(text: str) -> str:
    """Return text as lower-case ASCII letters, digits and single hyphens, of bounded length."""
    return re.sub(r"[^a-z0-9]+", "-", without_accents(text).lower())[:NAME_LENGTH].strip("-")
