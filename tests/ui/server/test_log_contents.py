"""No log holds what a link says, whichever way the server is started."""

import io
import logging
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest
from websockets.exceptions import ConnectionClosedError
from websockets.sync.client import connect

from ui.server.log_contents import keep_links_out, trace, without_query, without_values

ROOT = Path(__file__).resolve().parents[3]
NAME = "Nguyễn-Văn-Bí-Mật"
QUERY = f"lang=vi&digitization=45.67&s1=digitization%3D12%3Bname%3D{quote(NAME)}"
SECRETS = (NAME, quote(NAME), "45.67", "s1=", "127.0.0.1:")
# Each tells all it can: as the guides start them, they tell less.
STARTS = {
    "uvicorn": ("-m", "uvicorn", "app:app", "--port", "{port}", "--log-level", "trace"),
    "streamlit": ("-m", "streamlit", "run", "app.py", "--server.port", "{port}", "--logger.level", "debug"),
}


@pytest.fixture
def _as_before() -> Iterator[None]:
    before = logging.getLogRecordFactory()
    yield
    logging.setLogRecordFactory(before)


@pytest.mark.slow
@pytest.mark.parametrize("start", STARTS)
def test_however_the_server_is_started_its_log_is_silent_about_links(start: str, tmp_path: Path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, *(part.format(port=port) for part in STARTS[start])]
    log = tmp_path / "log"
    with log.open("wb") as target:
        server = subprocess.Popen(command, cwd=ROOT, stdout=target, stderr=subprocess.STDOUT)
    try:
        _wait(port, server)
        for path in ("", "plan", "nowhere", "api/v1/simulate", "_stcore/health", "media/none", "a/b.js"):
            _ask(f"http://127.0.0.1:{port}/{path}?{QUERY}")
        with connect(f"ws://127.0.0.1:{port}/_stcore/stream?{QUERY}") as stream:
            stream.send(b"no message of Streamlit's")
            with pytest.raises(ConnectionClosedError):
                stream.recv(timeout=20)
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(30)
    told = log.read_text("utf-8")
    assert "DecodeError" in told
    said = told.replace(f"http://127.0.0.1:{port}", "").replace(f"'127.0.0.1', {port}", "")
    assert [line for line in said.splitlines() if any(secret in line for secret in SECRETS)] == []
    # The journal's own line names the keys it knows, without their values.
    assert not [line for line in said.splitlines() if "digitization" in line and '"keys"' not in line]


def _wait(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        assert server.poll() is None
        try:
            urlopen(f"http://127.0.0.1:{port}/readyz", timeout=2).close()
        except (URLError, OSError):
            time.sleep(0.2)
        else:
            return
    raise AssertionError("the server did not start")


def _ask(address: str) -> None:
    try:
        urlopen(Request(address, headers={"Accept": "text/html"}), timeout=5).close()
    except URLError:
        return


@pytest.mark.usefixtures("_as_before")
def test_a_record_of_any_logger_is_cleaned():
    keep_links_out()
    keep_links_out()
    logger, target = logging.getLogger("tests.others"), io.StringIO()
    handler = logging.StreamHandler(target)
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger.addHandler(handler)
    try:
        logger.warning("GET /plan?%s", QUERY)
        logger.warning("asked for %s by %s", f"/plan?{QUERY}", ValueError(f"not '{NAME}'"))
        logger.warning("asked for %(path)s", {"path": f"https://example.vn/?{QUERY}"})
        try:
            try:
                {}[NAME]
            except KeyError as error:
                raise ValueError(f"name={NAME} of /?{QUERY} is wrong") from error
        except ValueError:
            logger.exception("failed")
    finally:
        logger.removeHandler(handler)
    told = target.getvalue()
    assert not [secret for secret in SECRETS[:2] if secret in told]
    assert "KeyError" in told
    assert "ValueError: name=… of /?… is wrong" in told
    assert Path(__file__).name in told


def test_what_names_no_link_stays():
    assert without_query("Is it ready? Yes.") == "Is it ready? Yes."
    assert without_values("inner detail") == "inner detail"
    assert "RuntimeError: inner detail" in trace(RuntimeError("inner detail"))
