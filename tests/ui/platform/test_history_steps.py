from __future__ import annotations

import pytest
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData
from streamlit.testing.v1 import AppTest, local_script_runner

from ui.platform.history_steps import is_step


def _script() -> None:
    import streamlit as st  # noqa: PLC0415 - AppTest takes the function's body as a script

    from ui.platform import history_steps  # noqa: PLC0415

    st.text(history_steps.is_step())


@pytest.mark.parametrize("step", [True, False])
def test_a_run_knows_whether_a_step_in_the_history_asked_for_it(step: bool, monkeypatch):
    """Streamlit marks the run that a step back or forward asks for, and the script can see the mark.

    If a step is no longer told, Back changes the address and not the page: look in
    ``streamlit/runtime/scriptrunner_utils/script_requests.py`` and ``script_run_context.py`` for what has
    become of ``is_history_navigation`` and mend ``is_step``. Meanwhile let it return True where the
    address reported is not the one of the run before: fast changes may then be taken back.
    """
    monkeypatch.setattr(
        local_script_runner,
        "RerunData",
        lambda **options: RerunData(**options, is_history_navigation=step),
    )
    assert AppTest.from_function(_script).run().text[0].value == str(step)


def test_outside_a_run_there_is_no_step():
    assert not is_step()
