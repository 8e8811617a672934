"""Having a click on another page stand, whatever the page that is left still says.

Streamlit merges reports that wait for the same run and takes the page of the later one. Where the earlier
asks for another page and the later comes from a part of the page that is being left, or from a run of that
page which asks for more to be drawn, the visitor would stay where they are. Neither says which page comes
next; nor does what a part of the page that is left says while the other page is being drawn already.

And until the other page is drawn, the parts of the page that is left can still be asked for by their keys:
they would be drawn in place of it. None of this is public; ``tests/ui/platform/test_left_pages.py`` holds
it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import wraps
from typing import Any

from streamlit.errors import StreamlitAPIException
from streamlit.runtime.fragment import MemoryFragmentStorage
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_requests import (
    RerunData,
    ScriptRequests,
    ScriptRequestType,
    _is_full_app_rerun,
)

from ui.platform.rerun import PART_GONE

# What stands for one of Streamlit's objects: the run of a script that its requests led to, and the pages
# on which its parts were drawn.
UNDER_WAY, PAGES = "run_under_way", "pages_of_parts"

_request_as_shipped = ScriptRequests._request_rerun_locked
_register_as_shipped = MemoryFragmentStorage.register
_resolve_as_shipped = MemoryFragmentStorage.resolve_target


def leave() -> None:
    """Have the page that was asked for come next, also where the one before says something meanwhile."""
    ScriptRequests._request_rerun_locked = _request  # type: ignore[method-assign]
    for name in ("on_scriptrunner_ready", "on_scriptrunner_yield"):
        setattr(ScriptRequests, name, _noting(getattr(ScriptRequests, name)))
    MemoryFragmentStorage.register = _register  # type: ignore[method-assign]
    MemoryFragmentStorage.resolve_target = _resolve  # type: ignore[method-assign]


def _request(self: ScriptRequests, new_data: RerunData) -> bool:
    waiting = self._rerun_data
    is_whole_run_waiting = self._state is ScriptRequestType.RERUN and _is_full_app_rerun(waiting)
    if is_whole_run_waiting:
        if not _is_full_app_rerun(new_data) or _is_of_this_run(new_data):
            new_data = _on_the_page_of(waiting, new_data)
    elif not _is_full_app_rerun(new_data):
        under_way: RerunData | None = getattr(self, UNDER_WAY, None)
        if under_way is not None and under_way.page_script_hash not in ("", new_data.page_script_hash):
            new_data = _on_the_page_of(under_way, new_data)
    return _request_as_shipped(self, new_data)


def _on_the_page_of(data: RerunData, new_data: RerunData) -> RerunData:
    return replace(
        new_data,
        page_script_hash=data.page_script_hash,
        page_name=data.page_name,
        query_string=data.query_string,
        is_history_navigation=data.is_history_navigation,
    )


def _is_of_this_run(data: RerunData) -> bool:
    """Return whether a run asks for its own page once more."""
    context = get_script_run_ctx(suppress_warning=True)
    return context is not None and context.page_script_hash == data.page_script_hash


def _noting(next_request: Callable[[ScriptRequests], Any]) -> Callable[[ScriptRequests], Any]:
    """Have what says which run comes next note it."""

    @wraps(next_request)
    def noting(self: ScriptRequests) -> Any:
        request = next_request(self)
        if request is not None and request.type is ScriptRequestType.RERUN:
            setattr(self, UNDER_WAY, request.rerun_data)
        return request

    return noting


def _register(self: MemoryFragmentStorage, key: str, *fragment: Any, **about: Any) -> None:
    self.__dict__.setdefault(PAGES, {})[key] = _page()
    _register_as_shipped(self, key, *fragment, **about)


def _resolve(self: MemoryFragmentStorage, target: str | Sequence[str]) -> list[str]:
    found, page = _resolve_as_shipped(self, target), _page()
    pages = self.__dict__.get(PAGES, {})
    if any(pages.get(part, page) != page for part in found):
        raise StreamlitAPIException("This part is on the page that is being left.", error_id=PART_GONE)
    return found


def _page() -> str | None:
    context = get_script_run_ctx(suppress_warning=True)
    return None if context is None else context.page_script_hash
