"""The plan page: a goal, an answer in one sentence, limits typed into a table, and a plan put to use."""

from decimal import Decimal

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.visit import (
    address,
    choose,
    follow_navigation,
    headline,
    open_link,
    open_section,
    plain,
    press,
    put_link,
    words,
)

EXAMPLE = "lang={language}&goal=rank:40:80"
LOCKED = "goal=total:95&locked=e_result_issued&ceiling=online_filing:30"


def _open(query: str = "", language: str = "vi") -> AppTest:
    return open_link(f"lang={language}&{query}", "plan")


def _sentence(app: AppTest) -> str:
    return plain(app.container(key="plan_answer").markdown[0].value).removeprefix("#### ")


def _told(app: AppTest) -> list[str]:
    """Return the lines on the moves of the plan shown."""
    (told,) = [plain(text.value) for text in app.markdown if text.value.startswith("1. ")]
    return told.replace("  \n", "\n").splitlines()


def _effort(app: AppTest) -> str:
    """Return the effort of the plan shown."""
    (effort,) = [metric.value for metric in app.metric if "nỗ lực" in metric.label]
    return effort


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "vi",
            "Để đạt hạng 40 với xác suất 80% (cần 68,69 điểm), "
            "phương án ít nỗ lực nhất là nâng tỷ lệ hồ sơ xử lý "
            "trước hạn, đúng hạn lên 100% và tỷ lệ hồ sơ có cấp kết quả giải quyết điện tử lên 66,7%: "
            "mức nỗ lực quy đổi 53,1.",
        ),
        (
            "en",
            "To reach rank 40 with 80% probability (68.69 points), the least effort is to raise dossiers "
            "settled early, on time or still within time to 100% and dossiers with an electronic result "
            "to 66.7%: effort 53.1.",
        ),
    ],
)
def test_the_answer_is_one_sentence(language: str, said: str):
    app = _open("goal=rank:40:80", language)
    assert not app.exception
    assert _sentence(app) == said
    assert address(app)["goal"] == "rank:40:80"


def test_the_moves_of_a_plan_say_from_where_to_where_and_what_comes_along():
    app = _open("goal=rank:40:80")
    assert _told(app) == [
        "1. **Tỷ lệ hồ sơ xử lý trước hạn, đúng hạn**: 88,5% → 100,0% · mức nỗ lực 11,6",
        "+2,31 điểm, kéo theo +0,10 Tỷ lệ hài lòng trong tiếp nhận, giải quyết TTHC",
        "1. **Tỷ lệ hồ sơ có cấp kết quả giải quyết điện tử**: 25,2% → 66,7% · mức nỗ lực 41,5",
        "+2,49 điểm, kéo theo +2,05 Tỷ lệ hồ sơ nộp trực tuyến; +1,67 Tỷ lệ hồ sơ thực hiện số hóa",
    ]
    assert [plain(option) for option in app.get_by_key("plan_option").options] == [
        "Phương án 1: mức nỗ lực 53,1",
        "Phương án 2: mức nỗ lực 72,6",
        "Phương án 3: mức nỗ lực 107,3",
    ]


def test_a_plan_s_table_to_download_says_the_same():
    app = _open("goal=rank:40:80")
    open_section(app, "plan_details_1")
    (table,) = [frame.value for frame in app.dataframe if "Điểm trực tiếp" in frame.value.columns]
    rows = table.to_numpy()
    assert [[plain(str(cell)) for cell in row] for row in rows] == [
        [
            "Tỷ lệ hồ sơ xử lý trước hạn, đúng hạn",
            "88,5%",
            "100,0%",
            "+2,31",
            "+0,10 Tỷ lệ hài lòng trong tiếp nhận, giải quyết TTHC",
            "11,6",
        ],
        [
            "Tỷ lệ hồ sơ có cấp kết quả giải quyết điện tử",
            "25,2%",
            "66,7%",
            "+2,49",
            "+2,05 Tỷ lệ hồ sơ nộp trực tuyến; +1,67 Tỷ lệ hồ sơ thực hiện số hóa",
            "41,5",
        ],
    ]


def test_another_option_shows_its_own_figures_and_another_goal_begins_with_the_first():
    app = _open("goal=rank:40:80")
    choose(app, "plan_option", 2)
    assert _effort(app) == "72,6"
    assert "72,6" not in _sentence(app)
    app.text_input(key="plan_rank").set_value("41").run()
    app.run()
    assert _effort(app) in _sentence(app)
    choose(app, "plan_option", 2)
    put_link(app, address(app) | {"lang": "en"})
    app.run()
    assert app.get_by_key("plan_option").value == 2


