"""Entry of the app: ``streamlit run app.py``, or ``app:app`` for any ASGI server."""

import os
import sys
from pathlib import Path

import streamlit as st

ROOT = Path(__file__).resolve().parent
if str(ROOT) not in sys.path:
    # An ASGI server may be started from any folder.
    sys.path.insert(0, str(ROOT))

from ui import server  # noqa: E402 - needs the path above
from ui.frame.failure import show_failure  # noqa: E402
from ui.server.startup import warm_up  # noqa: E402

server.keep_links_out()
server.start_journal()
server.stop_on_wrong_data()
settings = server.read_settings(os.environ)
app = st.App(
    ROOT / "ui" / "shell.py",
    lifespan=warm_up,
    on_script_error=show_failure,
    routes=server.routes(settings),
    middleware=server.middleware(settings),
)

if __name__ == "__main__":
    app.run()
