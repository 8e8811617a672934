import json
from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import Fulfilment, Milestone, RoadMap, Task, data_version, find_case
from scoring.case.from_now import FromNow
from scoring.what_if.scenario import Scenario, scenario_of
from tests.ui.exports.bad_scenario_files import BadFile, load_gallery
from tests.ui.exports.made import SCENARIOS, every_scenario, long_report, outcome_of, report_of
from tests.ui.links.test_link_round_trip import scenarios
from ui.exports import scenario_file
from ui.exports.content import report
from ui.exports.scenario_file import MAX_BYTES, OpenedFile, ScenarioFileError, read, write
from ui.links.grammar import clean_name
from ui.links.shortfall_link import ShortfallWish
from ui.words.texts import load_texts


@given(scenarios(), st.text(max_size=80))
def test_what_is_written_is_read_back(scenario: Scenario, name: str):
    opened = read(write(scenario, name), find_case)
    assert opened.scenario == scenario
    assert opened.name == clean_name(name)
    assert opened.problems == ()
    assert (opened.data, opened.version) == (data_version(), None)


def test_what_is_asked_of_a_plan_that_falls_short_goes_along():
    scenario = Scenario("binh-thuan-2023", {"digitization": Decimal(45)})
    asked = ShortfallWish(80, "scenario", {"digitization": Fulfilment(20, 60, 110), "progress": "firm"})
    content = write(scenario, "x", shortfall=asked)
    written = json.loads(content)
    assert written["version"] == 2
    assert written["shortfall"] == {
        "done": "80",
        "of": "scenario",
        "sure": "digitization:20-60-110,progress:firm",
    }
    opened = read(content, find_case)
    assert (opened.scenario, opened.shortfall, opened.problems) == (scenario, asked, ())
    # As by default there is nothing to say, and the file is as it always was.
    assert write(scenario, "x", shortfall=ShortfallWish()) == write(scenario, "x")
    assert read(write(scenario, "x"), find_case).shortfall is None
    assert read(scenario_file.build(long_report("rise", "vi")), find_case).shortfall == ShortfallWish(75)


@every_scenario
def test_the_file_of_a_report_opens_as_its_scenario(scenario: str):
    outcome = outcome_of(scenario)
    opened = read(scenario_file.build(report_of(scenario, "vi", "Đợt 2")), find_case)
    assert opened.name == "Đợt 2"
    assert opened.scenario == scenario_of(outcome)
    assert opened.scenario.from_now == SCENARIOS[scenario].from_now


def test_a_file_can_be_read_and_edited_by_people():
    content = write(Scenario("binh-thuan-2023", {"digitization": Decimal("45.50")}), "Số hóa")
    assert json.loads(content) == {
        "format": "chi-so-766-scenario",
        "version": 1,
        "data": data_version(),
        "case": "binh-thuan-2023",
        "name": "Số hóa",
        "changes": {"digitization": "45.5"},
        "couplings": True,
        "peers": "still",
    }
    assert "Số hóa".encode() in content


ROAD_MAP = RoadMap(
    (Milestone(date(2026, 6, 30), {"digitization": Decimal(45)}, {"digitization": Decimal("40.5")}),),
    {"digitization": Task("digitization", 'Sở; "Nội vụ"', note="=1+1|<b>")},
)


def test_a_road_map_is_part_of_the_file_and_comes_back():
    content = write(Scenario("binh-thuan-2023"), "x", ROAD_MAP)
    opened = read(content, find_case)
    assert (opened.road_map, opened.problems, opened.version) == (ROAD_MAP, (), None)
    assert json.loads(content)["version"] == 2
    assert json.loads(content)["road_map"]["targets"] == "digitization:45"


def test_the_file_of_a_report_holds_its_road_map():
    made = report(outcome_of("rise"), load_texts("vi"), date=date(2026, 1, 1), road_map=ROAD_MAP)
    assert read(scenario_file.build(made), find_case).road_map == ROAD_MAP