def test_what_the_plan_rests_on_is_said():
    said = words(_open("goal=rank:40:80&peers=shift:2"))
    for words_of_it in (
        "các tỉnh khác tăng bình quân 2 điểm",
        "là ước lượng",
        "Trọng số nỗ lực là giả định",
    ):
        assert words_of_it in said


def test_peers_of_the_scenario_raise_the_total_that_a_rank_takes():
    assert "cần 69,95 điểm" in _sentence(_open("goal=rank:40:80&peers=shift:2"))


def test_another_goal_profile_and_kind_of_lever_are_chosen():
    app = _open()
    assert "xếp loại Khá (cần 70,00 điểm)" in _sentence(app)
    choose(app, "plan_kind", "rank")
    assert address(app)["goal"] == "rank:40:80"
    choose(app, "plan_confidence", 95)
    assert "cần 68,92 điểm" in _sentence(app)
    choose(app, "plan_level", "group")
    assert "mức nỗ lực quy đổi 39,9" in _sentence(app)
    choose(app, "plan_profile", "people_first")
    assert (address(app)["by"], address(app)["effort"]) == ("group", "people_first")
    choose(app, "plan_kind", "total")
    app.text_input(key="plan_total").set_value("65,5").run()
    app.run()
    assert address(app)["goal"] == "total:65.5"
    assert _sentence(app).startswith("Để đạt 65,5 điểm, phương án ít nỗ lực nhất")


def test_a_mistyped_total_is_explained_and_stays():
    app = _open("goal=total:65")
    app.text_input(key="plan_total").set_value("abc").run()
    app.run()
    assert "Cần một số từ 0 đến 100" in app.error[0].value
    assert app.text_input(key="plan_total").value == "abc"
    assert _sentence(app).startswith("Để đạt 65 điểm")


def test_a_mistyped_rank_is_explained_and_stays():
    app = _open("goal=rank:40:80")
    for typed in ("40,5", "405", "64", "0", "-3", "4e1", "bốn mươi", ""):
        app.text_input(key="plan_rank").set_value(typed).run()
        assert [error.value for error in app.error] == [
            "“Hạng (trên 63)” cần một số nguyên từ 1 đến 63. Giá trị vừa nhập chưa được dùng; giá trị "
            "trước đó (40) vẫn giữ nguyên."
        ], typed
        assert app.text_input(key="plan_rank").value == typed
        assert address(app)["goal"] == "rank:40:80", typed
    app.text_input(key="plan_rank").set_value("41").run()
    app.run()
    assert (list(app.error), address(app)["goal"]) == ([], "rank:41:80")


SCENARIO = "dossier_sync=90&on_time_settlement=95"


def test_plan_worth_and_order_start_from_the_same_point_which_is_chosen_and_said():
    app = _open(f"goal=total:66&{SCENARIO}")
    assert "tính từ hiện trạng: 60,08 điểm" in words(app)
    assert _stands_in_the_order(app) == "88,45%"
    from_baseline = _effort(app)
    choose(app, "plan_from", "scenario")
    assert address(app)["from"] == "scenario"
    # 60.08; synchronised +0.97, which takes online filing to 14.01 x 0.9 = 12.61 of 50%: 1.51 (+0.27);
    # on time 95%: 19.00 (+1.31), satisfied dossiers 6.00 (+0.10).
    said = "tính từ kịch bản đang mở: 62,73 điểm, đã điều chỉnh 2 chỉ tiêu"
    assert said in words(app)
    assert _stands_in_the_order(app) == "95,00%"
    assert _effort(app) < from_baseline
    # What the scenario has set stays set, and nothing of it is done again.
    assert all("Cổng DVCQG" not in line for line in _told(app))
    app.button(key="plan_use_1").click().run()
    link = address(app)
    assert link["dossier_sync"] == "90"
    assert Decimal(link["on_time_settlement"]) >= 95
    # The same link opens the same answer.
    again = _open(f"goal=total:66&from=scenario&{SCENARIO}")
    assert said in words(again)


def test_a_scenario_without_changes_is_the_baseline():
    app = _open("goal=total:66&from=scenario")
    assert "chưa điều chỉnh chỉ tiêu nào, nên trùng với hiện trạng: 60,08 điểm" in words(app)
    assert _effort(app) == _effort(_open("goal=total:66"))


