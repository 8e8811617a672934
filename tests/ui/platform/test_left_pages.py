"""A click on another page stands, whatever the page that is left still says."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from streamlit.errors import StreamlitAPIException
from streamlit.runtime.fragment import MemoryFragmentStorage
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData, ScriptRequests

from ui.platform import left_pages, rerun


@pytest.fixture(autouse=True)
def _as_served(monkeypatch):
    for patched, names in (
        (ScriptRequests, ("_request_rerun_locked", "on_scriptrunner_ready", "on_scriptrunner_yield")),
        (MemoryFragmentStorage, ("register", "resolve_target")),
    ):
        for name in names:
            monkeypatch.setattr(patched, name, getattr(patched, name))
    left_pages.leave()


def _page_of(*reports: RerunData) -> str:
    """Return the page of the run for which reports wait."""
    requests = ScriptRequests()
    for report in reports:
        requests.request_rerun(report)
    return requests.on_scriptrunner_ready().rerun_data.page_script_hash


CLICKED = RerunData(page_script_hash="other", query_string="lang=en")


@pytest.mark.parametrize(
    "later",
    [
        RerunData(page_script_hash="left", fragment_id="table"),
        RerunData(page_script_hash="left", fragment_id_queue=["table", "chart"]),
    ],
)
def test_what_a_part_of_a_page_says_does_not_call_the_visitor_back_to_it(later: RerunData):
    """Of merged reports Streamlit takes the page of the later one.

    If the visitor stays where a click led away from: see ``_request_rerun_locked`` in
    ``streamlit/runtime/scriptrunner_utils/script_requests.py``, and bring ``ui/platform/left_pages.py``
    in line. Meanwhile a click on another page can be lost on a slow server, right after a typed value.
    The tests below hold the same of a report that comes later (``on_scriptrunner_ready`` and ``_yield``
    there), and of keys that are asked for (``register`` and ``resolve_target`` in
    ``streamlit/runtime/fragment.py``; the browser's console then says "Bad delta path").
    """
    assert _page_of(CLICKED, later) == "other"


@pytest.mark.parametrize(("own_page", "comes_next"), [("left", "other"), ("before", "left")])
def test_a_run_that_asks_for_its_own_page_again_does_not_either(
    own_page: str, comes_next: str, monkeypatch: pytest.MonkeyPatch
):
    context = SimpleNamespace(page_script_hash=own_page)
    monkeypatch.setattr(left_pages, "get_script_run_ctx", lambda **_: context)
    # In the second case the run leads to another page than its own.
    assert _page_of(CLICKED, RerunData(page_script_hash="left")) == comes_next


def test_a_step_back_on_the_same_page_keeps_its_address_as_well():
    requests = ScriptRequests()
    step = RerunData(page_script_hash="same", query_string="lang=en", is_history_navigation=True)
    for report in (step, RerunData(page_script_hash="same", query_string="lang=vi", fragment_id="table")):
        requests.request_rerun(report)
    run = requests.on_scriptrunner_ready().rerun_data
    assert (run.query_string, run.is_history_navigation) == ("lang=en", True)


def test_the_last_click_says_which_page_comes_next():
    assert _page_of(CLICKED, RerunData(page_script_hash="third")) == "third"
    assert _page_of(RerunData(page_script_hash="left", fragment_id="table"), CLICKED) == "other"


@pytest.mark.parametrize(("under_way", "comes_next"), [("other", "other"), ("", "left")])
def test_what_a_part_says_while_the_other_page_is_drawn_does_not_lead_back(under_way: str, comes_next: str):
    # A part runs on the page that its report names. The first run of a visit names none.
    requests = ScriptRequests()
    requests.request_rerun(RerunData(page_script_hash=under_way))
    requests.on_scriptrunner_ready()
    for part in ("table", "chart"):
        requests.request_rerun(RerunData(page_script_hash="left", fragment_id=part))
    assert requests.on_scriptrunner_yield() is None
    run = requests.on_scriptrunner_ready().rerun_data
    assert (run.page_script_hash, run.fragment_id_queue) == (comes_next, ["table", "chart"])


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
