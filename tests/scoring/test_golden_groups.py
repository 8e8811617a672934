"""Published group scores and totals (tests/golden) are reproduced to the cent."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

import scoring
from tests.golden import golden

VECTORS = [
    pytest.param(table["vintage"], vector, id=f"{vector['group']}: {vector['name']}")
    for table in (golden("groups_portal_2026.toml"), golden("groups_portal_2022_2025.toml"))
    for vector in table["vector"]
]
PROVINCES = golden("whole_provinces.toml")["province"]


@pytest.mark.parametrize(("vintage", "vector"), VECTORS)
def test_a_group_scores_what_the_portal_prints(vintage: str, vector: dict[str, Any]) -> None:
    rules = scoring.load_rules(vintage)
    parts = {name: rules.points(name, *counts) for name, counts in vector["counts"].items()}
    parts |= {name: Decimal(points) for name, points in vector.get("constant", {}).items()}
    assert set(parts) == set(rules.groups[vector["group"]].indicators)
    assert sum(points or Decimal(0) for points in parts.values()) == Decimal(vector["points"])
    for name, points in vector.get("parts", {}).items():
        assert (name, parts[name]) == (name, Decimal(points))


@pytest.mark.parametrize("province", PROVINCES, ids=lambda province: province["name"])
def test_the_groups_of_a_province_add_up_to_its_published_total(province: dict[str, Any]) -> None:
    case = scoring.find_case(province["case"])
    wanted = {name: Decimal(points) for name, points in province["groups"].items()}
    attainments = {
        name: 100 * Fraction(points) / Fraction(case.rules.groups[name].maximum)
        for name, points in wanted.items()
    }
    outcome = scoring.simulate(case, attainments)
    assert {name: outcome.points[name] for name in wanted} == wanted
    assert outcome.total == Decimal(province["total"])
    assert outcome.band.id == province["band"]
