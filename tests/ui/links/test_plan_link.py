"""What a plan is asked for comes back from a link as it was, and whatever a link holds is read or named."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import Fulfilment, Goal, find_case, lever_ids, load_profiles
from scoring.plan.shortfall import CHOICES
from scoring.what_if.scenario import Scenario
from tests.ui.links.test_link_round_trip import scenarios
from ui.links.plan_link import NO_WISH, PLAN_KEYS, PlanWish
from ui.links.read import read_link
from ui.links.shortfall_link import DEFAULT_CHOICE, ShortfallWish
from ui.links.write import write_link

LEVERS = lever_ids(find_case("binh-thuan-2023").rules)


def goals() -> st.SearchStrategy[Goal]:
    cents = st.integers(0, 10_000).map(lambda number: Goal.for_total(Decimal(number) / 100))
    bands = st.sampled_from(["excellent", "good", "fair", "average", "weak"]).map(Goal.for_band)
    ranks = st.tuples(st.integers(1, 34), st.integers(1, 100))
    return cents | bands | ranks.map(lambda pair: Goal.for_rank(pair[0], Decimal(pair[1]) / 100))


@st.composite
def wishes(draw: st.DrawFn) -> PlanWish:
    tenths = st.integers(0, 1000).map(lambda number: Decimal(number) / 10)
    floor = draw(st.dictionaries(st.sampled_from(LEVERS), tenths, max_size=5))
    ceiling = draw(st.dictionaries(st.sampled_from(LEVERS), tenths, max_size=5))
    weights = st.integers(1, 100_000).map(lambda number: Decimal(number) / 100)
    return PlanWish(
        goal=draw(st.none() | goals()),
        profile=draw(st.sampled_from([profile.id for profile in load_profiles()])),
        level=draw(st.sampled_from(["indicator", "group"])),
        locked=frozenset(draw(st.lists(st.sampled_from(LEVERS), max_size=4))),
        floor={lever: low for lever, low in floor.items() if low <= ceiling.get(lever, 100)},
        ceiling=ceiling,
        weights=draw(st.dictionaries(st.sampled_from(LEVERS), weights, max_size=5)),
        start=draw(st.sampled_from(["baseline", "scenario"])),
        shortfall=draw(shortfalls()),
    )


@st.composite
def shortfalls(draw: st.DrawFn) -> ShortfallWish:
    own = st.lists(st.integers(0, 120), min_size=3, max_size=3).map(
        lambda found: Fulfilment(*sorted(found))
    )
    choices = st.sampled_from([name for name in CHOICES if name != DEFAULT_CHOICE])
    return ShortfallWish(
        done=draw(st.integers(0, 120)),
        subject=draw(st.sampled_from(["plan", "scenario"])),
        sure=draw(st.dictionaries(st.sampled_from(LEVERS), own | choices, max_size=4)),
    )


@given(scenario=scenarios(), wish=wishes())
def test_a_shared_plan_comes_back_equal(scenario: Scenario, wish: PlanWish):
    link = write_link(scenario, "en", plan=wish)
    read = read_link({key: [value] for key, value in link.items()}, find_case)
    assert (read.scenario, read.plan, read.problems) == (scenario, wish, ())


@pytest.mark.parametrize("key", PLAN_KEYS)
@given(text=st.text(max_size=200))
def test_whatever_a_part_holds_is_read_or_named(key: str, text: str):
    read = read_link({key: [text]}, find_case)
    assert read.scenario == Scenario()
    assert all(len(problem.value) <= 40 for problem in read.problems)
    again = read_link(
        {k: [v] for k, v in write_link(read.scenario, "en", plan=read.plan).items()}, find_case
    )
    assert (again.plan, again.problems) == (read.plan, ())
    if read.plan == NO_WISH and text.strip(","):
        assert read.problems or text in ("even", "indicator", "baseline", "plan", "100", "100%")


def test_keys_are_readable():
    wish = PlanWish(
        goal=Goal.for_rank(40),
        profile="it_first",
        locked=frozenset({"progress"}),
        ceiling={"online_filing": Decimal("45.5")},
        weights={"dossier_sync": Decimal("0.50")},
        start="scenario",
        shortfall=ShortfallWish(
            80, "scenario", {"progress": "firm", "digitization": Fulfilment(20, 60, 110)}
        ),
    )
    link = write_link(Scenario(), "vi", plan=wish)
    assert {key: link[key] for key in PLAN_KEYS if key in link} == {
        "goal": "rank:40:80",
        "effort": "it_first",
        "from": "scenario",
        "locked": "progress",
        "ceiling": "online_filing:45.5",
        "weight": "dossier_sync:0.5",
        "done": "80",
        "of": "scenario",
        "sure": "digitization:20-60-110,progress:firm",
    }
