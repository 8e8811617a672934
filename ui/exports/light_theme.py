"""The light theme and the fonts of pictures made without a browser."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

THEME = Path(__file__).resolve().parents[2] / ".streamlit" / "config.toml"

# The font of the pages. What it lacks DejaVu Sans has; viewers of SVG without either have Arial.
FONT = "Source Sans Pro"
FONTS = f"{FONT}, DejaVu Sans, Liberation Sans, Arial, sans-serif"
FONT_FOLDER = Path(__file__).with_name("fonts")


@cache
def colours() -> dict[str, Any]:
    """Return the light theme, in which charts stand on paper."""
    theme: dict[str, Any] = tomllib.loads(THEME.read_text(encoding="utf-8"))["theme"]["light"]
    return theme
