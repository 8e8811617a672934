"""The files in deploy/ fit the app: what is copied suffices, and what they name exists."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path

import pytest
from streamlit import config

from tests.e2e.server import HOST, free_port, started
from tests.hosting.balancer import BASE_PATH, SHIPPED, find_nginx, write_configuration
from ui.server import settings
from ui.server.settings import FRAMES_VARIABLE, HOSTS_VARIABLE

ROOT = Path(__file__).resolve().parents[2]
CONTAINERFILE = (ROOT / "deploy" / "Containerfile").read_text(encoding="utf-8")
COMPOSE = (ROOT / "deploy" / "compose.yaml").read_text(encoding="utf-8")
SERVICE = (ROOT / "deploy" / "chi-so-766@.service").read_text(encoding="utf-8")
GUIDES = [(ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("hosting.md", "hosting.vi.md")]


def copied() -> list[str]:
    """Return what the container file copies from the project."""
    lines = re.findall(r"^COPY (?!--from)(.+)$", CONTAINERFILE, re.MULTILINE)
    return [source for line in lines for source in line.split()[:-1]]


def test_what_is_copied_is_let_through_and_nothing_else_is():
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    rules = [line for line in lines if line and not line.startswith("#")]
    assert rules[0] == "*"
    assert sorted(rule[1:] for rule in rules if rule.startswith("!")) == sorted(copied())
    assert [source for source in copied() if not (ROOT / source).exists()] == []


@pytest.mark.slow
def test_what_is_copied_is_all_the_app_needs(tmp_path: Path):
    for source in copied():
        target = tmp_path / source
        target.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / source, target)
    port = free_port()
    command = json.loads(_last(r"^CMD (\[.+\])$").replace("8501", str(port)))
    with started([sys.executable, "-m", *command], port, tmp_path, {"PYTHONDONTWRITEBYTECODE": "1"}) as app:
        check = json.loads(_last(r"^ +CMD (\[.+\])$").replace("8501", str(port)))
        assert subprocess.run([sys.executable, *check[1:]], check=False, timeout=30).returncode == 0
        connection = HTTPConnection(HOST, port)
        connection.request("GET", "/api/v1/simulate?digitization=45")
        assert connection.getresponse().status == HTTPStatus.OK
        connection.close()
        assert "Traceback" not in app.log
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        {source.split("/")[0] for source in copied()}
    )


def test_the_container_does_not_run_as_root_and_installs_by_hash():
    stages = CONTAINERFILE.split("\nFROM ")[1:]
    assert len(stages) == 2
    assert re.search(r"^USER [1-9][0-9]+$", stages[-1], re.MULTILINE)
    assert "--require-hashes -r requirements.lock" in CONTAINERFILE
    assert "pip install" not in stages[-1]


def test_only_variables_the_app_reads_are_named():
    read = {value for name, value in vars(settings).items() if name.endswith("_VARIABLE")}
    for text in (COMPOSE, SERVICE):
        named = set(re.findall(r"CHISO766_[A-Z_]+", text))
        assert {HOSTS_VARIABLE, FRAMES_VARIABLE} <= named <= read
    for text in GUIDES:
        assert set(re.findall(r"CHISO766_[A-Z_]+", text)) == read


def test_streamlit_has_every_option_a_guide_names():
    known = {option.env_var for option in config.get_config_options().values()}
    for text in (COMPOSE, SERVICE, *GUIDES):
        named = set(re.findall(r"STREAMLIT_[A-Z_]+[A-Z]", text))
        assert named
        assert named <= known


def test_the_base_path_is_the_same_everywhere():
    assert f"STREAMLIT_SERVER_BASE_URL_PATH: {BASE_PATH.strip('/')}\n" in COMPOSE
    locations = (SHIPPED / "locations.conf").read_text(encoding="utf-8")
    paths = re.findall(r"^location (?:= )?(\S+)", locations, re.MULTILINE)
    assert {path for path in paths if not path.startswith(BASE_PATH)} == {"/"}


def test_every_replica_is_a_service():
    replicas = re.findall(r"server (\w+):8501", (SHIPPED / "replicas.conf").read_text(encoding="utf-8"))
    assert len(replicas) >= 2
    assert [name for name in replicas if f"\n  {name}: *app\n" not in COMPOSE] == []


@pytest.mark.skipif(find_nginx() is None, reason="nginx is not installed")
def test_nginx_accepts_its_configuration(tmp_path: Path):
    main = write_configuration(tmp_path, [8601, 8602], 8600)
    done = subprocess.run(
        [str(find_nginx()), "-t", "-c", str(main)], capture_output=True, text=True, check=False
    )
    assert "test is successful" in done.stderr, done.stderr


def _last(pattern: str) -> str:
    return str(re.findall(pattern, CONTAINERFILE, re.MULTILINE)[-1])
