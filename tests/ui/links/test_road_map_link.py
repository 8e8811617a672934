"""A road map comes back from a link as it was, whatever people typed into it, and within bounds."""

from datetime import date, timedelta
from decimal import Decimal
from urllib.parse import urlencode

from hypothesis import given
from hypothesis import strategies as st

from scoring import Milestone, RoadMap, Task, find_case
from scoring.what_if.scenario import Scenario
from ui.links.grammar import PACKED_KEY, clean_text
from ui.links.plan_link import PlanWish
from ui.links.read import read_link
from ui.links.road_map_link import MOST_TEXT, read_road_map, texts_fit, write_road_map
from ui.links.write import write_whole_link

CASE = find_case("lam-dong-2026")
INDICATORS = tuple(CASE.rules.indicators)
FREE = st.text(st.characters(codec="utf-8"), max_size=90)


@st.composite
def road_maps(draw: st.DrawFn) -> RoadMap:
    levers = draw(st.lists(st.sampled_from(INDICATORS), min_size=1, max_size=6, unique=True))
    percents = st.integers(0, 10_000).map(lambda number: Decimal(number) / 100)
    held = st.dictionaries(st.sampled_from(levers), percents)
    count = draw(st.integers(1, 12))
    targets = [draw(held) for _ in range(count)]
    targets[-1] = {lever: draw(percents) for lever in levers}
    milestones = tuple(
        Milestone(date(2026, 1, 31) + timedelta(40 * number), targets[number], draw(held))
        for number in range(count)
    )
    tasks = {
        lever: Task(
            lever,
            clean_text(draw(FREE), 80),
            draw(st.none() | st.dates(date(2026, 1, 1), date(2099, 12, 31))),
            clean_text(draw(FREE), 200),
        )
        for lever in draw(st.lists(st.sampled_from(levers), unique=True))
    }
    return RoadMap(milestones, {lever: task for lever, task in tasks.items() if task != Task(lever)})


@given(road_map=road_maps())
def test_a_shared_road_map_comes_back_equal(road_map: RoadMap) -> None:
    link = write_whole_link(Scenario(CASE.id), "vi", plan=PlanWish(road_map=road_map))
    read = read_link({key: [value] for key, value in link.items()}, find_case)
    assert (read.plan.road_map, read.problems) == (road_map, ())


@given(parts=st.dictionaries(st.sampled_from(["milestones", "targets", "actual", "tasks"]), FREE))
def test_whatever_the_parts_hold_is_read_or_named(parts: dict[str, str]) -> None:
    named: list[str] = []
    found = read_road_map(CASE, parts, lambda code, *_: named.append(code))
    assert found is None
    assert bool(named) == bool(parts)


def test_the_longest_road_map_stays_within_what_a_link_holds() -> None:
    percents = {lever: Decimal("33.33") for lever in INDICATORS}
    milestones = tuple(
        Milestone(date(2026, month, 1), {k: v + month for k, v in percents.items()}, percents)
        for month in range(1, 13)
    )
    lead, note = "Văn phòng Ủy ban nhân dân " * 3, "Rà soát lại; chậm 5%|" * 9
    tasks = {lever: Task(lever, lead.strip(), date(2026, 12, 31), note) for lever in INDICATORS}
    while not texts_fit(tasks.values()):
        tasks.popitem()
    road_map = RoadMap(milestones, tasks)
    link = write_whole_link(Scenario(CASE.id), "vi", plan=PlanWish(road_map=road_map))
    assert PACKED_KEY in link
    assert len(urlencode(link)) < 4_000
    read = read_link({key: [value] for key, value in link.items()}, find_case)
    assert (read.plan.road_map, read.problems) == (road_map, ())


def test_a_short_road_map_is_readable() -> None:
    task = Task("digitization", "Sở KH&CN", date(2026, 11, 30), "a;b")
    milestones = (
        Milestone(date(2026, 6, 30), {"digitization": Decimal("35.0")}, {"digitization": Decimal(33)}),
        Milestone(date(2026, 12, 31), {"digitization": Decimal(45)}),
    )
    assert write_road_map(RoadMap(milestones, {"digitization": task})) == {
        "milestones": "2026-06-30,2026-12-31",
        "targets": "digitization:35~45",
        "actual": "digitization:33~",
        "tasks": "digitization|2026-11-30|Sở KH&CN|a%3Bb",
    }


def test_no_road_map_and_old_links_hold_nothing_of_it() -> None:
    assert write_road_map(None) == {}
    read = read_link({"digitization": ["45"], "goal": ["total:70"]}, find_case)
    assert read.plan.road_map is None


def test_text_beyond_what_a_link_holds_is_said_and_left_out() -> None:
    case, text = find_case("binh-thuan-2023"), "x" * 200
    levers = list(case.rules.indicators)
    assert not texts_fit([Task(lever, note=text) for lever in levers[:1]] * (MOST_TEXT // 200 + 1))
    parts = {
        "milestones": "2026-06-30",
        "targets": ",".join(f"{lever}:50" for lever in levers),
        "tasks": ";".join(f"{lever}|||{'ư' * 200}" for lever in levers),
    }
    named: list[tuple[str, str, str]] = []
    found = read_road_map(case, parts, lambda *problem: named.append(problem))
    assert found is not None
    kept = MOST_TEXT // 400
    assert len(found.tasks) == min(kept, len(levers))
    assert [code for code, _, _ in named] == ["road_texts"] * (len(levers) - len(found.tasks))
