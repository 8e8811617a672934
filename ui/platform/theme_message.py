"""The theme goes with every run's first message; Streamlit reads its hundred settings anew each time.

They cannot change while a server runs, so what was once read of a section is used again.
"""

from __future__ import annotations

from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

_read_as_shipped = app_session._populate_theme_msg
_read: dict[str, CustomThemeConfig] = {}


def read_once() -> None:
    """Have every section of the theme's settings be read once."""
    app_session._populate_theme_msg = _populate


def _populate(msg: CustomThemeConfig, section: str = "theme") -> None:
    if section not in _read:
        read = CustomThemeConfig()
        _read_as_shipped(read, section)
        _read[section] = read
    # A section without settings stays unset in the message.
    if _read[section].ListFields():
        msg.MergeFrom(_read[section])
