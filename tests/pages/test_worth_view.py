"""The views of the levers' worth and of the next cheapest point, as a page shows them."""

from decimal import Decimal

import pytest
from streamlit.testing.v1 import AppTest

from scoring.what_if.scenario import Scenario
from tests.pages.visit import choose, open_section, plain, words


def _page() -> None:
    import streamlit as st  # noqa: PLC0415 - AppTest runs this function as a script of its own

    from scoring import load_profiles  # noqa: PLC0415
    from ui.plan import cheapest, worth  # noqa: PLC0415
    from ui.visit import state  # noqa: PLC0415

    effort = {profile.id: profile.effort for profile in load_profiles()}[st.session_state["profile"]]
    worth.show(state.scenario(), effort, state.texts(), by_group=st.session_state["by_group"])
    cheapest.show(state.scenario(), effort, state.texts(), by_group=st.session_state["by_group"])


def shown(scenario=None, *, language: str = "vi", profile: str = "even", by_group: bool = False) -> AppTest:
    app = AppTest.from_function(_page, default_timeout=30)
    app.session_state["scenario"] = scenario or Scenario()
    app.session_state["language"] = language
    app.session_state["profile"] = profile
    app.session_state["by_group"] = by_group
    app.run()
    assert not app.exception
    return app


def scenario(case: str = "binh-thuan-2023", **changes: int):
    return Scenario(case, {key: Decimal(value) for key, value in changes.items()})


@pytest.mark.parametrize(
    ("language", "most", "first"),
    [
        (
            "vi",
            "nâng hết mức được +11,17 điểm, tăng 23 bậc, đạt hạng 31",
            "+2,41 điểm với mức nỗ lực 11,6",
        ),
        (
            "en",
            "+11.17 points when raised all the way, 23 places up",
            "+2.41 points for an effort of 11.6",
        ),
    ],
)
def test_both_views_say_what_matters_most(language: str, most: str, first: str):
    said = words(shown(language=language))
    assert most in said
    assert first in said


def test_estimates_are_named_where_there_are_any():
    # Of the three estimates of Lâm Đồng 2026 (online services) one is set by the scenario.
    assert "Mức hiện tại của 20 chỉ số là ước lượng" in words(shown())
    # Of the three estimates of Lâm Đồng 2026 (online services) one is set by the scenario.
    assert "Mức hiện tại của 2 chỉ số" in words(shown(scenario("lam-dong-2026", online_filing=45)))


def test_the_table_behind_the_bars_has_every_lever_once_opened():
    app = shown()
    assert len(app.dataframe) == 1
    open_section(app, "worth_table")
    behind, order = (table.value for table in app.dataframe)
    assert len(behind) == 21
    assert plain(behind.iloc[0]["Hiện nay"]) == "25,17%"
    assert list(order["Bước"]) == list(range(1, len(order) + 1))


def test_by_effort_another_lever_comes_first():
    app = shown(profile="it_first")
    assert "Hiệu quả nhất nếu chỉ điều chỉnh một chỉ tiêu: tỷ lệ hồ sơ có cấp kết quả" in words(app)
    choose(app, "worth_by", "effort")
    assert "Hiệu quả nhất trên mỗi đơn vị nỗ lực: tỷ lệ hồ sơ đồng bộ" in words(app)


def test_where_counts_exist_the_order_says_how_many_more_dossiers_each_step_takes():
    order = shown(scenario("lam-dong-2026"), language="en").dataframe[0].value
    assert order["Against the baseline"][0] == "80,474 more dossiers"
    assert "So với hiện trạng" not in shown().dataframe[0].value.columns


def test_the_table_of_worth_says_how_many_more_dossiers_all_the_room_takes():
    app = shown(scenario("lam-dong-2026"))
    open_section(app, "worth_table")
    table = app.dataframe[0].value.set_index("Chỉ tiêu")
    assert table.loc["Tỷ lệ hồ sơ thanh toán trực tuyến", "So với hiện trạng"] == "thêm 28.050 hồ sơ"
    assert table.loc["Tỷ lệ hồ sơ nộp trực tuyến", "So với hiện trạng"] == ""


def test_by_group_the_levers_are_the_groups():
    order = shown(by_group=True).dataframe[0].value
    assert set(order["Chỉ tiêu"]) >= {"Số hóa hồ sơ", "Thanh toán trực tuyến"}
    assert len(order) == 7


def test_the_way_up_to_a_step_becomes_the_scenario():
    app = shown()
    app.get_by_key("cheapest_step").set_value(2).run()
    app.button(key="cheapest_take").click().run()
    taken = app.session_state["scenario"]
    assert taken.changes == {"on_time_settlement": Decimal(100), "e_result_issued": Decimal(100)}
    assert len(app.session_state["history"]) == 1
    # From there on, the next cheapest is what came third before.
    assert "Tỷ lệ hồ sơ đồng bộ" in app.dataframe[0].value["Chỉ tiêu"][0]


def test_where_nothing_is_left_it_is_said():
    groups = (
        "transparency",
        "progress",
        "online_service",
        "online_payment",
        "digitization",
        "satisfaction",
    )
    app = shown(scenario(**dict.fromkeys(groups, 100)))
    assert "Không còn chỉ tiêu nào tăng thêm được điểm." in words(app)
    assert not app.dataframe
