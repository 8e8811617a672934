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
    monkeypatch.setattr(ScriptRequests, "on_scriptrunner_yield", ScriptRequests.on_scriptrunner_yield)
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


def test_a_run_gives_way_once_it_has_read_its_report(monkeypatch: pytest.MonkeyPatch):
    requests = ScriptRequests()
    requests.request_rerun(RerunData(widget_states=_reported(cell="9.38"), fragment_id="table"))
    requests.on_scriptrunner_ready()
    requests.request_rerun(RerunData(page_script_hash="other"))
    run = SimpleNamespace(has_script_started=False, page_script_hash="this")
    monkeypatch.setattr(unread_reports, "get_script_run_ctx", lambda **_: run)
    assert requests.on_scriptrunner_yield() is None
    run.has_script_started = True
    assert requests.on_scriptrunner_yield().rerun_data.page_script_hash == "other"


def test_a_run_that_is_asked_for_the_same_page_once_more_gives_way_at_once(monkeypatch: pytest.MonkeyPatch):
    requests = ScriptRequests()
    requests.request_rerun(RerunData(page_script_hash="this"))
    requests.on_scriptrunner_ready()
    requests.request_rerun(RerunData(page_script_hash="this"))
    run = SimpleNamespace(has_script_started=False, page_script_hash="this")
    monkeypatch.setattr(unread_reports, "get_script_run_ctx", lambda **_: run)
    assert requests.on_scriptrunner_yield().rerun_data.page_script_hash == "this"


def test_a_report_that_waits_is_not_thrown_away_for_the_next():
    assert config.get_option("runner.fastReruns") is False
