from __future__ import annotations

import pytest
from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

from ui.platform import theme_message


@pytest.fixture(autouse=True)
def _as_shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app_session, "_populate_theme_msg", app_session._populate_theme_msg)
    monkeypatch.setattr(theme_message, "_read", {})


def _message() -> CustomThemeConfig:
    message = CustomThemeConfig()
    for section, part in (
        ("theme", message),
        ("theme.light", message.light),
        ("theme.dark", message.dark),
        ("theme.sidebar", message.sidebar),
        ("theme.light.sidebar", message.light.sidebar),
    ):
        app_session._populate_theme_msg(part, section)
    return message


def test_the_theme_is_sent_as_shipped_and_read_once(monkeypatch: pytest.MonkeyPatch):
    """Streamlit puts the theme of a run's first message together in ``app_session._populate_theme_msg``.

    If the theme is put together elsewhere, take ``read_once`` out of ``ui/server/startup.py`` and look
    with ``make load`` whether reading it with every run still costs a twelfth of the server's time.
    """
    before = _message()
    assert before.light.primary_color
    theme_message.read_once()
    assert [_message() for _ in range(2)] == [before, before]
    assert [_message().HasField(part) for part in ("light", "dark", "sidebar")] == [
        before.HasField(part) for part in ("light", "dark", "sidebar")
    ]
    monkeypatch.setattr(config, "get_options_for_section", pytest.fail)
    assert _message() == before
