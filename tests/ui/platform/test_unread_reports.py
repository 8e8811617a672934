from __future__ import annotations

from types import SimpleNamespace

import pytest
from streamlit import config
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner_utils import script_requests
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData, ScriptRequests

from ui.platform import unread_reports


@pytest.fixture(autouse=True)
def _as_served(monkeypatch):
    monkeypatch.setattr(script_requests, "_coalesce_widget_states", script_requests._coalesce_widget_states)
    monkeypatch.setattr(ScriptRequests, "_request_rerun_locked", ScriptRequests._request_rerun_locked)
    unread_reports.keep()


def _reported(**values: str | bool) -> WidgetStates:
    states = WidgetStates()
    for name, value in values.items():
        item = states.widgets.add()
        item.id = name
        if isinstance(value, bool):
            item.trigger_value = value
        else:
            item.string_value = value
    return states


def _read(*reports: RerunData) -> dict[str, object]:
    """Return what the run reads for which reports wait."""
    requests = ScriptRequests()
    for report in reports:
        requests.request_rerun(report)
    states = requests.on_scriptrunner_ready().rerun_data.widget_states
    assert states is not None
    return {item.id: getattr(item, str(item.WhichOneof("value"))) for item in states.widgets}


def test_a_value_typed_and_the_click_to_another_page_are_both_read():
    """Of reports that wait for one run Streamlit keeps every value that a later one says nothing of.

    If a value typed before a click is lost: see ``_coalesce_widget_states`` in
    ``streamlit/runtime/scriptrunner_utils/script_requests.py`` for how reports are merged now, and bring
    ``ui/platform/unread_reports.py`` in line. Meanwhile values are lost only where typing and a click
    come within the same few milliseconds.
    """
    typed = RerunData(widget_states=_reported(cell="9.38", language="vi"), fragment_id="table")
    clicked = RerunData(widget_states=_reported(language="en"), page_script_hash="other")
    assert _read(typed, clicked) == {"cell": "9.38", "language": "en"}


def test_buttons_are_kept_and_pressed_once_as_shipped():
    assert _read(
        RerunData(widget_states=_reported(button=True)), RerunData(widget_states=_reported(cell="1"))
    ) == {"button": True, "cell": "1"}


def test_a_report_that_waits_is_not_thrown_away_for_the_next():
    assert config.get_option("runner.fastReruns") is False


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
    ``streamlit/runtime/scriptrunner_utils/script_requests.py``, and bring ``ui/platform/unread_reports.py``
    in line. Meanwhile a click on another page can be lost on a slow server, right after a typed value.
    """
    assert _page_of(CLICKED, later) == "other"


@pytest.mark.parametrize(("own_page", "comes_next"), [("left", "other"), ("before", "left")])
def test_a_run_that_asks_for_its_own_page_again_does_not_either(
    own_page: str, comes_next: str, monkeypatch: pytest.MonkeyPatch
):
    context = SimpleNamespace(page_script_hash=own_page)
    monkeypatch.setattr(unread_reports, "get_script_run_ctx", lambda **_: context)
    # In the second case the run leads to another page than its own.
    assert _page_of(CLICKED, RerunData(page_script_hash="left")) == comes_next


def test_the_last_click_says_which_page_comes_next():
    assert _page_of(CLICKED, RerunData(page_script_hash="third")) == "third"
    assert _page_of(RerunData(page_script_hash="left", fragment_id="table"), CLICKED) == "other"
