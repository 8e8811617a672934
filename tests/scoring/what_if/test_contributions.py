"""Where the points of a change come from: by lever, with what came through couplings apart."""

from decimal import Decimal

import scoring
from scoring.what_if.contributions import causes_first, share_out


def _by_cause(changes: dict[str, float]) -> dict[tuple[str, str, str], Decimal]:
    outcome = scoring.simulate(scoring.load_case(), changes)
    return {(c.cause, c.target, c.kind): c.points for c in outcome.contributions}


def test_group_levers_bring_their_own_points() -> None:
    assert _by_cause({"digitization": 45, "online_payment": 60}) == {
        ("online_payment", "online_payment", "direct"): Decimal("2.51"),
        ("digitization", "digitization", "direct"): Decimal("4.37"),
    }


def test_coupled_points_are_credited_to_the_lever_that_moved_them() -> None:
    # The working stands in tests/golden/scenarios.toml.
    assert _by_cause({"e_result_issued": 60}) == {
        ("e_result_issued", "e_result_issued", "direct"): Decimal("2.09"),
        ("e_result_issued", "dossier_digitised", "coupled"): Decimal("1.40"),
        ("e_result_issued", "online_filing", "coupled"): Decimal("1.72"),
    }


def test_a_ratio_that_is_given_owes_nothing_to_another_lever() -> None:
    assert _by_cause({"e_result_issued": 60, "dossier_digitised": 50}) == {
        ("e_result_issued", "e_result_issued", "direct"): Decimal("2.09"),
        ("e_result_issued", "online_filing", "coupled"): Decimal("1.72"),
        ("dossier_digitised", "dossier_digitised", "direct"): Decimal("0.99"),
    }


def test_contributions_add_up_where_the_groups_bounds_cut_off_the_official_cent() -> None:
    for name, percent, change in (("tay-ninh-2026", 0, "-15.59"), ("thanh-hoa-2026", 100, "9.51")):
        case = scoring.find_case(name)
        levers = dict.fromkeys(case.rules.groups["transparency"].indicators, percent)
        outcome = scoring.simulate(case, levers)
        assert sum(c.points for c in outcome.contributions) == outcome.change == Decimal(change)


def test_the_coupled_part_of_a_change_is_told_apart() -> None:
    outcome = scoring.simulate(scoring.load_case(), {"e_result_issued": 60})
    assert (outcome.change, outcome.coupled_change) == (Decimal("5.21"), Decimal("3.12"))


def test_the_group_progress_is_credited_under_the_name_it_was_moved_by() -> None:
    assert _by_cause({"progress": 95}) == {
        ("progress", "progress", "direct"): Decimal("1.31"),
        ("progress", "dossier_satisfaction", "coupled"): Decimal("0.10"),
    }


def test_two_levers_on_one_indicator_share_what_they_gain_together() -> None:
    # Online filing 1.24; with full synchronisation alone 1.68 (+0.44), at 50 % alone 4.43 (+3.19),
    # both 6.00 (+4.76). Mean over both orders: sync (0.44 + 1.57)/2 = 1.005, filing (3.19 + 4.32)/2
    # = 3.755; cents that add up to 4.76, the odd one to the first of equal remainders.
    found = _by_cause({"dossier_sync": 100, "online_filing": 50})
    assert found["dossier_sync", "dossier_sync", "direct"] == Decimal("1.57")
    assert found["online_filing", "online_filing", "direct"] == Decimal("3.76")
    assert found["dossier_sync", "online_filing", "coupled"] == Decimal("1.00")


def test_the_mean_over_all_orders_gives_equal_causes_equal_parts() -> None:
    def points(moved: object) -> Decimal:
        return Decimal(9) if len(set(moved)) == 3 else Decimal(0)  # type: ignore[call-overload]

    assert share_out(["a", "b", "c"], points) == {"a": Decimal(3), "b": Decimal(3), "c": Decimal(3)}


def test_lost_points_are_negative_contributions() -> None:
    assert _by_cause({"on_time_settlement": 80}) == {
        ("on_time_settlement", "on_time_settlement", "direct"): Decimal("-1.69"),
        ("on_time_settlement", "dossier_satisfaction", "coupled"): Decimal("-0.56"),
    }


def test_direct_and_coupled_points_of_one_lever_and_of_all() -> None:
    outcome = scoring.simulate(scoring.load_case(), {"e_result_issued": 60, "dossier_sync": 90})
    assert outcome.brought("direct", "e_result_issued") == Decimal("2.09")
    by_lever = {
        kind: [outcome.brought(kind, cause) for cause in outcome.changes] for kind in ("direct", "coupled")
    }
    assert sum(by_lever["direct"]) == outcome.brought("direct")
    assert sum(by_lever["coupled"]) == outcome.brought("coupled") == outcome.coupled_change
    assert outcome.brought("direct") + outcome.brought("coupled") == outcome.change
    assert outcome.brought("coupled", "petition_on_time") == Decimal("0.00")


def test_an_indicator_is_also_set_by_the_group_it_is_all_of() -> None:
    outcome = scoring.simulate(scoring.load_case(), {"progress": 95, "online_filing": 40})
    assert outcome.set_to("progress") == outcome.set_to("on_time_settlement") == Decimal(95)
    assert outcome.set_to("online_filing") == Decimal(40)
    assert outcome.set_to("online_service") is None
    assert outcome.set_to("online_service_used") is None


def test_a_cause_stands_before_what_it_brings_along() -> None:
    outcome = scoring.simulate(
        scoring.load_case(), {"progress": 100, "e_result_issued": 60, "dossier_sync": 80}
    )
    ordered = causes_first(outcome.contributions)
    assert sorted(map(repr, ordered)) == sorted(map(repr, outcome.contributions))
    for place, item in enumerate(ordered):
        if item.kind == "coupled":
            assert (ordered[place - 1].cause, item.target != item.cause) == (item.cause, True)
    causes = [item.cause for item in ordered if item.kind == "direct"]
    assert len(set(causes)) == len(causes) == 3
