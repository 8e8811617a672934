"""The light theme and the fonts of pictures made without a browser."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

THEME = Path(__file__).resolve().parents[2] / ".streamlit" / "config.toml"

# A converter without system fonts has Liberation Sans within itself; where the system has one of that
# name it may lack Vietnamese letters, so DejaVu Sans is asked first. Other viewers of SVG have Arial.
FONTS = "DejaVu Sans, Liberation Sans, Arial, sans-serif"


@cache
def colours() -> dict[str, Any]:
    """Return the light theme, in which charts stand on paper."""
    theme: dict[str, Any] = tomllib.loads(THEME.read_text(encoding="utf-8"))["theme"]["light"]
    return theme
