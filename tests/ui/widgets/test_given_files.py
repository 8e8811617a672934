"""What a browser says it gives is read strictly: nothing raises, nothing is held beyond the rules."""

from __future__ import annotations

import tomllib
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.tables.sizes import MAX_BYTES
from ui.links.grammar import NAME_LENGTH
from ui.own_data.uploaded import MOST_FILES
from ui.visit.model import GivenFile, GivenFiles
from ui.widgets.given_files import MOST_NAMED, Rules, read_message

ROOT = Path(__file__).resolve().parents[3]
TWO, ONE_JSON = Rules(most=2, limit=10), Rules(most=1, limit=10, endings=(".json",))
HELD = GivenFiles((GivenFile("a", "a.csv", b"1"),), heard=5)


def _file(name: object = "b.csv", content: object = b"2", file_id: object = "b") -> dict[str, object]:
    said = b64encode(content).decode() if isinstance(content, bytes) else content
    return {"id": file_id, "name": name, "content": said}


def _message(*files: object, number: object = 6) -> dict[str, object]:
    return {"number": number, "files": [*files]}


def _names(held: GivenFiles) -> list[tuple[str, bytes]]:
    return [(file.name, file.content) for file in held.files]


def test_a_message_names_all_that_is_held_and_brings_what_is_new() -> None:
    now = read_message(_message({"id": "a", "name": "a.csv"}, _file()), HELD, TWO)
    assert _names(now) == [("a.csv", b"1"), ("b.csv", b"2")]
    assert (now.heard, now.refused) == (6, ())
    assert _names(read_message(_message(), HELD, TWO)) == []


def test_a_message_that_is_sent_again_or_was_overtaken_changes_nothing() -> None:
    for number in (5, 4):
        assert read_message(_message(_file(), number=number), HELD, TWO) is HELD


def test_what_was_put_to_use_meanwhile_does_not_come_back() -> None:
    now = read_message(_message({"id": "gone", "name": "gone.csv"}, _file()), HELD, TWO)
    assert (_names(now), now.refused) == ([("b.csv", b"2")], ())


@pytest.mark.parametrize(
    ("file", "rules", "refused"),
    [
        (_file(content=b"x" * 11), TWO, ("too_large", "b.csv")),
        (_file(content="A" * 10_000_000), TWO, ("too_large", "b.csv")),
        (_file(content=b""), TWO, ("empty", "b.csv")),
        (_file(content="not base64!"), TWO, ("mangled", "b.csv")),
        (_file(content="QQ"), TWO, ("mangled", "b.csv")),
        (_file(content="QQ==\n"), TWO, ("mangled", "b.csv")),
        (_file(content="\u1ec7AAA"), TWO, ("mangled", "b.csv")),
        (_file(content=None), TWO, ("mangled", "b.csv")),
        (_file(content=[1]), TWO, ("mangled", "b.csv")),
        (_file(file_id="../x"), TWO, ("mangled", "b.csv")),
        (_file(file_id=["b"]), TWO, ("mangled", "b.csv")),
        (_file(file_id="b" * 41), TWO, ("mangled", "b.csv")),
        ("b.csv", TWO, ("mangled", "?")),
        (None, TWO, ("mangled", "?")),
        (_file(), ONE_JSON, ("wrong_kind", "b.csv")),
        (_file(name="b.json.exe"), ONE_JSON, ("wrong_kind", "b.json.exe")),
    ],
)
def test_a_file_that_cannot_be_taken_is_named(file: object, rules: Rules, refused: tuple[str, str]) -> None:
    now = read_message(_message(file), HELD, rules)
    assert (now.files, now.heard, now.refused) == ((), 6, (refused,))


def test_as_large_as_allowed_is_taken_and_one_more_file_is_not() -> None:
    files = [_file(name=f"{n}.csv", content=b"x" * 10, file_id=f"n{n}") for n in range(3)]
    now = read_message(_message(*files), HELD, TWO)
    assert _names(now) == [("0.csv", b"x" * 10), ("1.csv", b"x" * 10)]
    assert now.refused == (("too_many", "2.csv"),)


def test_an_ending_may_be_written_large() -> None:
    assert _names(read_message(_message(_file(name="Kịch bản.JSON")), HELD, ONE_JSON)) == [
        ("Kịch bản.JSON", b"2")
    ]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("C:\\Users\\an\\bảng.csv", "bảng.csv"),
        ("../../etc/passwd", "passwd"),
        ("a\u202egpj.exe\x00\n\t.csv", "a gpj.exe .csv"),
        ("<b>x</b>.csv", "b>.csv"),
        ("/", "?"),
        ("\u200b\u200b", "?"),
        (7, "?"),
        (None, "?"),
    ],
)
def test_a_name_is_one_line_of_plain_signs_without_folders(name: object, shown: str) -> None:
    assert _names(read_message(_message(_file(name=name)), HELD, TWO)) == [(shown, b"2")]


def test_a_long_name_is_cut_before_its_end() -> None:
    ((name, _),) = _names(read_message(_message(_file(name="x" * 10_000_000)), HELD, TWO))
    assert len(name) == NAME_LENGTH
    long = _file(name="lam-dong-2026_" + "ty-le-ho-so-" * 9 + "so-hoa.json")
    ((name, _),) = _names(read_message(_message(long), HELD, ONE_JSON))
    assert name.startswith("lam-dong-2026_ty-le")
    assert name.endswith("…-so-hoa.json")
    ((name, _),) = _names(read_message(_message(_file(name="rất dài " * 20 + ".json")), HELD, ONE_JSON))
    assert name.endswith("…ất dài .json")


@pytest.mark.parametrize(
    "message",
    [
        None,
        "text",
        [],
        {},
        {"number": 6},
        {"number": 6, "files": [], "more": 1},
        _message(_file(), number="6"),
        _message(_file(), number=True),
        _message(_file(), number=6.0),
        _message(_file(), number=-1),
        _message(_file(), number=10**400),
        {"number": 6, "files": {"a": 1}},
        {"number": 6, "files": "ab"},
        _message(*[_file()] * (MOST_NAMED + 1)),
    ],
)
def test_what_is_no_message_leaves_what_is_held(message: object) -> None:
    now = read_message(message, HELD, TWO)
    assert (now.files, now.refused) == (HELD.files, (("unreadable_message", ""),))


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(("number", "files", "id", "name", "content")), inner, max_size=5)
    ),
    max_leaves=12,
)


@given(st.fixed_dictionaries({"number": ANYTHING | st.just(6), "files": ANYTHING}) | ANYTHING)
def test_nothing_a_browser_says_raises_or_goes_beyond_the_rules(message: Any) -> None:
    now = read_message(message, HELD, TWO)
    assert len(now.files) <= TWO.most
    assert all(0 < len(file.content) <= TWO.limit and file.name.isprintable() for file in now.files)


def test_the_largest_message_of_a_page_is_let_in_and_little_more() -> None:
    server = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["server"]
    largest = MOST_FILES * (4 * MAX_BYTES / 3 + 1_000)
    # A table pasted beside it is sent again with every message.
    pasted = 4 * MAX_BYTES
    assert largest + pasted < server["maxWidgetStateSize"] * 1e6 < 2 * largest + pasted
    assert server["maxMessageSize"] == server["maxWidgetStateSize"]
    assert server["maxUploadSize"] == 1
