"""A name from an own file acts on no page: it is text, whatever markup it holds."""

from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from scoring import load_league
from scoring.datafiles import DATA
from tests.pages.own_files import upload
from tests.pages.visit import PAGES, choose, follow_navigation, open_link, press
from ui.words.outside_text import as_text
from ui.words.texts import LANGUAGES, Language

# Every kind of markup that Streamlit acts on, in one name of at most 80 characters.
NAME = "[Huế](http://evil.example) ![x](y) <b> $x^2$ :red[z] **b** `c` _d_ www.evil.vn"

# Elements whose texts are shown as they are, or hold no words.
AS_THEY_ARE = ("code", "text", "arrow_data_frame", "arrow_vega_lite_chart", "bidi_component")


def league_with_markup() -> bytes:
    text = (DATA / "leagues" / "2025.csv").read_text(encoding="utf-8")
    for row in load_league(2025).rows:
        name = NAME if row.province == "Huế" else f"Miền {row.province}"
        text = text.replace(f",{row.province},", f",{name},")
    return text.encode()


def _shown(app: AppTest) -> Iterator[tuple[str, str]]:
    """Yield every text on the page that is shown as Markdown, with the kind of element."""
    for element in app:
        proto = getattr(element, "proto", None)
        for name in ("label", "help", "body", "title", "caption", "delta", "text"):
            value = getattr(proto, name, None)
            if isinstance(value, str) and value and element.type not in AS_THEY_ARE:
                yield element.type, value


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_from_a_file_is_text_on_every_page(language: Language):
    assert len(NAME) <= 80
    app = open_link(f"lang={language}", "method")
    upload(app, league_with_markup(), kind="league")
    choose(app, "own_province", NAME)
    press(app, "own_use")
    found: list[tuple[str, str, str]] = []
    for page in PAGES:
        follow_navigation(app, page)
        assert not app.exception
        said = [*_shown(app)]
        found += [(page, kind, text) for kind, text in said if NAME in text]
        assert any(as_text(NAME) in text for _, text in said)
    assert found == []
