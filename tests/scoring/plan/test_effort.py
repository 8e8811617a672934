"""Profiles of effort: which levers cost how much, and files that are refused."""

from decimal import Decimal
from pathlib import Path

import pytest

from scoring import Effort, load_case, load_profiles
from scoring.errors import DataFileError, EffortError
from scoring.plan.effort import read_profile
from scoring.what_if.changes import lever_ids

PROFILE = """id = "x"
order = 1
name = {{ vi = "x", en = "x" }}
note = {{ vi = "x", en = "x" }}
assumption = "x"
per_point = {{ {weights} }}
"""


def test_the_first_profile_weighs_every_lever_alike():
    first, *others = load_profiles()
    assert {first.effort.of(lever) for lever in lever_ids(load_case().rules)} == {Decimal(1)}
    assert [profile.id for profile in others] == ["it_first", "people_first", "quick_wins"]


def test_profiles_differ_in_what_they_take_for_easy():
    efforts = {profile.id: profile.effort for profile in load_profiles()}
    assert efforts["it_first"].of("dossier_sync") < efforts["people_first"].of("dossier_sync")
    assert efforts["people_first"].of("on_time_settlement") < efforts["it_first"].of("on_time_settlement")
    assert efforts["quick_wins"].of("payment_procedure_enabled") < efforts["quick_wins"].of("online_filing")


def test_an_own_weight_replaces_one_and_leaves_the_rest():
    effort = Effort().with_weight("online_filing", Decimal("3"))
    assert effort.of("online_filing") == Decimal(3)
    assert effort.of("dossier_sync") == Decimal(1)


@pytest.mark.parametrize("weight", ["0", "-1", "0.001", "1000.01", "NaN", "Infinity"])
def test_a_weight_that_cannot_be_meant_is_refused(weight: str):
    with pytest.raises(EffortError, match=r"online_filing.*0\.01 to 1000"):
        Effort({"online_filing": Decimal(weight)})


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        ('digitalisation = "1"', "unknown lever 'digitalisation'"),
        ('digitization = "0"', "expected 0.01 to 1000"),
        ("digitization = 0.5", "per_point.digitization"),
    ],
)
def test_a_wrong_profile_names_file_and_place(tmp_path: Path, weights: str, message: str):
    path = tmp_path / "own.toml"
    path.write_text(PROFILE.format(weights=weights), encoding="utf-8")
    with pytest.raises(DataFileError) as refused:
        read_profile(path)
    assert "own.toml" in str(refused.value)
    assert message in str(refused.value)


def test_equal_efforts_have_one_hash_and_never_change():
    weights = {"online_filing": Decimal(3), "dossier_sync": Decimal(2)}
    effort = Effort(weights)
    turned = Effort(dict(reversed(weights.items())))
    assert turned == effort
    assert hash(turned) == hash(effort)
    assert {effort: "seen"}[turned] == "seen"
    assert effort.with_weight("online_filing", Decimal(4)) != effort
    weights["online_filing"] = Decimal(0)
    assert effort.of("online_filing") == Decimal(3)
    assert effort.per_point == {"online_filing": Decimal(3), "dossier_sync": Decimal(2)}
