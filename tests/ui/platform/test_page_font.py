"""The platform still brings the font of the pages where it is looked for."""

from __future__ import annotations

from ui.platform.page_font import page_font


def test_the_font_of_the_pages_is_found():
    font = page_font()
    assert font is not None
    assert font.startswith(b"wOF2")
    assert len(font) > 100_000
