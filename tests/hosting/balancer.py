"""nginx on this machine with the configuration that is shipped in deploy/nginx, other ports apart."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from tests.e2e.server import HOST, free_port

SHIPPED = Path(__file__).resolve().parents[2] / "deploy" / "nginx"
BASE_PATH = "/chi-so-766"
START_SECONDS = 10.0

# All of nginx's own files in one folder; the site's are included as they are.
MAIN = """
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/http.conf;
    include {folder}/replicas.conf;
    server {{
        listen {host}:{port};
        include {folder}/locations.conf;
    }}
}}
"""


def find_nginx() -> str | None:
    """Return nginx's path, or None where it is not installed."""
    return shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")


def write_configuration(folder: Path, replicas: Sequence[int], port: int) -> Path:
    """Write nginx's configuration for replicas on these ports; return its main file."""
    servers = iter(replicas)
    shipped = (SHIPPED / "replicas.conf").read_text(encoding="utf-8")
    upstream = re.sub(r"server app\d:8501", lambda _: f"server {HOST}:{next(servers)}", shipped)
    (folder / "replicas.conf").write_text(upstream, encoding="utf-8")
    shutil.copy(SHIPPED / "http.conf", folder)
    locations = (SHIPPED / "locations.conf").read_text(encoding="utf-8")
    log = f"access_log {folder}/access.log"
    (folder / "locations.conf").write_text(
        locations.replace("access_log /dev/stdout", log), encoding="utf-8"
    )
    main = folder / "nginx.conf"
    main.write_text(MAIN.format(folder=folder, host=HOST, port=port), encoding="utf-8")
    return main


@contextmanager
def balance(nginx: str, replicas: Sequence[int], folder: Path) -> Iterator[str]:
    """Run nginx before replicas on these ports; give the app's address.

    Raises:
        RuntimeError: nginx does not come up; the message holds its log.

    """
    port = free_port()
    process = subprocess.Popen([nginx, "-c", str(write_configuration(folder, replicas, port))])
    try:
        deadline = time.monotonic() + START_SECONDS
        while not _answers(port):
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError((folder / "error.log").read_text(encoding="utf-8"))
        yield f"http://{HOST}:{port}{BASE_PATH}"
    finally:
        process.terminate()
        process.wait()


def _answers(port: int) -> bool:
    connection = HTTPConnection(HOST, port, timeout=1)
    try:
        connection.request("GET", "/")
        connection.getresponse().read()
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
    return True
