from __future__ import annotations

import json

import pytest
from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.testing.v1 import AppTest

from ui.platform.component_reports import reported


def _page() -> None:
    import streamlit as st  # noqa: PLC0415 - AppTest takes the function's body as a script

    from ui.platform.component_reports import reported  # noqa: PLC0415

    def hear() -> None:
        st.session_state["heard"] = reported(st.session_state, "hand", "act")
        st.session_state["beside"] = dict(st.session_state.get("hand", {}))

    st.components.v2.component("tests.hand", js="export default () => {}")(key="hand", on_act_change=hear)


@pytest.mark.parametrize("is_left", [False, True])
def test_a_report_is_read_also_where_the_component_s_state_is_forgotten(is_left: bool):
    """What a component reports stands in the session under its key and ``__events``, in its callback.

    If the live levers, files that are given, or the browser's memory do nothing any more: see how
    ``streamlit/components/v2/bidi_component/main.py`` names the widget for a component's triggers, and
    bring ``ui/platform/component_reports.py`` in line. Or read ``st.session_state[key][name]``, as
    Streamlit documents: then a value that is typed right before a tap on another page is lost.
    """
    app = AppTest.from_function(_page).run()
    component = app.get("bidi_component")[0].proto.id
    if is_left:
        # As it is done when another page is asked for.
        session = app.session_state._state._state
        session._old_state.pop(component, None)
        session._new_widget_state.states.pop(component, None)
    states = app._tree.get_widget_states()
    told = states.widgets.add(id=_make_trigger_id(component, "events"))
    told.json_trigger_value = json.dumps([{"event": "act", "value": 7}, {"event": "other", "value": 8}])
    app._run(states)
    assert not app.exception
    assert app.session_state["heard"] == 7
    assert app.session_state["beside"] == ({} if is_left else {"act": 7, "other": 8})


@pytest.mark.parametrize(
    "held", [None, 7, "act", {"event": "act"}, [], [None, "act"], [{"event": "other", "value": 7}]]
)
def test_what_is_no_report_of_the_name_is_left_out(held: object):
    assert reported({"hand__events": held}, "hand", "act") is None


def test_of_several_reports_the_last_counts():
    held = [{"event": "act", "value": 7}, {"event": "act", "value": 8}, {"event": "act"}]
    assert reported({"hand__events": held[:2]}, "hand", "act") == 8
    assert reported({"hand__events": held}, "hand", "act") is None
