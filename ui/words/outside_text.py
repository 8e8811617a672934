"""Text from outside - links, files, names - shown so that no markup in it can act."""

from __future__ import annotations


def as_code(text: str) -> str:
    """Return outside text as inline code of Markdown, whatever it holds."""
    plain = "".join(ch if ch.isprintable() and ch != "`" else "\N{REPLACEMENT CHARACTER}" for ch in text)
    return f"`{plain or ' '}`"
