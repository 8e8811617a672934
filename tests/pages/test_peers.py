"""The other provinces: chosen on the page, said in the headline, kept in link and history."""

import pytest

from tests.pages.visit import (
    address,
    headline,
    live,
    open_link,
    open_section,
    plain,
    press,
    sentence,
    type_value,
    use_preset,
    words,
)

PACE = "pace:2023-2024"


def _assume(app, option: str) -> None:
    open_section(app, "peers")
    app.radio(key="peers_choice").set_value(option).run()
    app.run()


def test_three_ranks_stand_apart_once_the_others_move():
    app = open_link("digitization=45&online_payment=60")
    assert headline(app) == ["66,96", "khoảng 42", "Trung bình"]
    _assume(app, PACE)
    assert headline(app) == ["66,96", "khoảng 54", "khoảng 60", "Trung bình"]
    unchanged = live(app)["result"]["unchanged"]
    assert unchanged["label"] == "Hạng nếu giữ nguyên hiện trạng"
    assert live(app)["rankBefore"]["median"] == 54
    assert sentence(app).endswith(
        "hạng vẫn khoảng 54/63 (51–57). Giả định các tỉnh khác tăng như giai đoạn 2023–2024 "
        "(mức tăng bình quân +6,56 điểm); "
        "nếu giữ nguyên hiện trạng thì hạng khoảng 60 (58–61)."
    )
    assert address(app)["peers"] == PACE


@pytest.mark.parametrize(
    ("language", "assumed"),
    [
        ("vi", "Giả định các tỉnh khác giảm bình quân 1,5 điểm; nếu giữ nguyên hiện trạng thì hạng"),
        ("en", "Assuming the other provinces lose 1.5 points on average; without any change here, rank"),
    ],
)
def test_points_are_typed_and_the_link_reopens_them(language: str, assumed: str):
    app = open_link(f"lang={language}")
    _assume(app, "shift")
    assert address(app)["peers"] == "shift:2"
    open_section(app, "peers")
    app.text_input(key="peers_points").set_value("−1,5").run()
    app.run()
    assert address(app)["peers"] == "shift:-1.5"
    assert assumed in sentence(app)
    reopened = open_link("&".join(f"{key}={value}" for key, value in address(app).items()))
    assert sentence(reopened) == sentence(app)


def test_what_cannot_be_read_as_points_stays_in_the_field_with_a_word_on_it():
    app = open_link("peers=shift:2.5")
    open_section(app, "peers")
    app.text_input(key="peers_points").set_value("nhiều").run()
    app.run()
    assert app.text_input(key="peers_points").value == "nhiều"
    assert "từ −30 đến 30" in app.error[0].value
    assert address(app)["peers"] == "shift:2.5"


def test_undo_and_reset_bring_the_others_back():
    app = open_link()
    _assume(app, PACE)
    type_value(app, "digitization", "45")
    press(app, "undo")
    assert address(app)["peers"] == PACE
    press(app, "undo")
    assert "peers" not in address(app)
    _assume(app, PACE)
    press(app, "reset_all")
    assert headline(app) == ["60,08", "54", "Trung bình"]


def test_a_preset_keeps_the_assumption():
    app = open_link(f"peers={PACE}")

    use_preset(app, "digitization_best_district")
    assert address(app)["peers"] == PACE


def test_pace_and_assumption_say_years_and_number_of_provinces():
    app = open_link("peers=pace:2022-2023")
    open_section(app, "peers")
    said = words(app)
    assert "Mức tăng tính từ 36 tỉnh có điểm ở cả hai năm" in said
    assert "từng tỉnh: từ +4,44 đến +30,74 điểm" in said


def test_without_years_to_compare_only_points_are_offered():
    app = open_link("case=lam-dong-2026")
    open_section(app, "peers")
    options = [plain(option) for option in app.radio(key="peers_choice").options]
    assert options == [
        "Các tỉnh khác giữ nguyên điểm",
        "Các tỉnh khác tăng hoặc giảm bình quân một số điểm",
    ]
    assert "Không có năm nào khác cùng quy tắc" in words(app)


@pytest.mark.parametrize(
    ("link", "says"),
    [
        ("", "Các tỉnh khác: giữ nguyên điểm"),
        ("peers=shift:2", "Các tỉnh khác: tăng bình quân 2 điểm"),
        ("peers=shift:-1.5", "Các tỉnh khác: giảm bình quân 1,5 điểm"),
        ("peers=shift:2~0", "Các tỉnh khác: cùng tăng 2 điểm"),
        (
            "lang=en&peers=shift:2~3.5",
            "Other provinces: gain 2 points on average (standard deviation 3.5 points)",
        ),
        (f"peers={PACE}", "Các tỉnh khác: tăng bình quân như 2023–2024"),
        ("peers=field:2024", "Các tỉnh khác: có điểm như năm 2024"),
        ("lang=en", "Other provinces: hold still"),
        ("lang=en&peers=shift:-1.5", "Other provinces: lose 1.5 points on average"),
        (f"lang=en&peers={PACE}", "Other provinces: gain as in 2023–2024"),
        ("lang=en&peers=field:2022", "Other provinces: score as in 2022"),
    ],
)
def test_the_button_says_what_is_assumed(link: str, says: str):
    assert plain(open_link(link).button(key="peers_button").label) == says


def test_the_choice_stands_open_below_its_button_until_it_is_closed():
    app = open_link()
    assert not app.radio
    press(app, "peers_button")
    app.radio(key="peers_choice").set_value("shift").run()
    app.run()
    assert app.button(key="peers_button").label == "Các tỉnh khác: tăng bình quân 2 điểm"
    assert app.radio(key="peers_choice").value == "shift"
    press(app, "peers_button")
    assert not app.radio


def test_the_spread_of_a_shift_is_typed_emptied_and_refused_with_what_it_may_be():
    app = open_link("digitization=45&peers=shift:2")
    open_section(app, "peers")
    app.text_input(key="peers_spread").set_value("0").run()
    app.run()
    assert address(app)["peers"] == "shift:2~0"
    assert "hoàn toàn do các tổng điểm chưa công bố" in words(app)
    app.text_input(key="peers_spread").set_value("16").run()
    assert "từ 0 đến 15" in words(app)
    assert address(app)["peers"] == "shift:2~0"
    app.text_input(key="peers_spread").set_value("3,5").run()
    app.run()
    app.text_input(key="peers_points").set_value("4").run()
    app.run()
    assert address(app)["peers"] == "shift:4~3.5"
    app.text_input(key="peers_spread").set_value("").run()
    app.run()
    assert address(app)["peers"] == "shift:4"


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("vi", "phần còn lại do mức thay đổi của mỗi tỉnh một khác"),
        ("en", "the rest from each province moving its own way"),
    ],
)
def test_the_choice_says_how_much_of_the_range_comes_from_moving_provinces(language: str, says: str):
    app = open_link(f"lang={language}&digitization=45&online_payment=60&peers={PACE}")
    open_section(app, "peers")
    assert says in words(app)
    # 51 to 57 is seven places; moving alike they would leave 56 to 58.
    assert "51–57" in words(app)
    assert "56–58" in words(app)
