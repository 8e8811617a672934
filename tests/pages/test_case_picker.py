"""Choosing another year or province, and the one-press way to the province of today."""

import pytest
from streamlit.testing.v1 import AppTest

from scoring.provinces.alphabet import in_alphabet
from tests.pages.visit import (
    address,
    choose,
    choose_case,
    headline,
    open_link,
    open_section,
    press,
    sentence,
    words,
)


def test_binh_thuan_becomes_lam_dong_in_2026():
    app = open_link()
    choose_case(app, "case_year", 2026)
    assert address(app)["case"] == "lam-dong-2026"
    assert headline(app) == ["63,24", "16", "Trung bình"]


def test_thua_thien_hue_becomes_hue_and_back():
    app = open_link("case=thua-thien-hue-2023")
    choose_case(app, "case_year", 2025)
    assert address(app)["case"] == "hue-2025"
    choose_case(app, "case_year", 2023)
    assert address(app)["case"] == "thua-thien-hue-2023"


def test_a_province_of_every_year_keeps_its_name():
    app = open_link("case=ca-mau-2023")
    for year in (2025, 2026):
        choose_case(app, "case_year", year)
        assert address(app)["case"] == f"ca-mau-{year}"


def test_a_province_is_chosen_within_the_year():
    app = open_link("case=lam-dong-2026")
    choose_case(app, "case_province", "An Giang")
    assert address(app)["case"] == "an-giang-2026"
    assert sentence(app).startswith("An Giang 2026, Bộ chỉ số 766: 59,18 điểm, hạng 31/34")


def test_the_picker_offers_the_provinces_of_its_year():
    app = open_link("case=lam-dong-2026")
    open_section(app, "case_picker")
    offered = app.selectbox(key="case_province").options
    assert len(offered) == 34
    assert "Bình Thuận" not in offered
    app = open_link()
    open_section(app, "case_picker")
    assert "Bình Thuận" in app.selectbox(key="case_province").options
    assert app.selectbox(key="case_province").value == "Bình Thuận"


def test_the_picker_says_what_is_known_of_the_case():
    app = open_link("lang=en")
    open_section(app, "case_picker")
    said = words(app)
    assert "**60.08** points · rank **54 of 63** · rated **Average**" in said
    assert "Totals of 44 of 63 provinces are known for 2023." in said


def test_todays_province_is_one_press_away_and_so_is_the_way_back():
    app = open_link("lang=en")
    assert app.button(key="case_other").label == "Lâm Đồng 2026"
    press(app, "case_other")
    assert (address(app)["case"], address(app)["lang"]) == ("lam-dong-2026", "en")
    assert headline(app)[0] == "63.24"
    assert app.button(key="case_other").label == "Bình Thuận 2023"
    press(app, "case_other")
    assert headline(app)[0] == "60.08"


def test_the_merger_is_explained_where_it_matters():
    app = open_link("case=lam-dong-2026")
    open_section(app, "case_picker")
    assert "Bình Thuận, Lâm Đồng và Đắk Nông là một tỉnh: Lâm Đồng" in words(app)


def test_another_case_starts_at_its_own_baseline():
    app = open_link("digitization=45&online_payment=60")
    choose_case(app, "case_year", 2025)
    assert set(address(app)) == {"v", "data", "case", "lang"}
    assert headline(app)[0] == "87,50"


def test_the_case_can_be_changed_from_another_page():
    app = open_link("", "baseline")
    press(app, "case_other")
    assert headline(app)[0] == "63,24"
    assert address(app)["case"] == "lam-dong-2026"


def _search(text: str, query: str = "case=lam-dong-2026") -> AppTest:
    app = open_link(query)
    open_section(app, "case_picker")
    return app.text_input(key="case_province_search").set_value(text).run()


def _found(app: AppTest) -> list[str]:
    found = (pills for pills in app.button_group if pills.key == "case_province_found")
    return [option for pills in found for option in pills.options]


def test_a_province_is_found_without_accents_and_opened():
    app = _search("can tho")
    assert _found(app) == ["Cần Thơ"]
    choose(app, "case_province_found", "Cần Thơ")
    assert address(app)["case"] == "can-tho-2026"
    assert headline(app) == ["61,80", "22", "Trung bình"]
    assert app.text_input(key="case_province_search").value == ""


@pytest.mark.parametrize(
    ("typed", "query", "found", "says"),
    [
        ("ha", "case=lam-dong-2026", ["Hà Nội", "Hà Tĩnh", "Hải Phòng"], ""),
        ("TP.HCM", "case=lam-dong-2026", ["Hồ Chí Minh"], ""),
        (
            "binh thuan",
            "case=lam-dong-2026",
            ["Lâm Đồng"],
            "Bình Thuận đã nhập vào Lâm Đồng từ ngày 01/7/2025.",
        ),
        ("hue", "lang=en", ["Thừa Thiên Huế"], "Thừa Thiên Huế has been called Huế since 1 January 2025."),
        ("ha noii", "case=lam-dong-2026", ["Hà Nội"], "Không có tỉnh, thành phố nào tên “ha noii”."),
        ("soc trang", "", [], "Sóc Trăng: không có điểm các nhóm năm 2023."),
        ("[x](http://y)", "", [], "tên “\\[x\\](http:"),
    ],
)
def test_the_search_reads_names_as_every_other_place_does(
    typed: str, query: str, found: list[str], says: str
):
    app = _search(typed, query)
    assert not app.exception
    assert _found(app) == found
    assert says in "\n".join(caption.value for caption in app.caption)


def test_provinces_stand_in_the_order_of_the_alphabet():
    app = open_link("case=lam-dong-2026")
    open_section(app, "case_picker")
    offered = list(app.selectbox(key="case_province").options)
    assert offered == in_alphabet(offered)
    assert offered[:5] == ["An Giang", "Bắc Ninh", "Cà Mau", "Cao Bằng", "Cần Thơ"]
    assert offered.index("Hưng Yên") < offered.index("Khánh Hòa") < offered.index("Lai Châu")
    assert offered[-1] == "Vĩnh Long"
