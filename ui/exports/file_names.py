"""Names of files: case, scenario and date, without spaces, accents or anything a shell could read."""

from __future__ import annotations

import re
import unicodedata

from ui.exports.content import Report
from ui.scenario import NAME_LENGTH


def file_name(report: Report, ending: str) -> str:
    """Return the name of a file, such as ``binh-thuan-2023_so-hoa-ho-so-45_2026-11-25.pptx``."""
    return f"{stem(report)}{ending}"


def stem(report: Report) -> str:
    """Return a file's name without its ending."""
    scenario = slug(report.name) or report.texts("export.file_scenario")
    return f"{report.case.id}_{scenario}_{report.date.isoformat()}"


def slug(text: str) -> str:
    """Return text as lower-case ASCII letters, digits and single hyphens, of bounded length."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    letters = "".join(ch for ch in plain if not unicodedata.combining(ch)).lower()
    return re.sub(r"[^a-z0-9]+", "-", letters)[:NAME_LENGTH].strip("-")
