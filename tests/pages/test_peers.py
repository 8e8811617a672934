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
    assert headline(app) == ["66,96", "khoảng 41", "Trung bình"]
    _assume(app, PACE)
    assert headline(app) == ["66,96", "khoảng 52", "khoảng 60", "Trung bình"]
    unchanged = live(app)["result"]["unchanged"]
    assert unchanged["label"] == "Hạng nếu không làm gì"
    assert live(app)["rankBefore"]["median"] == 54
    assert sentence(app).endswith(
        "hạng 54 → khoảng 52 (51–53). Giả định các tỉnh khác tăng 6,56 điểm (nhịp 2023–2024, 40 tỉnh); "
        "nếu không làm gì thì hạng khoảng 60 (59–61)."
    )
    assert address(app)["peers"] == PACE


@pytest.mark.parametrize(
    ("language", "assumed"),
    [
        ("vi", "Giả định các tỉnh khác giảm 1,5 điểm; nếu không làm gì thì hạng"),
        ("en", "Assuming the other provinces lose 1.5 points; with nothing done, rank"),
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
    assert "mức thay đổi trung bình của 36 tỉnh" in said
    assert "từng tỉnh: từ +4,44 đến +30,74 điểm" in said


def test_without_years_to_compare_only_points_are_offered():
    app = open_link("case=lam-dong-2026")
    open_section(app, "peers")
    options = [plain(option) for option in app.radio(key="peers_choice").options]
    assert options == ["Các tỉnh khác giữ nguyên điểm", "Các tỉnh khác cùng tăng hoặc giảm một số điểm"]
    assert "Không có năm nào khác cùng quy tắc" in words(app)


@pytest.mark.parametrize(
    ("link", "says"),
    [
        ("", "Các tỉnh khác: giữ nguyên"),
        ("peers=shift:2", "Các tỉnh khác: tăng 2 điểm"),
        ("peers=shift:-1.5", "Các tỉnh khác: giảm 1,5 điểm"),
        (f"peers={PACE}", "Các tỉnh khác: tăng 6,56 điểm (nhịp 2023–2024)"),
        ("peers=field:2024", "Các tỉnh khác: như năm 2024"),
        ("lang=en", "Other provinces: hold still"),
        ("lang=en&peers=shift:-1.5", "Other provinces: lose 1.5 points"),
        (f"lang=en&peers={PACE}", "Other provinces: gain 6.56 points (pace of 2023–2024)"),
        ("lang=en&peers=field:2022", "Other provinces: as in 2022"),
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
    assert app.button(key="peers_button").label == "Các tỉnh khác: tăng 2 điểm"
    assert app.radio(key="peers_choice").value == "shift"
    press(app, "peers_button")
    assert not app.radio
