"""The plan page: a plan's work split over units, from the units' table or a list typed there."""

from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from scoring.plan.work import month_after
from tests.pages.visit import choose, follow_navigation, open_link, open_section, plain

SCENARIO = "case=lam-dong-2026&dossier_digitised=40&online_filing=60"
UNITS = "Xã A; 1\nXã B; 3\nPhường C; 0\nSở D; 2; Bà E"


def _open(query: str = SCENARIO, language: str = "vi", months: int = 3) -> AppTest:
    app = open_link(f"{query}&lang={language}", "plan")
    open_section(app, "work_split")
    assert not app.exception
    if "work_end" in app.session_state:
        choose(app, "work_end", month_after(date.today(), months - 1))
    return app


def _type(app: AppTest, units: str = UNITS) -> None:
    app.get_by_key("work_typed").set_value(units).run()
    assert not app.exception


def _section(app: AppTest):
    return next(
        box for box in app.expander if box.label in ("Chia việc cho đơn vị", "Work split over units")
    )


def _tables(app: AppTest) -> list[list[list[str]]]:
    return [frame.value.values.tolist() for frame in _section(app).dataframe]


def _said(app: AppTest) -> str:
    section = _section(app)
    texts = [*section.markdown, *section.caption, *section.info, *section.error, *section.warning]
    return plain(" ".join(text.value for text in texts))


def test_a_typed_list_shares_the_work_out_exactly():
    app = _open()
    assert "Chưa có đơn vị nào" in _said(app)
    _type(app)
    tasks, units = _tables(app)
    assert [(row[0], row[1], row[3], row[4]) for row in tasks] == [
        ("Tỷ lệ hồ sơ nộp trực tuyến", "%", "60%", ""),
        ("Tỷ lệ hồ sơ thực hiện số hóa", "hồ sơ", "40%", "82.534"),
    ]
    # 82,534 dossiers in three months, by weights 1, 3, 0 and 2.
    assert units == [
        ["Xã A", "13.756", "4.586", "4.585", "4.585"],
        ["Xã B", "41.267", "13.755", "13.756", "13.756"],
        ["Phường C", "0", "0", "0", "0"],
        ["Sở D", "27.511", "9.171", "9.170", "9.170"],
        ["Toàn tỉnh", "82.534", "27.512", "27.511", "27.511"],
    ]
    assert "toàn tỉnh làm thêm 82.534 hồ sơ trong 3 tháng" in _said(app)
    assert "Chưa có số đếm nên chỉ nêu tỷ lệ, mọi đơn vị như nhau: Tỷ lệ hồ sơ nộp trực tuyến." in _said(
        app
    )
    assert [button.label for button in app.get("download_button") if "giao việc" in button.label]


def test_equal_parts_can_be_chosen():
    app = _open(language="en")
    _type(app)
    choose(app, "work_basis", "equal")
    assert [row[1] for row in _tables(app)[1]] == ["20,634", "20,634", "20,633", "20,633", "82,534"]


@pytest.mark.parametrize(
    ("units", "said"),
    [
        ("A;1\nA;2", "Danh sách chưa dùng được"),
        ("A;0\nB;0", "Tổng trọng số của các đơn vị bằng 0"),
    ],
)
def test_a_list_that_cannot_be_used_is_told_and_kept(units: str, said: str):
    app = _open()
    _type(app, units)
    if "0" in units:
        choose(app, "work_basis", "weights")
    assert said in _said(app)
    assert app.get_by_key("work_typed").value == units


def test_a_list_stays_when_another_page_was_looked_at():
    app = _open()
    _type(app)
    for page in ("units", "plan"):
        follow_navigation(app, page)
    open_section(app, "work_split")
    assert app.get_by_key("work_typed").value == UNITS


def test_the_announced_units_are_there_and_nothing_is_counted_that_is_not_known():
    app = _open("case=binh-thuan-2023&digitization=45")
    (tasks,) = _tables(app)
    assert [row[1:5] for row in tasks] == [["%", "25,1%", "45%", ""]]
    assert "chưa biết số lượng nên không chia thành số" in _said(app)


def test_the_plan_above_is_split_where_no_scenario_is_open():
    app = _open("case=lam-dong-2026&goal=total:80")
    _type(app)
    assert _tables(app)[0]
    assert "work_source" in app.session_state
    assert app.session_state["work_source"] == "plan"


def test_where_nothing_is_raised_there_is_no_work():
    app = _open("case=lam-dong-2026&dossier_digitised=10&goal=total:20")
    assert "Chưa có việc để chia" in _said(app)


def _road_map(*days: date) -> str:
    shown = ",".join(day.isoformat() for day in days)
    tasks = "dossier_digitised||Sở Nội vụ|"
    return f"case=lam-dong-2026&milestones={shown}&targets=dossier_digitised:40~50&tasks={tasks}"


def test_a_road_map_is_split_between_its_milestones_with_who_leads():
    first = month_after(date.today(), 2) - timedelta(days=1)
    last = month_after(date.today(), 5) - timedelta(days=1)
    app = _open(_road_map(first, last))
    _type(app, "Xã A\nXã B")
    assert app.session_state["work_source"] == "road_map"
    # The first milestone is 82,534 dossiers away, the second 51,649 more.
    whole = _tables(app)[1][-1]
    assert whole == ["Toàn tỉnh", "134.183", "41.267", "41.267", "17.217", "17.216", "17.216"]


def test_milestones_that_are_over_are_done_by_the_first_that_is_not():
    over = date.today().replace(day=1) - timedelta(days=1)
    last = month_after(date.today(), 2) - timedelta(days=1)
    app = _open(_road_map(over, last))
    _type(app, "Xã A\nXã B")
    assert _tables(app)[1][-1] == ["Toàn tỉnh", "134.183", "67.092", "67.091"]


def test_a_road_map_that_is_over_or_too_long_is_told():
    over = date.today().replace(day=1) - timedelta(days=1)
    assert "đã qua" in _said(_open(_road_map(over - timedelta(days=40), over)))
    far = month_after(date.today(), 60)
    assert "dài hơn 36 tháng" in _said(_open(_road_map(month_after(date.today()), far)))
