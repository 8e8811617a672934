"""Each result names what it rests on, and nothing that it does not rest on."""

from collections.abc import Mapping

import pytest

import scoring


def _said(
    changes: Mapping[str, float],
    case: scoring.Case | None = None,
    *,
    couplings: bool = True,
) -> dict[str, list[Mapping[str, object]]]:
    outcome = scoring.simulate(case or scoring.load_case(), changes, couplings=couplings)
    said: dict[str, list[Mapping[str, object]]] = {}
    for assumption in outcome.assumptions:
        said.setdefault(assumption.code, []).append(assumption.facts)
        assert "{" not in str(assumption)
    return said


def test_other_provinces_hold_still_in_every_scenario() -> None:
    for reference in scoring.list_cases()[::10]:
        assert "peers_hold_still" in _said({}, scoring.find_case(reference.id))


def test_the_default_case_names_what_is_known_of_its_league() -> None:
    said = _said({})
    assert said["league_partial"] == [{"year": 2023, "known": 44, "size": 63}]
    assert said["rank_conflicts"] == [{"provinces": "Bình Dương, Yên Bái"}]


def test_a_complete_league_needs_no_such_words() -> None:
    said = _said({"digitization": 50}, scoring.load_case(2025, "Lâm Đồng"))
    assert {"league_partial", "rank_conflicts", "groups_reconciled"}.isdisjoint(said)


def test_the_fitted_groups_are_named_without_the_exact_one() -> None:
    (fitted,) = _said({})["groups_reconciled"]
    assert fitted["groups"] == "transparency, progress, online_service, online_payment, satisfaction"


def test_only_estimates_that_a_scenario_uses_are_counted() -> None:
    assert "indicators_estimated" not in _said({"digitization": 45})
    assert _said({"payment_dossier_online": 60})["indicators_estimated"] == [{"count": 1}]
    # Electronic results, and digitised dossiers and online filing with them.
    assert _said({"e_result_issued": 60})["indicators_estimated"] == [{"count": 3}]
    assert _said({"e_result_issued": 60}, couplings=False)["indicators_estimated"] == [{"count": 1}]


def test_own_counts_are_no_estimates() -> None:
    own = scoring.load_case().with_counts({"payment_dossier_online": (30, 100)})
    assert "indicators_estimated" not in _said({"payment_dossier_online": 60}, own)


def test_a_coupling_is_named_where_it_acts() -> None:
    assert _said({"on_time_settlement": 80})["coupling"] == [
        {"source": "on_time_settlement", "target": "dossier_satisfaction", "kind": "shift"}
    ]
    targets = [facts["target"] for facts in _said({"e_result_issued": 60})["coupling"]]
    assert targets == ["online_filing", "dossier_digitised"]


@pytest.mark.parametrize(
    "changes",
    [
        {"payment_dossier_online": 60},
        {"digitization": 45},
        {"on_time_settlement": 80, "dossier_satisfaction": 80},
        {"e_result_issued": 60, "online_service": 50, "dossier_digitised": 50},
        {"on_time_settlement": 80, "satisfaction": 80},
    ],
    ids=", ".join,
)
def test_no_coupling_is_named_where_none_acts(changes: dict[str, float]) -> None:
    outcome = scoring.simulate(scoring.load_case(), changes)
    assert outcome.coupled_change == 0
    assert "coupling" not in _said(changes)


def test_switched_off_couplings_are_said() -> None:
    said = _said({"e_result_issued": 60}, couplings=False)
    assert "couplings_off" in said
    assert "coupling" not in said
    assert "couplings_off" not in _said({"e_result_issued": 60})


def test_a_group_lever_says_that_no_coupling_starts_from_it() -> None:
    assert _said({"digitization": 45, "transparency": 90})["group_attainment"] == [
        {"groups": "transparency, digitization"}
    ]
    assert "group_attainment" not in _said({"progress": 95, "e_result_issued": 60})


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"dossier_digitised": 60}, (25.2, 60.0)),
        ({"e_result_issued": 50, "dossier_digitised": 60}, (50.0, 60.0)),
        ({"e_result_issued": 60, "dossier_digitised": 60}, None),
        ({"e_result_issued": 60, "dossier_digitised": 50}, None),
    ],
)
def test_a_ratio_above_its_precondition_is_pointed_out(
    changes: dict[str, float], expected: tuple[float, float] | None
) -> None:
    said = _said(changes).get("beyond_precondition", [])
    found = [(facts["source_percent"], facts["target_percent"]) for facts in said]
    assert found == ([expected] if expected else [])


def test_uncertain_rules_are_named_only_where_they_are_used() -> None:
    lam_dong = scoring.load_case(2026, "Lâm Đồng")
    assert _said({"online_filing": 60}, lam_dong)["rule_uncertain"] == [{"indicators": "online_filing"}]
    assert "rule_uncertain" not in _said({"petition_on_time": 60}, lam_dong)


def test_the_official_cent_the_split_and_flagged_counts_are_said() -> None:
    tay_ninh = _said({}, scoring.load_case(2026, "Tây Ninh"))
    assert tay_ninh["official_offset"] == [{"groups": "transparency"}]
    assert tay_ninh["provisional_counts"] == [{"indicators": "dossier_sync"}]
    assert "online_split_estimated" in _said({}, scoring.load_case(2023, "Cà Mau"))
    assert {"official_offset", "provisional_counts", "online_split_estimated"}.isdisjoint(_said({}))
