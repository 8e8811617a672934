"""The headline answers the question: total, rank, band and the sentence."""

from streamlit.testing.v1 import AppTest

from scoring.rounding import from_cents
from tests.pages.visit import headline, live, open_link, plain, sentence, type_value
from ui.words import numbers


def change(app: AppTest) -> str:
    """Return the change of the total against the baseline."""
    given = live(app)
    return numbers.change(from_cents(given["result"]["total"] - given["before"]), given["language"])


def places_gained(app: AppTest) -> int:
    given = live(app)
    return int(given["rankBefore"]["median"] - given["result"]["rank"]["median"])


def test_the_app_opens_with_the_announced_result():
    app = open_link()
    assert headline(app) == ["60,08", "54", "Trung bình"]
    assert sentence(app) == "Bình Thuận 2023, Bộ chỉ số 766: 60,08 điểm, hạng 54/63, xếp loại Trung bình."
    assert (change(app), places_gained(app)) == ("0,00", 0)
    assert live(app)["words"]["sameRank"] == "không đổi"


def test_digitisation_at_45_percent():
    app = open_link()
    type_value(app, "digitization", "45")
    assert headline(app)[0] == "64,45"
    assert change(app) == "+4,37"


def test_digitisation_at_45_and_payment_at_60_percent():
    app = open_link()
    type_value(app, "digitization", "45")
    type_value(app, "online_payment", "60")
    assert headline(app) == ["66,96", "khoảng 42", "Trung bình"]
    assert sentence(app) == (
        "Bình Thuận 2023, Bộ chỉ số 766 – nâng mức đạt nhóm thanh toán trực tuyến lên 60% "
        "và mức đạt nhóm số hóa hồ sơ lên 45%: "
        "từ 60,08 lên 66,96 điểm, hạng từ 54 lên khoảng 42/63 (40–45)."
    )


def test_the_same_in_english():
    app = open_link("lang=en&digitization=45&online_payment=60")
    assert headline(app) == ["66.96", "about 42", "Average"]
    assert sentence(app) == (
        "Bình Thuận 2023, 766 Index – raise the attainment of online payment to 60% "
        "and the attainment of dossier digitisation to 45%: "
        "from 60.08 to 66.96 points, rank up from 54 to about 42 of 63 (40–45)."
    )


def test_a_rise_gains_points_and_places():
    app = open_link("digitization=45")
    assert (change(app), places_gained(app)) == ("+4,37", 7)
    assert live(app)["words"]["places"].format(sign="+", count=7) == "+7 bậc"
    assert "Xếp loại" not in sentence(app)


def test_a_fall_loses_points_and_places():
    app = open_link()
    type_value(app, "satisfaction", "41")
    assert (headline(app)[0], change(app)) == ("49,87", "−10,21")
    assert places_gained(app) < 0
    assert headline(app)[2] == "Yếu"
    assert sentence(app).startswith(
        "Bình Thuận 2023, Bộ chỉ số 766 – giảm mức đạt nhóm mức độ hài lòng xuống 41%: "
        "từ 60,08 xuống 49,87 điểm"
    )
    assert sentence(app).endswith("Xếp loại từ Trung bình xuống Yếu.")


def test_a_higher_band_is_named_in_the_sentence():
    app = open_link("digitization=70&online_payment=70")
    assert headline(app)[2] == "Khá"
    assert sentence(app).endswith("Xếp loại từ Trung bình lên Khá.")


def test_rises_and_falls_are_told_apart_in_one_sentence():
    app = open_link("digitization=45&satisfaction=41")
    assert sentence(app).startswith(
        "Bình Thuận 2023, Bộ chỉ số 766 – nâng mức đạt nhóm số hóa hồ sơ lên 45%, "
        "giảm mức đạt nhóm mức độ hài lòng xuống 41%: "
    )


def test_more_than_three_levers_are_counted():
    app = open_link("lang=en&digitization=45&online_payment=60&online_service=50&progress=95")
    assert sentence(app).startswith("Bình Thuận 2023, 766 Index – adjust 4 levers, the largest: ")


def test_the_rank_comes_with_its_range_and_certain_bounds():
    app = open_link("digitization=45&online_payment=60")
    rank = live(app)["result"]["rank"]
    assert (rank["low"], rank["high"]) == (40, 45)
    assert rank["best"] <= 40
    assert rank["worst"] >= 45
    shown = live(app)["words"]["range"].format(range="40–45", bounds="37–46")
    assert plain(shown) == "Khoảng 80%: 40–45 · chắc chắn trong 37–46"


def test_a_complete_league_gives_a_certain_rank():
    app = open_link("case=lam-dong-2026&digitization=60")
    assert "khoảng" not in headline(app)[1]
    rank = live(app)["result"]["rank"]
    assert rank["best"] == rank["worst"] == rank["median"]
    assert live(app)["words"]["certain"] == "chắc chắn"
