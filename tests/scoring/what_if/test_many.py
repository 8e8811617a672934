"""Many scenarios at once: shapes, what is refused, and rounding edges."""

from decimal import Decimal

import numpy as np
import pytest

import scoring
from scoring.errors import ChangesShapeError, LeverConflictError, LeverValueError, UnknownLeverError

NAN = float("nan")


def test_the_default_columns_are_all_levers_and_the_result_has_one_total_a_row() -> None:
    case = scoring.load_case()
    levers = scoring.lever_ids(case.rules)
    assert len(levers) == 27
    table = np.full((3, len(levers)), np.nan)
    table[1, levers.index("digitization")] = 45
    table[2, levers.index("digitization")] = 45
    table[2, levers.index("online_payment")] = 60
    totals = scoring.score_many(case, table)
    assert totals.shape == (3,)
    assert totals.tolist() == [60.08, 64.45, 66.96]


def test_named_columns_may_come_in_any_order_and_as_plain_lists() -> None:
    totals = scoring.score_many(
        scoring.load_case(), [[60, 45], [NAN, 45]], keys=["online_payment", "digitization"]
    )
    assert totals.tolist() == [66.96, 64.45]


def test_no_scenarios_give_no_totals() -> None:
    assert scoring.score_many(scoring.load_case(), np.empty((0, 27))).shape == (0,)
    assert scoring.score_many(scoring.load_case(), [[]], keys=[]).tolist() == [60.08]


def test_a_group_and_its_indicator_may_have_columns_but_no_row_may_move_both() -> None:
    keys = ["digitization", "e_result_issued"]
    totals = scoring.score_many(scoring.load_case(), [[45, NAN], [NAN, 60]], keys=keys)
    assert totals.tolist() == [64.45, 65.29]
    with pytest.raises(LeverConflictError, match=r"'digitization'.*'e_result_issued'"):
        scoring.score_many(scoring.load_case(), [[45, NAN], [45, 60]], keys=keys)


def test_progress_and_its_one_indicator_are_the_same_lever() -> None:
    keys = ["progress", "on_time_settlement"]
    totals = scoring.score_many(scoring.load_case(), [[95, NAN], [NAN, 95], [NAN, NAN]], keys=keys)
    assert totals.tolist() == [61.49, 61.49, 60.08]
    with pytest.raises(LeverConflictError, match=r"'progress'.*'on_time_settlement'"):
        scoring.score_many(scoring.load_case(), [[95, 95]], keys=keys)


@pytest.mark.parametrize("shape", [(27,), (2, 26), (2, 28), (1, 2, 27), ()])
def test_a_wrong_shape_is_named_with_the_expected_one(shape: tuple[int, ...]) -> None:
    with pytest.raises(ChangesShapeError) as caught:
        scoring.score_many(scoring.load_case(), np.zeros(shape))
    assert str(shape) in str(caught.value)
    assert "(scenarios, 27)" in str(caught.value)


@pytest.mark.parametrize("value", [-0.0001, 100.0001, float("inf"), float("-inf")])
def test_a_value_out_of_range_is_refused_naming_lever_and_value(value: float) -> None:
    with pytest.raises(LeverValueError) as caught:
        scoring.score_many(scoring.load_case(), [[50.0], [value]], keys=["digitization"])
    assert f"'digitization' cannot be set to {value!r}" in str(caught.value)


def test_an_unknown_key_is_refused_with_a_suggestion() -> None:
    with pytest.raises(UnknownLeverError, match=r"'digitisation'.*digitization"):
        scoring.score_many(scoring.load_case(), [[50.0]], keys=["digitisation"])


def test_a_key_given_twice_is_refused() -> None:
    with pytest.raises(scoring.ScoringError, match="digitization"):
        scoring.score_many(scoring.load_case(), [[10, 90]], keys=["digitization", "digitization"])


@pytest.mark.parametrize("table", [[["many"]], [[45], [45, 60]]], ids=["text", "ragged"])
def test_what_is_no_table_of_numbers_is_refused(table: object) -> None:
    with pytest.raises(scoring.ScoringError):
        scoring.score_many(scoring.load_case(), table, keys=["digitization"])


def test_coupled_results_on_a_half_cent_are_rounded_up() -> None:
    # Satisfied dossiers follow the on-time share: 88.5 % + x - 88.45 % = x + 0.05 %, worth 6/90 a percent.
    # Half cents of it lie at x = 0.15 k + 0.025, worth k + 0.5 cents: k + 1 when rounded up.
    case = scoring.load_case()
    halves = range(600)
    percents = [[round(0.15 * k + 0.025, 4)] for k in halves]
    totals = scoring.score_many(case, percents, keys=["on_time_settlement"])
    base = case.baseline
    rest = base.total - base.points["progress"] - base.points["dossier_satisfaction"]
    for k, total in zip(halves, totals.tolist(), strict=True):
        # 20 x (0.15 k + 0.025) / 100 = 0.03 k + 0.005, itself on a half cent: 3 k + 1 cents.
        assert (k, Decimal(str(total))) == (k, rest + Decimal(3 * k + 1 + k + 1) / 100)


def test_a_simulation_on_a_half_cent_is_rounded_up() -> None:
    for k in range(0, 600, 25):
        outcome = scoring.simulate(scoring.load_case(), {"progress": Decimal(150 * k + 25).scaleb(-3)})
        assert outcome.points["progress"] == Decimal(3 * k + 1) / 100
        assert outcome.points["dossier_satisfaction"] == Decimal(k + 1) / 100


def test_filing_on_a_half_cent_of_the_synchronised_share_is_rounded_up() -> None:
    # Online filing is worth 12 x share x sync: at 50 % synchronised 6 points a whole ratio, so a step of
    # 0.25 % gives 1.5 cents and odd steps land on half cents.
    case = scoring.load_case()
    steps = range(1, 400, 2)
    totals = scoring.score_many(
        case, [[0.25 * step, 50] for step in steps], keys=["online_filing", "dossier_sync"]
    )
    base = case.baseline
    rest = base.total - base.points["online_filing"] - base.points["dossier_sync"] + 3
    for step, total in zip(steps, totals.tolist(), strict=True):
        assert Decimal(str(total)) == rest + Decimal((3 * step + 1) // 2) / 100