def test_a_group_set_by_the_scenario_stays_one_lever_of_the_plan():
    app = _open("goal=total:75&from=scenario&digitization=45")
    assert not app.exception
    open_section(app, "plan_limits")
    (table,) = [frame.value for frame in app.dataframe if "weight" in frame.value.columns]
    assert len(table) == 21 - 7 + 1


def _stands_in_the_order(app: AppTest) -> str:
    """Return where the share settled on time stands in the order of the cheapest levers."""
    (table,) = [frame.value for frame in app.dataframe if "Hiện nay" in frame.value.columns]
    rows = {str(row["Chỉ tiêu"]): row for row in table.to_dict("records")}
    return plain(str(rows["Tỷ lệ hồ sơ xử lý trước hạn, đúng hạn"]["Hiện nay"]))


def test_a_goal_that_is_met_needs_no_plan():
    app = _open("goal=total:60")
    assert _sentence(app) == "Đã đạt 60 điểm: hiện có 60,08 điểm, không cần điều chỉnh thêm."
    assert "plan_use_1" not in [button.key for button in app.button]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "vi",
            ["Chưa đạt được 95 điểm", "cao nhất là 93,11 điểm", "Còn thiếu 1,89 điểm", "khóa"],
        ),
        (
            "en",
            ["Out of reach: 95 points", "93.11 points at most", "1.89 points are missing", "lock"],
        ),
    ],
)
def test_a_goal_out_of_reach_is_explained(language: str, said: list[str]):
    app = _open(LOCKED, language)
    everything = words(app)
    for part in said:
        assert part in everything
    held = app.container(key="plan_answer").dataframe[0].value
    assert [plain(str(cell))[1:] for cell in held.to_numpy()[:, 2]] in (["6,89", "2,40"], ["6.89", "2.40"])


def test_the_table_of_limits_shows_what_the_link_asks_for():
    app = _open("goal=total:65&effort=it_first&locked=progress,e_result_issued&floor=dossier_sync:80")
    open_section(app, "plan_limits")
    assert not app.exception
    (table,) = [frame.value for frame in app.dataframe if "weight" in frame.value.columns]
    rows = {str(row["lever"]): row for row in table.to_dict("records")}
    assert len(rows) == 21
    sync = rows["Tỷ lệ hồ sơ đồng bộ lên Cổng DVCQG"]
    assert [plain(str(sync[key])) for key in ("baseline", "room", "weight", "floor", "ceiling")] == [
        "73,8%",
        "26,2%",
        "0,5",
        "80,0",
        "",
    ]
    assert [name for name, row in rows.items() if row["locked"]] == [
        "Tỷ lệ hồ sơ có cấp kết quả giải quyết điện tử"
    ]


def test_another_goal_keeps_what_the_open_table_of_limits_says():
    app = _open("goal=total:65&by=group&locked=digitization")
    open_section(app, "plan_limits")
    app.text_input(key="plan_total").set_value("66").run()
    assert "Để đạt 66 điểm" in words(app)
    app.run()
    assert "Để đạt 66 điểm" in words(app)
    choose(app, "plan_kind", "rank")
    link = address(app)
    assert (link["goal"], link["locked"]) == ("rank:40:80", "digitization")


def test_what_is_asked_for_survives_other_pages():
    app = _open(LOCKED)
    before = address(app)
    follow_navigation(app, "simulate")
    assert "goal" not in address(app)
    follow_navigation(app, "plan")
    assert {key: address(app)[key] for key in before} == before
    assert "93,11" in _sentence(app)


def test_a_plan_becomes_the_scenario_and_can_be_undone():
    app = _open("goal=rank:40:80&peers=shift:-1")
    app.button(key="plan_use_1").click().run()
    link = address(app)
    follow_navigation(app, "simulate")
    assert headline(app)[0] == "66,95"
    assert (link["on_time_settlement"], link["peers"]) == ("100", "shift:-1")
    assert "goal" not in link
    press(app, "undo")
    assert headline(app)[0] == "60,08"


def test_a_rank_that_another_case_does_not_have_gives_way_to_the_next_band():
    app = _open("goal=rank:40:80")
    press(app, "case_other")
    assert not app.exception
    assert "xếp loại Khá" in _sentence(app)


def test_a_link_with_a_bad_part_says_so_and_plans_the_rest():
    app = _open("goal=total:65&effort=lazy")
    assert "`effort` = `lazy`" in app.warning[0].value
    assert _sentence(app).startswith("Để đạt 65 điểm")
