"""Serves a Streamlit script on a free port for the time of a test or a measurement."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from tempfile import TemporaryDirectory

APP = Path(__file__).resolve().parents[2] / "app.py"
HOST = "127.0.0.1"

# What sets up an app from outside begins with these.
SETTINGS = ("STREAMLIT_", "CHISO766_")

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
def serve(
    script: Path = APP,
    *,
    options: Sequence[str] = (),
    environment: Mapping[str, str] | None = None,
    base_path: str = "",
) -> Iterator[Server]:
    """Serve ``script`` from its own folder, so that it meets its own ``.streamlit/config.toml``.

    ``options`` are further options of ``streamlit run``; ``environment`` is added to this process's
    own, which counts without the variables that set up an app. ``base_path`` is empty or ``/path``.

    Raises:
        RuntimeError: the server does not come up; the message holds its log.

    """
    port = free_port()
    command = [
        *(sys.executable, "-m", "streamlit", "run", script.name),
        *("--server.port", str(port)),
        *("--server.address", HOST),
        *("--server.headless", "true"),
        *("--browser.gatherUsageStats", "false"),
        *(("--server.baseUrlPath", base_path) if base_path else ()),
        *options,
    ]
    with started(command, port, script.parent, environment, base_path) as running:
        yield running


@contextmanager
def started(
    command: Sequence[str],
    port: int,
    folder: Path = APP.parent,
    environment: Mapping[str, str] | None = None,
    base_path: str = "",
) -> Iterator[Server]:
    """Run a command that serves an app on ``port``, until the ``with`` ends.

    Raises:
        RuntimeError: the server does not come up; the message holds its log.

    """
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(SETTINGS)}
    with TemporaryDirectory() as log_folder:
        log_file = Path(log_folder) / "server.log"
        began = time.monotonic()
        with log_file.open("wb") as log:
            process = subprocess.Popen(
                command, cwd=folder, env={**inherited, **(environment or {})}, stdout=log, stderr=log
            )
        try:
            _wait_until_healthy(process, port, f"{base_path}/_stcore/health", log_file)
            url = f"http://{HOST}:{port}{base_path}"
            yield Server(url, log_file, time.monotonic() - began, process.pid)
        finally:
            _stop(process)


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_until_healthy(process: subprocess.Popen[bytes], port: int, path: str, log_file: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not _is_healthy(port, path):
        if process.poll() is not None or time.monotonic() > deadline:
            log = log_file.read_text(encoding="utf-8", errors="replace")
            raise RuntimeError(f"The server did not come up (exit status {process.poll()}):\n{log}")
        time.sleep(POLL_SECONDS)


def _is_healthy(port: int, path: str) -> bool:
    connection = HTTPConnection(HOST, port, timeout=1)
    try:
        connection.request("GET", path)
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
