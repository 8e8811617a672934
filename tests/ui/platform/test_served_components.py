"""Files of a component of our own are served from our own origin, and nothing around them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from streamlit.testing.v1 import AppTest
from streamlit.web.server.starlette.starlette_routes import create_bidi_component_routes

from tests.ui.server.asking import ask
from ui.live.component import BROWSER, NAME, SCRIPT, STYLE
from ui.platform import served_components

ENTRY = "import './other.js'; export default () => undefined;"
SERVED = f"/_stcore/bidi-components/{served_components.OWNER}"


def _page(folder: str) -> None:
    from pathlib import Path  # noqa: PLC0415 - AppTest takes the function's body as a script

    import streamlit as st  # noqa: PLC0415

    from ui.platform import served_components  # noqa: PLC0415

    served_components.mount("sample", Path(folder), "entry.js", "look.css", key="here", data={"a": 1})
    served_components.mount("sample", Path(folder), "entry.js", "look.css", key="there", data={"a": 2})
    st.session_state["manager"] = served_components.get_bidi_component_manager()


def _mounted(folder: Path) -> tuple[list[Any], Starlette]:
    """Mount two components from a folder; return what the browser is told, and a server of their files."""
    (folder / "entry.js").write_text(ENTRY, encoding="utf-8")
    (folder / "other.js").write_text("export {};", encoding="utf-8")
    (folder / "look.css").write_text("p {}", encoding="utf-8")
    app = AppTest.from_function(_page, args=(str(folder),)).run()
    assert not app.exception
    server = Starlette(routes=create_bidi_component_routes(app.session_state["manager"], ""))
    return [element.proto for element in app.get("bidi_component")], server


def test_a_declared_folder_is_served_and_its_script_named_by_its_path(tmp_path: Path):
    """Streamlit names a declared component's script by its path, and serves its folder from our own origin.

    If the script's text is sent instead of its path: Streamlit would load it from ``blob:``, which the
    content policy refuses, and the simulator stays empty. Bring ``ui/platform/served_components.py`` in
    line with ``streamlit/components/v2/component_manager.py``; meanwhile allow ``blob:`` for scripts in
    ``ui/server/headers.py``: only a script that runs already can make one.
    """
    (here, there), server = _mounted(tmp_path)
    for proto, data in ((here, '{"a": 1}'), (there, '{"a": 2}')):
        assert proto.component_name == f"{served_components.OWNER}.sample"
        assert (proto.js_source_path, proto.css_source_path) == ("entry.js", "look.css")
        assert (proto.js_content, proto.css_content, proto.html_content) == ("", "", "")
        assert (proto.json, proto.isolate_styles) == (data, True)
    assert here.id.endswith("-here")
    for name, kind in (("entry.js", "javascript"), ("other.js", "javascript"), ("look.css", "text/css")):
        reply = ask(f"{SERVED}.sample/{name}", server)
        assert reply.status == 200
        assert kind in reply.headers["content-type"]
    assert ask(f"{SERVED}.sample/entry.js", server).text == ENTRY


def test_nothing_around_the_folder_is_served(tmp_path: Path):
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    inner = tmp_path / "browser"
    inner.mkdir()
    _, server = _mounted(inner)
    for path in ("../secret.txt", "%2e%2e/secret.txt", "..%2fsecret.txt", "/etc/passwd", ""):
        reply = ask(f"{SERVED}.sample/{path}", server)
        assert reply.status in (400, 404), path
        assert "secret" not in reply.text


def test_the_live_component_s_folder_holds_what_runs_in_the_browser_and_nothing_else():
    kinds = {file.suffix for file in BROWSER.iterdir()}
    assert kinds == {".js", ".css"}
    assert {SCRIPT, STYLE} <= {file.name for file in BROWSER.iterdir()}
    assert NAME.isidentifier()
