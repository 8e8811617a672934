"""How much of what a session uploads is kept.

Streamlit keeps every file that is put to a session's upload address until the session ends, whether or
not any uploader shows it. Here the oldest are dropped beyond a few: its manager of uploaded files, in
memory, is not part of its public interface.
"""

from __future__ import annotations

from typing import Any

from streamlit import runtime

# What the uploader sends; above it Streamlit says in English that a file is too large. What is above the
# readers' own limit is cut on its way in (``ui/server/large_uploads.py``) and refused by them.
UPLOAD_MEGABYTES = 20

# Far above what a visit shows at once: own data, a table of units, a scenario file.
MOST_FILES = 8
MOST_BYTES = 8_000_000


def bound_uploads() -> None:
    """Have this server keep no more than the last files of each session, and no more than some bytes."""
    if runtime.exists():
        _bound(runtime.get_instance().uploaded_file_mgr)


def _bound(manager: Any) -> None:
    add = manager.add_file

    def add_and_drop(session_id: str, file: Any) -> None:
        add(session_id, file)
        held = [other for other in manager.file_storage.get(session_id, {}).values() if other is not file]
        while held and (len(held) >= MOST_FILES or _bytes(held) + len(file.data) > MOST_BYTES):
            manager.remove_file(session_id, held.pop(0).file_id)

    manager.add_file = add_and_drop


def _bytes(files: list[Any]) -> int:
    return sum(len(file.data) for file in files)
