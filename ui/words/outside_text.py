"""Text from outside - links, files, names - shown so that no markup in it can act."""

from __future__ import annotations

import re

# Signs that begin markup or a formula in Markdown, wherever they stand.
MARKS = re.compile(r"([\\`*_\[\]<>$~|#&])")

# Begin a list, a heading or a quotation where a line begins with them.
LINE_START = re.compile(r"^([-+=]|\d+(?=[.)]))")

# Streamlit and its Markdown make icons, colours, links and addresses of these, escaped or not. A joiner has
# no width and keeps the parts of the word together.
ACTING = re.compile(r"(:|@|(?<![^\W_])www)(?=[^\s:@])", re.IGNORECASE)
JOINER = "\N{WORD JOINER}"
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


def as_code(text: str) -> str:
    """Return outside text as inline code of Markdown, whatever it holds."""
    plain = "".join(ch if ch.isprintable() and ch != "`" else "\N{REPLACEMENT CHARACTER}" for ch in text)
    return f"`{plain or ' '}`"


def as_text(text: str) -> str:
    """Return outside text as Markdown that shows it as it stands, whatever it holds.

    Our own words around it may hold a space that does not break, as before a percent sign.
    """
    plain = "".join(
        ch if ch.isprintable() or ch == NO_BREAK_SPACE else "\N{REPLACEMENT CHARACTER}" for ch in text
    )
    joined = ACTING.sub(lambda found: found[1] + JOINER, plain)
    escaped = MARKS.sub(r"\\\1", joined)
    return LINE_START.sub(lambda found: _at_line_start(found[1]), escaped)


def _at_line_start(sign: str) -> str:
    return f"{sign}{JOINER}" if sign.isdigit() else f"\\{sign}"
