"""Serves a Streamlit script on a free port for the time of a test or a measurement."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from tempfile import TemporaryDirectory

APP = Path(__file__).resolve().parents[2] / "app.py"
HOST = "127.0.0.1"
START_SECONDS = 60.0
STOP_SECONDS = 10.0
POLL_SECONDS = 0.02


@dataclass(frozen=True)
class Server:
    """A running server: its address without a slash at the end, its log and its process.

    ``seconds_to_start`` is how long it took to come up.
    """

    url: str
    log_file: Path
    seconds_to_start: float
    process: int

    @property
    def log(self) -> str:
        """Return what the server has printed so far."""
        return self.log_file.read_text(encoding="utf-8", errors="replace")


@contextmanager
def serve(script: Path = APP, base_path: str = "") -> Iterator[Server]:
    """Serve ``script`` from its own folder, so that it meets its own ``.streamlit/config.toml``.

    ``base_path`` is where it stands below the host, such as ``/chi-so/766``.

    Raises:
        RuntimeError: the server does not come up; the message holds its log.

    """
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", script.name]
    options = [
        *("--server.port", str(port)),
        *("--server.address", HOST),
        *("--server.headless", "true"),
        *("--browser.gatherUsageStats", "false"),
        *(("--server.baseUrlPath", base_path) if base_path else ()),
    ]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("STREAMLIT_")}
    with TemporaryDirectory() as folder:
        log_file = Path(folder) / "server.log"
        started = time.monotonic()
        with log_file.open("wb") as log:
            process = subprocess.Popen(
                [*command, *options], cwd=script.parent, env=environment, stdout=log, stderr=log
            )
        try:
            _wait_until_healthy(process, port, base_path, log_file)
            url = f"http://{HOST}:{port}{base_path}"
            yield Server(url, log_file, time.monotonic() - started, process.pid)
        finally:
            _stop(process)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_until_healthy(
    process: subprocess.Popen[bytes], port: int, base_path: str, log_file: Path
) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not _is_healthy(port, base_path):
        if process.poll() is not None or time.monotonic() > deadline:
            log = log_file.read_text(encoding="utf-8", errors="replace")
            raise RuntimeError(f"The server did not come up (exit status {process.poll()}):\n{log}")
        time.sleep(POLL_SECONDS)


def _is_healthy(port: int, base_path: str) -> bool:
    connection = HTTPConnection(HOST, port, timeout=1)
    try:
        connection.request("GET", f"{base_path}/_stcore/health")
        return connection.getresponse().status == HTTPStatus.OK
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
