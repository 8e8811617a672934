"""When the app itself fails the visitor reads plain words and keeps the link; the log keeps the trace."""

import logging
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from scoring import data_version
from ui.words.texts import Language


def fails(language: str) -> None:
    from decimal import Decimal  # noqa: PLC0415

    import streamlit as st  # noqa: PLC0415

    from scoring.what_if.scenario import Scenario  # noqa: PLC0415
    from ui.frame.failure import show_failure  # noqa: PLC0415

    if language:
        st.session_state["language"] = language
        st.session_state["scenario"] = Scenario(changes={"digitization": Decimal(45)})
    try:
        raise ValueError("inner detail of the code")
    except ValueError as error:
        st.session_state["handled"] = show_failure(error)


@pytest.mark.parametrize(
    ("language", "says", "button"),
    [
        ("vi", "Kịch bản của bạn không bị mất", "Về hiện trạng"),
        ("en", "Your scenario is not lost", "Back to the baseline"),
    ],
)
def test_a_failure_is_told_in_plain_words(
    language: Language, says: str, button: str, caplog: pytest.LogCaptureFixture
):
    with caplog.at_level(logging.ERROR, logger="ui.frame.failure"):
        app = AppTest.from_function(fails, args=(language,)).run()
    assert not app.exception
    (error,) = app.error
    assert says in error.value
    shown = "".join(block.value for kind in (app.error, app.caption, app.code) for block in kind)
    for inner in ("Traceback", "ValueError", "inner detail", ".py"):
        assert inner not in shown
    (way_back,) = app.get("link_button")
    assert way_back.proto.label == button
    assert app.session_state["handled"] is True
    assert "inner detail of the code" in caplog.text


def test_the_link_to_keep_holds_the_scenario_as_it_is_now():
    app = AppTest.from_function(fails, args=("en",)).run()
    (link,) = app.code
    assert parse_qs(link.value.partition("?")[2]) == {
        "v": ["1"],
        "data": [data_version()],
        "case": ["binh-thuan-2023"],
        "lang": ["en"],
        "digitization": ["45"],
    }


def test_where_not_even_the_link_was_read_it_is_kept_as_it_came():
    app = AppTest.from_function(fails, args=("",))
    app.query_params["digitization"] = ["45", "60"]
    app.query_params["x"] = "a b&c"
    (link,) = app.run().code
    assert link.value.partition("?")[2] == "digitization=45&digitization=60&x=a+b%26c"
