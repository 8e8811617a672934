"""Start-up: what every visitor needs is made once, and taken out of garbage collection."""

import asyncio
import gc
from collections.abc import Iterator

import altair as alt
import pytest

from scoring import load_case, simulate
from ui import charts
from ui.charts import group_bars, league_design, waterfall
from ui.server.startup import warm_up
from ui.words.texts import LANGUAGES, load_texts


@pytest.fixture
def _thawed() -> Iterator[None]:
    gc.unfreeze()
    yield
    gc.unfreeze()


async def _frozen_while_running() -> int:
    async with warm_up(None):
        return gc.get_freeze_count()


@pytest.mark.usefixtures("_thawed")
def test_what_is_loaded_at_start_is_frozen_and_no_visitor_waits_for_a_design(
    monkeypatch: pytest.MonkeyPatch,
):
    for design in (waterfall._design, league_design.design, group_bars._design):
        design.cache_clear()
    before = gc.get_freeze_count()
    assert asyncio.run(_frozen_while_running()) > before + 10_000

    def _refuse(*_layers: object) -> None:
        raise AssertionError("a design was built after the start")

    monkeypatch.setattr(alt, "layer", _refuse)
    outcome = simulate(load_case(), {"digitization": 45})
    for language in LANGUAGES:
        charts.prepare(outcome, load_texts(language))


def test_an_error_while_running_is_not_swallowed():
    async def fail() -> None:
        async with warm_up(None):
            raise ValueError("while running")

    with pytest.raises(ValueError, match="while running"):
        asyncio.run(fail())
    gc.unfreeze()


def test_the_server_s_connections_are_looked_for_before_they_are_out_of_sight(
    monkeypatch: pytest.MonkeyPatch,
):
    frozen_then: list[int] = []
    monkeypatch.setattr(
        "ui.server.startup.find_servers", lambda: frozen_then.append(gc.get_freeze_count()) or []
    )
    gc.unfreeze()
    asyncio.run(_frozen_while_running())
    gc.unfreeze()
    assert frozen_then == [0]
