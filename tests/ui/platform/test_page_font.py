"""The platform still brings the font of the pages where it is looked for."""

from __future__ import annotations

from ui.platform.page_font import page_font


def test_the_font_of_the_pages_is_found():
    """The upright font lies among Streamlit's files, under its name with a hash.

    If it does not: name the file anew in ``page_font``; until then SVG files name the font only.
    """
    font = page_font()
    assert font is not None
    assert font.startswith(b"wOF2")
    assert len(font) > 100_000
