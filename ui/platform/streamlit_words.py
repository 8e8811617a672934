"""Streamlit's own words, which it has in English alone, in the page's language.

They stand in the texts under ``streamlit``: in English exactly as Streamlit says them. The browser puts the
others in their place as they appear (``browser/streamlit_words.js``).
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from ui.platform.served_components import OWNER
from ui.words.texts import LANGUAGES, load_texts

SECTION = "streamlit."
SCRIPT = "streamlit_words.js"


def words() -> list[Mapping[str, str]]:
    """Return Streamlit's words by language."""
    texts = {language: load_texts(language).entries for language in LANGUAGES}
    keys = [key for key in texts[LANGUAGES[0]] if key.startswith(SECTION)]
    return [{language: texts[language][key] for language in LANGUAGES} for key in keys]


def tags() -> list[str]:
    """Return what a page's document needs of it, as HTML: the words, and the script that puts them."""
    written = json.dumps(words(), ensure_ascii=False).replace("<", "\\u003c")
    return [
        f'<script type="application/json" id="streamlit-words">{written}</script>',
        f'<script type="module" src="./_stcore/bidi-components/{OWNER}.platform/{SCRIPT}"></script>',
    ]
