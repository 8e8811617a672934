"""A session keeps its last uploads and no more."""

from __future__ import annotations

import pytest
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from ui.platform.kept_uploads import MOST_BYTES, MOST_FILES, _bound


@pytest.fixture
def manager() -> MemoryUploadedFileManager:
    """Streamlit's own manager of uploaded files, bounded as the running server's is."""
    found = MemoryUploadedFileManager("/_stcore/upload_file")
    _bound(found)
    return found


def _put(manager: MemoryUploadedFileManager, session: str, names: range, size: int) -> None:
    for name in names:
        manager.add_file(session, UploadedFileRec(str(name), "x.csv", "text/csv", bytes(size)))


def _held(manager: MemoryUploadedFileManager, session: str) -> list[str]:
    return [*manager.file_storage.get(session, {})]


def test_streamlit_keeps_all_and_we_the_last(manager: MemoryUploadedFileManager) -> None:
    """Streamlit keeps every file put to a session until its end, in ``file_storage`` by session and file.

    If the first assertion fails, Streamlit bounds a session itself: ``ui/platform/kept_uploads.py`` can
    go. If the second does: mend ``_bound``; until then leave ``bound_uploads`` out of
    ``ui/server/startup.py``, and one session can fill the server's memory with uploads.
    """
    alone = MemoryUploadedFileManager("/_stcore/upload_file")
    _put(alone, "one", range(60), 10)
    assert len(_held(alone, "one")) == 60
    _put(manager, "one", range(60), 10)
    assert _held(manager, "one") == [str(name) for name in range(60 - MOST_FILES, 60)]


def test_large_files_are_fewer(manager: MemoryUploadedFileManager) -> None:
    _put(manager, "one", range(60), 1_900_000)
    assert len(_held(manager, "one")) == MOST_BYTES // 1_900_000
    assert _held(manager, "one")[-1] == "59"
    assert manager._total_bytes <= MOST_BYTES


def test_one_that_is_put_again_is_one_file(manager: MemoryUploadedFileManager) -> None:
    for _ in range(3):
        _put(manager, "one", range(MOST_FILES), 10)
    assert len(_held(manager, "one")) == MOST_FILES


def test_sessions_do_not_take_from_each_other(manager: MemoryUploadedFileManager) -> None:
    _put(manager, "one", range(1), 10)
    _put(manager, "two", range(60), 10)
    assert _held(manager, "one") == ["0"]
