"""One file of keys: nothing else touches the session, and no widget with a value names its own key."""

import ast
from functools import cache
from pathlib import Path

import pytest

from ui.visit import keys
from ui.visit.keys import Key

ROOT = Path(__file__).resolve().parents[3]
KEYS = ROOT / "ui" / "visit" / "keys.py"
SOURCES = [
    path for folder in ("ui", "pages") for path in sorted((ROOT / folder).rglob("*.py")) if path != KEYS
]

# Widgets that hold a value: theirs are session keys. Those of buttons, containers, charts and downloads
# are names for the browser only.
HOLDERS = {
    "chat_input",
    "checkbox",
    "color_picker",
    "data_editor",
    "date_input",
    "expander",
    "feedback",
    "multiselect",
    "number_input",
    "pills",
    "popover",
    "radio",
    "segmented_control",
    "select_slider",
    "selectbox",
    "slider",
    "text_area",
    "text_input",
    "time_input",
    "toggle",
}


@cache
def _nodes() -> tuple[tuple[str, ast.Attribute | ast.Call], ...]:
    """Return every call and every name behind a dot, with its place."""
    return tuple(
        (f"{place}:{node.lineno}", node)
        for path in SOURCES
        for place in [path.relative_to(ROOT)]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute | ast.Call)
    )


def _is_name_of_a_key(node: ast.expr) -> bool:
    """Return whether an expression is ``keys.SOMETHING.name``, or the name of a key held in a variable."""
    return isinstance(node, ast.Attribute) and node.attr == "name"


def _all_keys() -> dict[str, Key[object]]:
    return {name: key for name, key in vars(keys).items() if isinstance(key, Key)}


def test_no_figure_is_typed_into_a_field_that_leaves_marks_out():
    """A browser's number field makes 405 of "40,5"; ``ui/widgets/whole_number.py`` is in its place."""
    taken = {"number_input", "NumberColumn"}
    found = [place for place, node in _nodes() if isinstance(node, ast.Attribute) and node.attr in taken]
    assert not found


def test_files_are_given_at_our_own_place_alone():
    """Streamlit's speaks English, and its address for uploads is closed: ``ui/widgets/files.py``."""
    taken = {"file_uploader", "camera_input", "audio_input"}
    found = [place for place, node in _nodes() if isinstance(node, ast.Attribute) and node.attr in taken]
    assert not found


def test_the_session_is_touched_in_one_file():
    found = [where for where, node in _nodes() if getattr(node, "attr", "") == "session_state"]
    assert found == []


def test_a_widget_that_holds_a_value_takes_its_key_from_there():
    widgets = [
        (where, word.value)
        for where, node in _nodes()
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in HOLDERS
        for word in node.keywords
        if word.arg == "key"
    ]
    assert len(widgets) > 30
    assert [where for where, value in widgets if not _is_name_of_a_key(value)] == []


def test_keys_are_made_in_one_file():
    made = [
        where
        for where, node in _nodes()
        if isinstance(node, ast.Call)
        and "Key" in (getattr(node.func, "id", ""), getattr(node.func, "attr", ""))
    ]
    assert made == []


def test_no_two_keys_have_one_name_and_every_key_is_used():
    names = [key.name for key in _all_keys().values()]
    assert len(names) == len(set(names)) > 60
    used = {
        node.attr
        for _, node in _nodes()
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "keys"
    }
    families = {
        name
        for name, thing in vars(keys).items()
        if callable(thing) and getattr(thing, "__annotations__", {}).get("return", "").startswith("Key[")
    }
    assert {*_all_keys(), *families} - used == set()


@pytest.mark.parametrize("family", [keys.section, keys.kept_name, keys.limits_table])
def test_members_of_a_family_have_keys_of_their_own(family):
    assert family("a").name != family("b").name
