"""Having a click on another page stand, whatever the page that is left still says.

The browser stands on a page until it hears of the next one, and what it reports until then names the page
that is left. Under a finger that happens with every value that is typed and not confirmed: it is reported
just after the click that leaves its field. Taken as it is, such a report would lead the visitor back, be
dropped, or have a part of the page before drawn into the other one, which the browser answers with an empty
page. What is said there counts, and the page that was asked for is drawn with it.

A click on a page reports only what stands around all pages; a page that is left reports what stands on it,
or names a part of itself. By that the one is told from the other.

A run that asks for more to be drawn says as little of which page comes next. And until the other page is
drawn, the parts of the page that is left can still be asked for by their keys: they would be drawn in place
of it. None of this is public; ``tests/ui/platform/test_left_pages.py`` holds it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from streamlit.errors import StreamlitAPIException
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.fragment import MemoryFragmentStorage
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_requests import (
    RerunData,
    ScriptRequests,
    ScriptRequestType,
    _is_full_app_rerun,
)

from ui.platform.rerun import PART_GONE

# What stands for one of Streamlit's objects: the page on which a visit's browser stands, the click that
# leaves it, and the pages on which the visit's parts were drawn.
STANDS_ON, CLICK, PAGES = "page_of_the_browser", "click_on_a_page", "pages_of_parts"

_request_as_shipped = ScriptRequests._request_rerun_locked
_register_as_shipped = MemoryFragmentStorage.register
_resolve_as_shipped = MemoryFragmentStorage.resolve_target


@dataclass(frozen=True)
class _Click:
    """A click on a page: the pages it leaves, and what it reports."""

    left: frozenset[str]
    report: ClientState


def leave() -> None:
    """Have the page that was asked for come next, also where the one before says something meanwhile."""
    take = AppSession.request_rerun

    def _take(self: AppSession, report: ClientState | None) -> None:
        take(self, None if report is None else _on_the_page_that_comes(self, report))

    AppSession.request_rerun = _take  # type: ignore[assignment,method-assign]
    ScriptRequests._request_rerun_locked = _request  # type: ignore[method-assign]
    MemoryFragmentStorage.register = _register  # type: ignore[method-assign]
    MemoryFragmentStorage.resolve_target = _resolve  # type: ignore[method-assign]


def _on_the_page_that_comes(session: AppSession, report: ClientState) -> ClientState:
    """Return a report as one of the page that comes next, where it is one of a page that is left."""
    page, drawn = report.page_script_hash, session._pages_manager.current_page_script_hash
    click: _Click | None = getattr(session, CLICK, None)
    stands_on = getattr(session, STANDS_ON, "") or drawn
    if click is None and page and page == stands_on != drawn:
        # The server has opened another page by itself, of which the browser has not heard yet.
        click = _Click(frozenset({page}), ClientState(page_script_hash=drawn))
    is_of_page = click is not None and _is_of_page(report, click.report)
    if click is not None and page in click.left and is_of_page and not report.is_history_navigation:
        return _moved(report, click.report.page_script_hash, click.report.query_string)
    if click is not None and page == click.report.page_script_hash:
        # The same click once more, or the page itself: then the browser has heard of it.
        _note(session, page, None if is_of_page else click)
    elif page not in ("", stands_on) and not report.fragment_id:
        left = frozenset({stands_on}) if click is None else click.left | {stands_on}
        _note(session, page, _Click(left - {page}, report))
    else:
        _note(session, page, None)
    return report


def _note(session: AppSession, page: str, click: _Click | None) -> None:
    setattr(session, STANDS_ON, page)
    setattr(session, CLICK, click)


def _is_of_page(report: ClientState, click: ClientState) -> bool:
    """Return whether a report is of a part of a page, or of more than stands around all pages.

    Around the presentation nothing stands: by a click there, reports of whole pages cannot be told apart.
    """
    around = {item.id for item in click.widget_states.widgets}
    more = any(item.id not in around for item in report.widget_states.widgets)
    return bool(report.fragment_id or (around and more))


def _moved(report: ClientState, page: str, query: str) -> ClientState:
    moved = ClientState()
    moved.CopyFrom(report)
    moved.page_script_hash, moved.page_name, moved.query_string = page, "", query
    if not report.is_auto_rerun:
        # Its parts are not drawn again, but what they say is read, by a run of the whole page.
        moved.fragment_id = ""
    return moved


def _request(self: ScriptRequests, new_data: RerunData) -> bool:
    waiting = self._rerun_data
    is_whole_run_waiting = self._state is ScriptRequestType.RERUN and _is_full_app_rerun(waiting)
    if is_whole_run_waiting and (not _is_full_app_rerun(new_data) or _is_of_this_run(new_data)):
        new_data = _on_the_page_of(waiting, new_data)
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
