"""Hand-computed scenarios (tests/golden/scenarios.toml): points, total, change and band."""

from decimal import Decimal
from typing import Any

import pytest

import scoring
from tests.golden import golden

SCENARIOS = [pytest.param(entry, id=entry["name"]) for entry in golden("scenarios.toml")["scenario"]]


def _simulate(entry: dict[str, Any], changes: dict[str, Any]) -> scoring.Outcome:
    couplings = entry.get("couplings", True)
    return scoring.simulate(scoring.find_case(entry["case"]), changes, couplings=couplings)


@pytest.mark.parametrize("entry", SCENARIOS)
def test_a_scenario_gives_the_hand_computed_result(entry: dict[str, Any]) -> None:
    outcome = _simulate(entry, entry["changes"])
    assert outcome.total == Decimal(entry["total"])
    assert outcome.change == Decimal(entry["change"])
    assert outcome.band.id == entry["band"]
    for name, points in entry.get("points", {}).items():
        assert (name, outcome.points[name]) == (name, Decimal(points))


@pytest.mark.parametrize("entry", SCENARIOS)
def test_a_float_stands_for_the_decimal_it_prints_as(entry: dict[str, Any]) -> None:
    changes = {key: float(value) for key, value in entry["changes"].items()}
    assert _simulate(entry, changes).total == Decimal(entry["total"])


@pytest.mark.parametrize("entry", SCENARIOS)
def test_many_scenarios_at_once_give_the_hand_computed_total(entry: dict[str, Any]) -> None:
    totals = scoring.score_many(
        scoring.find_case(entry["case"]),
        [[float(value) for value in entry["changes"].values()]],
        keys=list(entry["changes"]),
        couplings=entry.get("couplings", True),
    )
    assert totals.tolist() == [float(entry["total"])]


def test_the_announced_example_of_the_issue() -> None:
    outcome = scoring.simulate(scoring.load_case(), {"digitization": 45, "online_payment": 60})
    assert str(outcome.total) == "66.96"
    assert str(outcome.change) == "6.88"
    assert str(outcome.points["digitization"]) == "9.90"
    assert outcome.changes == {"digitization": Decimal(45), "online_payment": Decimal(60)}
    assert 30 < outcome.rank.median < 54
    assert outcome.rank.best <= outcome.rank.low <= outcome.rank.median
    assert outcome.rank.median <= outcome.rank.high <= outcome.rank.worst
