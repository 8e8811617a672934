"""The summary to paste into a chat or an e-mail: plain text that is complete without the app."""

from __future__ import annotations

from scoring import Outcome, data_version
from ui.words import differences, names, sentences
from ui.words.caveats import caveats
from ui.words.texts import Texts


def write(outcome: Outcome, link: str, texts: Texts) -> str:
    """Return the result, all that differs from the official figures, what it rests on, and the link."""
    differing = differences.all_of(outcome, texts)
    listed = (
        [texts("share.differs", case=names.case(outcome.case)), *(f"- {line}" for line in differing)]
        if differing
        else [texts("share.official")]
    )
    return "\n".join(
        [
            sentences.summary(outcome, texts),
            "",
            *listed,
            "",
            caveats(outcome, texts),
            texts("share.version", version=data_version()),
            link,
        ]
    )
