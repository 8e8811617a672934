"""A link as it was sent: what chats, mail programs and advertisers did to it on its way is undone.

Nothing is lost by any of it, so nothing is said of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ui.links.grammar import COMPARED_KEYS, PLATFORM_KEYS
from ui.links.road_map_link import TASKS_KEY
from ui.links.trackers import is_tracker

# What an ampersand of an address leaves before the next key where it was written for HTML, also twice.
ESCAPES = re.compile(r"^(?:amp;)+")

# What an angle bracket, a quotation mark or a space behind the link leaves where it was written for HTML.
ESCAPED_ENDS = re.compile(r"(?:gt|lt|quot|apos|nbsp);[^\w]{0,8}")

# What the sentence around a link leaves at its end: punctuation, quotation marks, spaces that are not seen.
UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
CLINGING = ".,;:!?)]}>\"'`*’”»" + UNSEEN + " \u00a0"

# What may be left once it is gone: a value that holds anything else is named as it came.
PLAIN = re.compile(r"[\w.,:;~%+ \u00a0-]*[\w%-]", re.ASCII)

# Longer than any value of a link but a packed one or a name.
LONGEST = 4_000


def as_sent(parameters: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Return parameters of a link as it was before it was passed on.

    ``&amp;`` is an ampersand again, what trackers added is gone, and so is what clings to the end of a
    value. A key that stands there several times, also in several forms, keeps all its values.
    """
    sent: dict[str, list[str]] = {}
    for key, values in parameters.items():
        plain = ESCAPES.sub("", key)
        if is_tracker(plain) or (not any(values) and ESCAPED_ENDS.fullmatch(plain)):
            continue
        sent.setdefault(plain, []).extend(_without_ends(plain, value) for value in values)
    return sent


def _without_ends(key: str, value: str) -> str:
    """Return a value without what clings to its end; names and texts may end in anything.

    Several full stops say that the link was cut: such a value is not known, so it stays as it is.
    """
    free = (*COMPARED_KEYS, TASKS_KEY)
    if key in free or key in PLATFORM_KEYS or len(value) > LONGEST:
        return value
    kept = value.rstrip(CLINGING)
    is_cut = value.count(".", len(kept)) > 1
    return kept if not is_cut and PLAIN.fullmatch(kept) else value
