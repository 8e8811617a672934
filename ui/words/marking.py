"""The words that mark everything made on own data."""

from __future__ import annotations

from scoring import Case
from ui.words import names
from ui.words.texts import Texts


def marking(case: Case, texts: Texts) -> str | None:
    """Return the words that mark a result or an export as made on own data; None for published cases.

    Plain text that needs no session: documents are built outside the page's run.
    """
    if case.own is None:
        return None
    return texts("own.marking", case=names.case(case), fingerprint=case.own)
