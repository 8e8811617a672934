from __future__ import annotations

import json
import re

import pytest

from ui.platform.served_components import STATIC, UI
from ui.platform.streamlit_words import SCRIPT, tags, words

# Made of parts in the script: what is to be done, and how many can be chosen.
CHOSEN = "You can only select up to 4 options. Remove an option first."
PARTS = {
    CHOSEN: ("You can only select up to ", "`options`", ". Remove an option first."),
    **{
        f"Press {key}Enter to {what}": ("Enter to ", what)
        for key in ("", "Ctrl+", "⌘+")
        for what in ("apply", "submit form")
    },
}


@pytest.fixture(scope="module")
def scripts() -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in sorted(STATIC.glob("*.js")))


@pytest.mark.parametrize("said", [word["en"] for word in words()])
def test_streamlit_says_it_in_these_words(said: str, scripts: str):
    """What Streamlit says in English stands in its scripts as in ``data/text/en.toml``, letter by letter.

    If it says it otherwise now: put its new words there. Meanwhile they
    are shown in English.
    """
    for part in PARTS.get(said, (said,)):
        assert part in scripts


def test_words_that_mean_something_else_are_never_taken_for_streamlit_s():
    for language in ("vi", "en"):
        said = [word[language] for word in words()]
        assert len(said) == len(set(said))


def test_the_document_carries_words_and_script():
    data, script = tags()
    assert json.loads(re.sub("<.*?>", "", data)) == words()
    assert SCRIPT in script
    assert (UI / "platform" / "browser" / SCRIPT).is_file()
