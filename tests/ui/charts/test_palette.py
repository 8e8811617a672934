"""Colours: charts name roles only, and both themes give every role one that can be seen."""

import re
import tomllib
from pathlib import Path

import pytest

from ui.charts.drawing import ROLES

ROOT = Path(__file__).resolve().parents[3]
THEMES = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]

# What is brought along is paler on purpose; it always carries its figure in the text's colour.
PALE = {"gain_coupled", "loss_coupled"}

# How Streamlit draws captions, and the ground of what is chosen in a segmented control.
CAPTION_OPACITY, CHOSEN_TINT = 0.6, 0.1

both_themes = pytest.mark.parametrize("theme", ["light", "dark"])


def _luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.2."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _mixed(colour: str, ground: str, opacity: float) -> str:
    """Return what is seen of a colour that lets the ground shine through."""
    pairs = [(int(colour[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(opacity * top + (1 - opacity) * below):02x}" for top, below in pairs)


def _palette(theme: str) -> dict[str, str]:
    return dict(zip(ROLES, THEMES[theme]["chartCategoricalColors"], strict=True))


def test_contrast_is_that_of_the_guidelines():
    assert _contrast("#000000", "#ffffff") == pytest.approx(21)
    assert _contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@both_themes
def test_every_role_has_its_own_colour(theme: str):
    assert len(set(_palette(theme).values())) == len(ROLES)


@both_themes
def test_text_in_charts_can_be_read(theme: str):
    assert _contrast(_palette(theme)["text"], THEMES[theme]["backgroundColor"]) >= 4.5


@both_themes
@pytest.mark.parametrize("role", [role for role in ROLES if role not in PALE])
def test_marks_in_charts_can_be_seen(theme: str, role: str):
    assert _contrast(_palette(theme)[role], THEMES[theme]["backgroundColor"]) >= 3


@both_themes
@pytest.mark.parametrize("ground", ["backgroundColor", "secondaryBackgroundColor"])
def test_text_on_the_page_can_be_read(theme: str, ground: str):
    assert _contrast(THEMES[theme]["textColor"], THEMES[theme][ground]) >= 4.5


@both_themes
@pytest.mark.parametrize("ground", ["backgroundColor", "secondaryBackgroundColor"])
def test_captions_can_be_read(theme: str, ground: str):
    text, behind = THEMES[theme]["textColor"], THEMES[theme][ground]
    assert _contrast(_mixed(text, behind, CAPTION_OPACITY), behind) >= 4.5


@both_themes
def test_the_chosen_part_of_a_switch_can_be_read(theme: str):
    primary, ground = THEMES[theme]["primaryColor"], THEMES[theme]["backgroundColor"]
    assert _contrast(primary, _mixed(primary, ground, CHOSEN_TINT)) >= 4.5


@pytest.mark.parametrize("path", sorted((ROOT / "ui" / "charts").glob("*.py")), ids=lambda path: path.name)
def test_no_chart_names_a_colour_itself(path: Path):
    source = path.read_text(encoding="utf-8")
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(", source) == []
