"""Ready scenarios: each gives the hand-computed total, and none takes points away."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from scoring import find_case, lever_ids, list_cases, load_case, simulate
from scoring.errors import DataFileError
from tests.golden import golden
from ui.links.presets import Preset, changes_of, load_presets, presets_for, read_preset, scenario_of
from ui.links.read import read_link
from ui.links.write import write_link
from ui.words.texts import LANGUAGES

GOLDEN = golden("presets.toml")
PRESETS = {preset.id: preset for preset in load_presets()}
CASES = [ref.id for ref in list_cases()][::6]
IN_CASES = [
    pytest.param(preset, case, id=f"{preset.id}-{case}")
    for case in CASES
    for preset in presets_for(find_case(case))
]


def test_every_preset_has_a_golden_result_and_every_result_a_preset():
    assert set(GOLDEN) == set(PRESETS)


@pytest.mark.parametrize(("name", "expected"), GOLDEN.items(), ids=list(GOLDEN))
def test_a_preset_gives_the_hand_computed_total_and_rank(name: str, expected: dict[str, Any]):
    outcome = simulate(load_case(), scenario_of(PRESETS[name], load_case()).changes)
    rank = outcome.rank
    assert outcome.total == Decimal(expected["total"])
    assert (rank.best, rank.worst) == (expected["best"], expected["worst"])
    assert {"median": rank.median, "low": rank.low, "high": rank.high} == expected["rank"]


def test_all_presets_are_offered_for_the_default_case_in_their_order():
    orders = [preset.order for preset in presets_for(load_case())]
    assert len(orders) == len(PRESETS)
    assert orders == sorted(set(orders))


@pytest.mark.parametrize("preset", PRESETS.values(), ids=list(PRESETS))
def test_a_preset_says_in_both_languages_what_is_and_what_is_not_modelled(preset: Preset):
    for words in (preset.name, preset.modelled, preset.not_modelled):
        wordings = [getattr(words, language).strip() for language in LANGUAGES]
        assert all(wordings)
        assert len(set(wordings)) == len(LANGUAGES)


@pytest.mark.parametrize("preset", PRESETS.values(), ids=list(PRESETS))
def test_a_preset_moves_levers_there_are_and_names_cases_there_are(preset: Preset):
    for case in preset.cases or CASES:
        rules = find_case(case).rules
        assert set(preset.raise_to) <= set(lever_ids(rules))
        assert set(preset.to_average) <= set(rules.groups)


@pytest.mark.parametrize(("preset", "case_name"), IN_CASES)
def test_a_preset_never_takes_points_away(preset: Preset, case_name: str):
    case = find_case(case_name)
    scenario = scenario_of(preset, case)
    outcome = simulate(case, scenario.changes)
    lowered = {lever for lever, points in outcome.points.items() if points < case.baseline.points[lever]}
    assert lowered == set()
    assert outcome.total >= case.baseline.total


@pytest.mark.parametrize(("preset", "case_name"), IN_CASES)
def test_groups_below_average_come_to_the_average_to_the_cent(preset: Preset, case_name: str):
    case = find_case(case_name)
    after = simulate(case, scenario_of(preset, case).changes).points
    below = {g for g in preset.to_average if case.baseline.groups[g].points < case.averages[g].points}
    assert {g: after[g] for g in below} == {g: case.averages[g].points for g in below}
    assert set(changes_of(preset, case)) & set(case.rules.groups) <= below | set(preset.raise_to)


@pytest.mark.parametrize(("preset", "case_name"), IN_CASES)
def test_a_preset_s_scenario_can_be_shared(preset: Preset, case_name: str):
    scenario = scenario_of(preset, find_case(case_name))
    read = read_link({key: [value] for key, value in write_link(scenario, "en").items()}, find_case)
    assert (read.scenario, read.problems) == (scenario, ())


def test_the_best_district_is_offered_for_its_own_province_only():
    offered = {case: [p.id for p in presets_for(find_case(case))] for case in CASES}
    assert [case for case, ids in offered.items() if "digitization_best_district" in ids] == [
        "binh-thuan-2023"
    ]


def test_a_province_already_there_is_left_alone():
    case = find_case("lam-dong-2026")
    assert case.baseline.groups["online_payment"].points == Decimal("7.04")
    assert changes_of(PRESETS["payment_average"], case) == {}


def test_a_preset_that_changes_nothing_is_refused_by_name(tmp_path: Path):
    words = '{ vi = "x", en = "y" }'
    path = tmp_path / "idle.toml"
    path.write_text(
        f'id = "idle"\norder = 9\nname = {words}\nmodelled = {words}\nnot_modelled = {words}\n',
        encoding="utf-8",
    )
    with pytest.raises(DataFileError, match=r"idle\.toml"):
        read_preset(path)
