"""Outside text acts nowhere: shown as it stands, whatever it holds."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ui.words.outside_text import JOINER, NO_BREAK_SPACE, as_code, as_text

HOSTILE = [
    "[Huế](http://evil.example)",
    "![x](http://evil.example/x.png)",
    "<img src=x onerror=alert(1)>",
    "$x^2$",
    ":red[đỏ]",
    ":material/home: :smile:",
    "http://evil.example www.evil.example a@evil.example",
    "**b** _i_ ~~s~~ `c`",
    "# Huế",
    "- Huế",
    "1. Huế",
    "> Huế",
    "&lt;b&gt; \\",
    "| a | b |",
]
PLAIN = MarkdownIt("gfm-like", {"linkify": False, "html": True})


def _shown(markdown: str) -> str:
    """Return what a reader of Markdown makes of it; anything but plain text in one paragraph fails."""
    opening, inline, closing = PLAIN.parse(markdown)
    assert (opening.type, inline.type, closing.type) == ("paragraph_open", "inline", "paragraph_close")
    kinds = {child.type for child in inline.children or []}
    assert kinds <= {"text", "text_special"}
    return "".join(child.content for child in inline.children or []).replace(JOINER, "")


@pytest.mark.parametrize("text", HOSTILE)
def test_no_markup_acts(text: str):
    assert _shown(as_text(text)) == text
    assert "://" not in as_text(text)
    assert ":red" not in as_text(text)
    assert ":material" not in as_text(text)
    assert "www." not in as_text(text)


@pytest.mark.parametrize(
    "text", ["Hà Nội", "Bà Rịa - Vũng Tàu", "Sở Y tế (mới)", "TP. Hồ Chí Minh", "2, 5%"]
)
def test_a_usual_name_stays_as_it_is(text: str):
    assert as_text(text) == text


@given(st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1, max_size=40))
def test_whatever_it_holds_it_is_shown_as_it_stands(text: str):
    assert _shown(as_text(text)) == text.replace(JOINER, "\N{REPLACEMENT CHARACTER}")


@given(st.text(max_size=40))
@example(NO_BREAK_SPACE)
def test_what_cannot_be_printed_is_replaced(text: str):
    assert as_code(text).isprintable()
    assert as_text(text).replace(JOINER, "").replace(NO_BREAK_SPACE, " ").isprintable()
