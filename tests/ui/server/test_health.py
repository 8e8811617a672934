"""Health and readiness, with and without a base path."""

import pytest

import ui.server.health
from scoring import data_version, list_cases
from scoring.errors import DataFileError
from tests.ui.server.asking import application, ask
from ui.server import Settings

BASED = application(Settings(base_path="/chi-so"))


@pytest.mark.parametrize(("app", "base"), [(BASED, ""), (BASED, "/chi-so")])
def test_a_supervisor_finds_both_with_and_without_the_base_path(app, base: str):
    assert ask(f"{base}/healthz", app).json == {"status": "ok"}
    assert ask(f"{base}/readyz", app).status == 200


def test_ready_says_which_data_is_loaded():
    reply = ask("/readyz")
    assert reply.json == {
        "status": "ready",
        "data_version": data_version(),
        "cases": len(list_cases()),
        "default_total": "60.08",
    }
    assert reply.headers["cache-control"] == "no-store"


def test_broken_data_is_not_ready_but_alive(monkeypatch: pytest.MonkeyPatch):
    def broken() -> None:
        raise DataFileError(file="leagues/2023.csv", place="row 3", problem="secret detail")

    monkeypatch.setattr(ui.server.health, "load_case", broken)
    reply = ask("/readyz")
    assert reply.status == 503
    assert reply.json == {"status": "not ready", "code": "data_file"}
    assert ask("/healthz").status == 200
