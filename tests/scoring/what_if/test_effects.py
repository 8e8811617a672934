"""What each change brings alone, and what it adds in order."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from scoring import effects_alone, effects_in_order, find_case, simulate
from tests.scoring.what_if.scenarios import CASES, changes

CASE = find_case("binh-thuan-2023")


def test_groups_bring_the_same_alone_and_in_order():
    out = simulate(CASE, {"digitization": 45, "online_payment": 60})
    expected = {"online_payment": Decimal("2.51"), "digitization": Decimal("4.37")}
    assert effects_alone(out) == expected
    assert effects_in_order(out) == expected


def test_a_factor_brings_less_alone_than_together_with_what_it_multiplies():
    # Online filing is worth its ratio times the synchronisation: both rise, so together more.
    out = simulate(CASE, {"dossier_sync": 100, "online_filing": 40})
    alone, in_order = effects_alone(out), effects_in_order(out)
    assert sum(alone.values()) < out.change
    assert sum(in_order.values()) == out.change
    first, second = out.changes
    assert in_order[first] == alone[first]
    assert in_order[second] > alone[second]


@given(case=st.sampled_from(CASES), moves=changes(), couplings=st.booleans())
def test_in_order_effects_add_up_and_a_single_change_is_the_whole(case, moves, couplings):
    out = simulate(find_case(case), moves, couplings=couplings)
    assert sum(effects_in_order(out).values(), Decimal(0)) == out.change
    assert list(effects_in_order(out)) == list(effects_alone(out)) == list(out.changes)
    if len(moves) == 1:
        assert list(effects_alone(out).values()) == [out.change]
