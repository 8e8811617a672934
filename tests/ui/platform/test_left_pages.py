"""A click on another page stands, whatever the page that is left still says."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from streamlit.errors import StreamlitAPIException
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.fragment import MemoryFragmentStorage
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData, ScriptRequests

from ui.platform import left_pages, rerun


@pytest.fixture
def _as_served(monkeypatch):
    for patched, names in (
        (AppSession, ("request_rerun",)),
        (ScriptRequests, ("_request_rerun_locked",)),
        (MemoryFragmentStorage, ("register", "resolve_target")),
    ):
        for name in names:
            monkeypatch.setattr(patched, name, getattr(patched, name))


@pytest.fixture
def _left(_as_served):
    left_pages.leave()


@pytest.fixture
def visit(_as_served, monkeypatch):
    """A visit whose browser stands on a page, and what comes to its runs, as (page, part, query)."""
    came: list[tuple[str, str, str]] = []

    def take(_self: AppSession, report: ClientState) -> None:
        came.append((report.page_script_hash, report.fragment_id, report.query_string))

    monkeypatch.setattr(AppSession, "request_rerun", take)
    left_pages.leave()
    session = SimpleNamespace(_pages_manager=SimpleNamespace(current_page_script_hash="left"))

    def report(page: str, *widgets: str, draws: str | None = None, **about: object) -> tuple[str, str, str]:
        """Have the browser report, and then the server begin to draw a page; return what came of it."""
        sent = ClientState(page_script_hash=page, **about)
        sent.widget_states.widgets.extend(WidgetState(id=name) for name in widgets)
        AppSession.request_rerun(session, sent)  # type: ignore[arg-type]
        if draws is not None:
            session._pages_manager.current_page_script_hash = draws
        return came[-1]

    report("left", "language", "rank")
    return report


def _page_of(*reports: RerunData) -> str:
    """Return the page of the run for which reports wait."""
    requests = ScriptRequests()
    for report in reports:
        requests.request_rerun(report)
    return requests.on_scriptrunner_ready().rerun_data.page_script_hash


CLICKED = RerunData(page_script_hash="other", query_string="lang=en")


@pytest.mark.parametrize("draws", [None, "other"])
def test_what_a_left_page_says_counts_on_the_one_that_comes(visit, draws):
    """Streamlit's browser reports a typed value after the click that leaves it, under the page before.

    If a tap on another page right after typing shows nothing, or the value is gone: see ``request_rerun``
    in ``streamlit/runtime/app_session.py``, and bring ``ui/platform/left_pages.py`` in line. The tests
    below hold the same of parts, of a page opened by the server, and of keys that are asked for
    (``register`` and ``resolve_target`` in ``streamlit/runtime/fragment.py``; the browser's console then
    says "Bad delta path").
    """
    visit("other", "language", query_string="lang=en", draws=draws)
    assert visit("left", "language", "rank", query_string="goal=x") == ("other", "", "lang=en")
    assert visit("left", "language", fragment_id="table") == ("other", "", "lang=en")
    # What a part asks for by itself is not more than that part.
    assert visit("left", fragment_id="clock", is_auto_rerun=True) == ("other", "clock", "lang=en")


def test_a_click_back_to_the_left_page_leads_back(visit):
    visit("other", "language")
    assert visit("left", "language") == ("left", "", "")
    # Of a page that was asked for in between nothing leads to it either.
    assert visit("other", "language", "lever") == ("left", "", "")


def test_the_last_of_several_clicks_says_which_page_comes(visit):
    visit("other", "language")
    visit("other", "language")
    visit("third", "language")
    for page in ("left", "other"):
        assert visit(page, "language", "rank") == ("third", "", "")


def test_once_the_browser_has_heard_of_the_other_page_it_is_taken_at_its_word(visit):
    visit("other", "language", draws="other")
    assert visit("other", "language", "lever", fragment_id="live") == ("other", "live", "")
    assert visit("left", "language", "search", draws="left") == ("left", "", "")
    assert visit("left", "language", "rank", fragment_id="table") == ("left", "table", "")


def test_a_step_back_is_a_click_as_well_and_one_on_the_same_page_is_none(visit):
    assert visit("left", "language", is_history_navigation=True, query_string="step=1")[0] == "left"
    assert visit("left", "language", "rank", fragment_id="table") == ("left", "table", "")
    visit("other", "language", is_history_navigation=True, query_string="lang=en")
    assert visit("left", "language", "rank") == ("other", "", "lang=en")


def test_what_is_said_on_a_page_that_the_server_left_counts_on_its_own_choice(visit):
    visit("left", "language", "rank", draws="chosen")
    assert visit("left", "language", "rank", fragment_id="table") == ("chosen", "", "")
    assert visit("chosen", "language", "lever", fragment_id="live") == ("chosen", "live", "")
    # A step back is no report of a page.
    visit("left", "language", is_history_navigation=True)
    assert visit("left", "language", is_history_navigation=True, query_string="step=1")[0] == "left"


def test_a_click_where_nothing_stands_around_leaves_room_for_one_back(visit):
    visit("other", draws="other")
    assert visit("left", "rank", fragment_id="table") == ("other", "", "")
    assert visit("left", "language") == ("left", "", "")


def test_a_click_on_the_page_that_the_server_left_leads_back(visit):
    visit("left", "rank", fragment_id="stage", draws="chosen")
    assert visit("left", "language") == ("left", "", "")


def test_steps_there_and_back_lead_back(visit):
    visit("other", is_history_navigation=True, draws="other")
    assert visit("left", "language", is_history_navigation=True) == ("left", "", "")


def test_the_first_run_of_a_visit_names_no_page(visit):
    assert visit("", draws="first") == ("", "", "")
    assert visit("first", "language", "rank", fragment_id="table") == ("first", "table", "")
    visit("other", "language")
    assert visit("first", "language", "rank") == ("other", "", "")


@pytest.mark.usefixtures("_left")
@pytest.mark.parametrize(("own_page", "comes_next"), [("left", "other"), ("before", "left")])
def test_a_run_that_asks_for_its_own_page_again_leads_nobody_back(
    own_page: str, comes_next: str, monkeypatch: pytest.MonkeyPatch
):
    context = SimpleNamespace(page_script_hash=own_page)
    monkeypatch.setattr(left_pages, "get_script_run_ctx", lambda **_: context)
    # In the second case the run leads to another page than its own.
    assert _page_of(CLICKED, RerunData(page_script_hash="left")) == comes_next


@pytest.mark.usefixtures("_left")
def test_a_step_back_on_the_same_page_keeps_its_address_as_well():
    requests = ScriptRequests()
    step = RerunData(page_script_hash="same", query_string="lang=en", is_history_navigation=True)
    for report in (step, RerunData(page_script_hash="same", query_string="lang=vi", fragment_id="table")):
        requests.request_rerun(report)
    run = requests.on_scriptrunner_ready().rerun_data
    assert (run.query_string, run.is_history_navigation) == ("lang=en", True)


@pytest.mark.usefixtures("_left")
def test_a_part_of_the_page_that_is_left_cannot_be_asked_for_on_the_other(monkeypatch: pytest.MonkeyPatch):
    # Keys of parts are forgotten only when the other page is drawn; a callback may ask before.
    parts, context = MemoryFragmentStorage(), SimpleNamespace(page_script_hash="left")
    monkeypatch.setattr(left_pages, "get_script_run_ctx", lambda **_: context)
    parts.register("table", lambda: None, target_key="part_table")
    assert parts.resolve_target(["part_table"]) == ["table"]
    context.page_script_hash = "other"
    with pytest.raises(StreamlitAPIException) as refused:
        parts.resolve_target(["part_table"])
    assert refused.value.error_id == rerun.PART_GONE
    parts.register("table", lambda: None, target_key="part_table")
    assert parts.resolve_target("part_table") == ["table"]
