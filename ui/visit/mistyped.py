"""What was typed and could not be used: it stays in its field until it is put right or overtaken."""

from __future__ import annotations

from ui.visit import keys


def entries() -> dict[str, str]:
    """Return what was typed, by the lever or field it was typed into; to be changed in place."""
    return keys.MISTYPED.begin({})
