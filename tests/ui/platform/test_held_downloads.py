"""A document made on the click outlives the script runs that end before the browser asks for it."""

from __future__ import annotations

import ast
from collections import deque
from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit import runtime
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from ui.platform import held_downloads as holding

MIME = "application/json"
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def media(monkeypatch: pytest.MonkeyPatch) -> MediaFileManager:
    """Streamlit's own manager of files, as the running server has it."""
    monkeypatch.setattr(holding, "_held", deque())
    manager = MediaFileManager(MemoryMediaFileStorage("/media"))
    monkeypatch.setattr(runtime, "exists", lambda: True)
    monkeypatch.setattr(runtime, "get_instance", lambda: SimpleNamespace(media_file_mgr=manager))
    return manager


def _made(media: MediaFileManager, content: bytes, *, held: bool) -> str:
    """Do what Streamlit does when a button with a callable is pressed; return the file's id."""

    def build() -> bytes:
        return content

    made = holding.held(build, MIME, "x.json") if held else build
    url = media.execute_deferred(media.add_deferred(made, MIME, "1.1", "x.json"))
    return url.rsplit("/", 1)[1].split(".")[0]


def _there(media: MediaFileManager, file: str) -> bool:
    return file in media._file_metadata


def test_streamlit_alone_drops_the_file_after_two_runs(media: MediaFileManager):
    """Streamlit's media manager keeps a deferred download for two script runs of anybody, and drops it.

    If it keeps the file longer of itself: ``ui/platform/held_downloads.py`` can go, and buttons take
    ``build`` alone. If this or the next test fails because the manager's methods have changed: mend
    ``_hold``. Until then let ``held`` return ``build``: some downloads then answer 404 under load, as
    without us, and the visitor clicks again.
    """
    file = _made(media, b"1", held=False)
    media.remove_orphaned_files()
    assert _there(media, file)
    media.remove_orphaned_files()
    assert not _there(media, file)


def test_a_held_file_stays(media: MediaFileManager):
    file = _made(media, b"2", held=True)
    for _ in range(5):
        media.remove_orphaned_files()
    assert _there(media, file)


def test_it_is_not_kept_for_good(media: MediaFileManager):
    file = _made(media, b"3", held=True)
    for number in range(holding.HELD):
        _made(media, f"later {number}".encode(), held=True)
    for _ in range(2):
        media.remove_orphaned_files()
    assert not _there(media, file)
    assert len(media._file_metadata) == holding.HELD


def test_without_a_server_nothing_is_held(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(runtime, "exists", lambda: False)
    monkeypatch.setattr(runtime, "get_instance", lambda: pytest.fail("there is no server"))
    assert holding.held(lambda: b"4", MIME, "x.json")() == b"4"


def test_every_file_made_on_the_click_is_held():
    calls = [
        node
        for file in sorted((ROOT / "ui").rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "download_button"
    ]
    data = [call.args[1] for call in calls]
    made = [item.func.id for item in data if isinstance(item, ast.Call) and isinstance(item.func, ast.Name)]
    assert made == ["held"] * len(calls)
    assert calls
