"""Light and dark: every text of every chart stands out from its background."""

from __future__ import annotations

import re
from typing import Literal

import pytest

from tests.e2e.actions import choose, figures, open_page
from tests.e2e.browser import DESKTOP
from tests.e2e.conftest import NewPage
from tests.e2e.server import Server

# What WCAG 2.2 asks of normal text (success criterion 1.4.3).
LEAST_CONTRAST = 4.5
DARKEST_LIGHT, LIGHTEST_DARK = 0.5, 0.1

# Every visible text of the chart with its fill, on the page's background.
TEXTS = """
chart => [...chart.querySelectorAll('svg text')]
  .filter(text => text.textContent.trim() && text.checkVisibility({opacityProperty: true}))
  .map(text => [text.textContent, getComputedStyle(text).fill])
"""
BACKGROUND = "page => getComputedStyle(page).backgroundColor"
VIEWS = ("Vị trí toàn quốc", "So với trung bình")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_in_charts_stands_out(
    server: Server, visitor: NewPage, theme: Literal["light", "dark"]
) -> None:
    page = visitor(DESKTOP, theme)
    open_page(page, f"{server.url}/?v=1&digitization=45&online_payment=60")
    background = luminance(page.get_by_test_id("stApp").evaluate(BACKGROUND))
    assert background > DARKEST_LIGHT if theme == "light" else background < LIGHTEST_DARK
    weak = []
    for view in (None, *VIEWS):
        if view is not None:
            choose(page, "view", view)
        chart = page.get_by_test_id("stVegaLiteChart")
        chart.locator("svg text").first.wait_for()
        drawn = chart.evaluate(TEXTS)
        assert len(drawn) > len(figures(page))
        weak += [
            f"{text}: {fill}"
            for text, fill in drawn
            if contrast(luminance(fill), background) < LEAST_CONTRAST
        ]
    assert weak == []


def contrast(one: float, other: float) -> float:
    """Return the contrast of two relative luminances, 1 to 21."""
    high, low = max(one, other), min(one, other)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of an opaque colour such as ``rgb(28, 39, 48)``."""
    channels = re.fullmatch(r"rgb\((\d+), (\d+), (\d+)\)", colour)
    assert channels is not None, f"not an opaque colour: {colour}"
    red, green, blue = (_linear(int(channel) / 255) for channel in channels.groups())
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
