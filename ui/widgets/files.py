"""The place where visitors give files: one of our own, as Streamlit's speaks English and of its own limit.

Content comes as a message of the page's own connection, so the run that hears of a file has it. The visit
holds it in its session and nowhere else.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import asdict, replace
from functools import partial
from typing import Any

from scoring.tables.sizes import MAX_BYTES
from ui.platform import served_components
from ui.visit import keys
from ui.visit.keys import Key
from ui.visit.model import GivenFile, GivenFiles
from ui.widgets.given_files import Rules, read_message
from ui.words.texts import Texts

NAME, SCRIPT, STYLE = "widgets", "files.js", "files.css"

# What the browser calls its messages.
GIVEN = "given"

# Places whose files a visit holds: more than any page shows. Those that were used longest ago are emptied.
MOST_PLACES = 8

# Texts the browser fills in itself, below ``[files]``.
WORDS = ("choose", "drop", "hint", "hint_many", "kinds", "remove", "sending", "offline", "given")
PROBLEMS = (
    "too_large",
    "too_many",
    "empty",
    "wrong_kind",
    "unreadable",
    "mangled",
    "unreadable_message",
    "lost",
)


def files(
    label: str,
    key: Key[Any],
    texts: Texts,
    *,
    on_change: Callable[[], None],
    most: int = 1,
    limit: int = MAX_BYTES,
    endings: tuple[str, ...] = (),
    about: str = "",
) -> tuple[GivenFile, ...]:
    """Show a place for files; return those it holds.

    ``on_change`` is called where they are others than before, as a widget's callback. ``most`` is the
    number of files: one takes the place of the one before. ``limit`` is in bytes for each; ``endings``
    are the names' endings that are taken, such as ``.json``, none for any. ``about`` is said below.
    """
    rules, held = Rules(most, limit, endings), _held(key)
    served_components.mount(
        NAME,
        SCRIPT,
        STYLE,
        key=key.name,
        data={
            "place": key.name,
            "session": keys.GIVEN_SESSION.begin(secrets.token_hex(4)),
            "heard": held.heard,
            "language": texts.language,
            "label": label,
            "about": about,
            "rules": asdict(rules),
            "files": [{"id": file.id, "name": file.name, "size": len(file.content)} for file in held.files],
            "refused": [{"code": code, "name": name} for code, name in held.refused],
            "words": {name: texts.template(f"files.{name}") for name in WORDS},
            "problems": {code: texts.template(f"files.problem.{code}") for code in PROBLEMS},
        },
        on_given_change=partial(_take, key, rules, on_change),
    )
    return held.files


def given(key: Key[Any]) -> tuple[GivenFile, ...]:
    """Return the files a place holds, as its ``on_change`` finds them."""
    return _held(key).files


def take_out(key: Key[Any], file_id: str) -> None:
    """Take a file out of its place: it is in use elsewhere now."""
    held = _held(key)
    _hold(key, replace(held, files=tuple(file for file in held.files if file.id != file_id)))


def empty(key: Key[Any]) -> None:
    """Take every file out of a place."""
    _hold(key, replace(_held(key), files=(), refused=()))


def _held(key: Key[Any]) -> GivenFiles:
    return keys.GIVEN_FILES.get({}).get(key.name, GivenFiles())


def _hold(key: Key[Any], held: GivenFiles) -> None:
    places = keys.GIVEN_FILES.begin({})
    places.pop(key.name, None)
    places[key.name] = held
    for name in [*places][:-MOST_PLACES]:
        del places[name]


def _take(key: Key[Any], rules: Rules, on_change: Callable[[], None]) -> None:
    """Take over what the browser gives."""
    before = _held(key)
    now = read_message(key.reported(GIVEN), before, rules)
    _hold(key, now)
    if now.files != before.files:
        on_change()
