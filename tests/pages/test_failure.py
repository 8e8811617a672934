"""When the app itself fails the visitor reads plain words, and the log keeps the trace."""

import logging

import pytest
from streamlit.testing.v1 import AppTest

from ui.text import Language


def fails(language: str) -> None:
    import streamlit as st  # noqa: PLC0415

    from ui.failure import show_failure  # noqa: PLC0415

    st.session_state["language"] = language
    try:
        raise ValueError("inner detail of the code")
    except ValueError as error:
        st.session_state["handled"] = show_failure(error)


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("vi", "Kịch bản của bạn vẫn còn trong địa chỉ trang: hãy tải lại trang."),
        ("en", "Your scenario is still in the page's address: reload the page."),
    ],
)
def test_a_failure_is_told_in_plain_words(language: Language, says: str, caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.ERROR, logger="ui.failure"):
        app = AppTest.from_function(fails, args=(language,)).run()
    assert not app.exception
    (error,) = app.error
    assert says in error.value
    for inner in ("Traceback", "ValueError", "inner detail", ".py"):
        assert inner not in error.value
    assert not app.code
    assert app.session_state["handled"] is True
    assert "inner detail of the code" in caplog.text
