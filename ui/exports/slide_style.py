"""Sizes and colours of slides: colours are the theme's, so that an office's template brings its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pptx.enum.dml import MSO_THEME_COLOR

# In points, the largest first; nothing on a slide is smaller than the last.
HEADLINE_SIZES = (32, 28, 26, 24)
TEXT_SIZES = (28, 24, 20, 18)
SMALL = 14


@dataclass(frozen=True)
class Colour:
    """A colour of the theme; ``lighter`` is 0 for itself, up to 1 for white, below 0 for darker."""

    theme: Any
    lighter: float = 0

    def give(self, colour: Any) -> None:
        """Give this colour to a colour of the library."""
        colour.theme_color = self.theme
        colour.brightness = self.lighter


INK = Colour(MSO_THEME_COLOR.TEXT_1)
ON_ACCENT = Colour(MSO_THEME_COLOR.BACKGROUND_1)
MUTED = Colour(MSO_THEME_COLOR.TEXT_1, 0.35)
NEUTRAL = Colour(MSO_THEME_COLOR.TEXT_1, 0.5)
LINES = Colour(MSO_THEME_COLOR.TEXT_1, 0.75)
TODAY = GAIN = Colour(MSO_THEME_COLOR.ACCENT_1)
LOSS = Colour(MSO_THEME_COLOR.ACCENT_2)
SCENARIO = Colour(MSO_THEME_COLOR.ACCENT_3)
GAIN_COUPLED = Colour(MSO_THEME_COLOR.ACCENT_1, 0.5)
LOSS_COUPLED = Colour(MSO_THEME_COLOR.ACCENT_2, 0.5)