def test_ratios_from_a_day_on_stand_with_that_day_where_an_older_tool_leaves_them_out():
    from_now = FromNow(date(2026, 10, 10), Decimal(90), {"petition_on_time": Decimal("3.5")})
    scenario = Scenario("lam-dong-2026", {"online_filing": Decimal(60)}, from_now=from_now)
    content = json.loads(write(scenario, "x"))
    assert (content["version"], content["changes"]) == (2, {})
    assert content["from_now"] == {
        "day": "2026-10-10",
        "pace": "90",
        "per_day": "petition_on_time:3.5",
        "changes": {"online_filing": "60"},
    }


def test_changes_beside_a_day_are_ratios_from_then_on_too():
    content = {
        "format": "chi-so-766-scenario",
        "version": 2,
        "case": "lam-dong-2026",
        "changes": {"online_filing": "60"},
        "from_now": {"day": "2026-10-10", "pace": 90},
    }
    opened = read(json.dumps(content).encode(), find_case)
    from_now = FromNow(date(2026, 10, 10), Decimal(90))
    changes = {"online_filing": Decimal(60)}
    assert (opened.scenario, opened.problems) == (
        Scenario("lam-dong-2026", changes, from_now=from_now),
        (),
    )


@pytest.mark.parametrize("file", load_gallery(), ids=lambda file: file.name)
def test_a_broken_file_is_explained_and_the_rest_is_kept(file: BadFile):
    content = file.content.strip().encode()
    if file.error is not None:
        with pytest.raises(ScenarioFileError) as raised:
            read(content, find_case)
        assert raised.value.code == file.error
        return
    opened = read(content, find_case)
    assert Counter(problem.code for problem in opened.problems) == file.problems
    assert opened.scenario.changes == file.exact_changes
    assert opened.version == file.newer


def _with_changes(count: int) -> bytes:
    changes = {f"lever_{number}": "1" for number in range(count)}
    return json.dumps(
        {"format": "chi-so-766-scenario", "version": 1, "case": "binh-thuan-2023", "changes": changes}
    ).encode()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"x" * (MAX_BYTES + 1), "too_large"),
        (b"\xff\xfe\x00\x01", "not_text"),
        (b"", "not_json"),
        (b"[" * 10_000, "not_a_scenario"),
        (b'{"format": ' + b"9" * 5000 + b"}", "not_a_scenario"),
        (_with_changes(61), "too_many"),
    ],
    ids=["large", "binary", "empty", "deep", "digits", "changes"],
)
def test_what_is_no_file_of_ours_is_refused(content: bytes, code: str):
    with pytest.raises(ScenarioFileError) as raised:
        read(content, find_case)
    assert raised.value.code == code


@given(st.binary(max_size=300))
def test_no_bytes_bring_the_reader_down(content: bytes):
    with pytest.raises(ScenarioFileError):
        read(content, find_case)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
        max_leaves=8,
    ),
    st.sampled_from(
        [
            "version",
            "case",
            "data",
            "name",
            "changes",
            "couplings",
            "peers",
            "from_now",
            "road_map",
            "other",
        ]
    ),
)
def test_any_value_in_any_place_is_used_or_explained(value: object, place: str):
    content = {"format": "chi-so-766-scenario", "version": 1, "case": "binh-thuan-2023", place: value}
    opened = _opened(json.dumps(content).encode())
    if isinstance(opened, str):
        assert opened in {"wrong_type", "unknown_case", "too_large"}
        return
    assert opened.scenario.case == "binh-thuan-2023"
    assert all(len(part) <= 40 for p in opened.problems for part in (p.key, p.value))


def _opened(content: bytes) -> OpenedFile | str:
    """Return what a file says, or the kind of problem where it cannot be opened."""
    try:
        return read(content, find_case)
    except ScenarioFileError as error:
        return error.code


def test_a_byte_order_mark_is_no_obstacle():
    content = b"\xef\xbb\xbf" + write(Scenario("binh-thuan-2023"), "x")
    assert read(content, find_case).scenario == Scenario("binh-thuan-2023")
