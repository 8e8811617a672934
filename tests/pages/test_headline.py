"""The headline answers the question: total, rank, band and the sentence."""

from streamlit.proto.Metric_pb2 import Metric

from tests.pages.visit import headline, open_link, plain, sentence, type_value


def test_the_app_opens_with_the_announced_result():
    app = open_link()
    assert headline(app) == ["60,08", "54", "Trung bình"]
    assert sentence(app) == "Bình Thuận 2023: 60,08 điểm, hạng 54/63, xếp loại Trung bình."
    assert [metric.delta for metric in app.metric] == ["", "không đổi", ""]


def test_digitisation_at_45_percent():
    app = open_link()
    type_value(app, "digitization", "45")
    assert headline(app)[0] == "64,45"
    assert app.metric[0].delta == "+4,37"


def test_digitisation_at_45_and_payment_at_60_percent():
    app = open_link()
    type_value(app, "digitization", "45")
    type_value(app, "online_payment", "60")
    assert headline(app) == ["66,96", "khoảng 41", "Trung bình"]
    assert sentence(app) == (
        "Nâng mức đạt nhóm thanh toán trực tuyến lên 60 % và mức đạt nhóm số hóa hồ sơ lên 45 %: "
        "60,08 → 66,96 điểm, hạng 54 → khoảng 41 (39–44)."
    )


def test_the_same_in_english():
    app = open_link("lang=en&digitization=45&online_payment=60")
    assert headline(app) == ["66.96", "about 41", "Average"]
    assert sentence(app) == (
        "Raise the attainment of online payment to 60 % "
        "and the attainment of dossier digitisation to 45 %: "
        "60.08 → 66.96 points, rank 54 → about 41 (39–44)."
    )


def test_a_rise_is_green_and_points_up():
    app = open_link("digitization=45")
    total, rank, band = (metric.proto for metric in app.metric)
    assert (total.color, total.direction) == (Metric.GREEN, Metric.UP)
    assert (rank.delta, rank.color, rank.direction) == ("+9 bậc", Metric.GREEN, Metric.UP)
    assert band.delta == ""


def test_a_fall_is_red_and_points_down():
    app = open_link()
    type_value(app, "satisfaction", "41")
    total, rank, band = (metric.proto for metric in app.metric)
    assert (total.body, total.delta) == ("49,87", "−10,21")
    assert (total.color, total.direction) == (Metric.RED, Metric.DOWN)
    assert rank.delta.startswith("−")
    assert (rank.color, rank.direction) == (Metric.RED, Metric.DOWN)
    assert (band.body, band.delta) == ("Yếu", "trước là Trung bình")
    assert sentence(app).startswith("Giảm mức đạt nhóm mức độ hài lòng xuống 41 %: 60,08 → 49,87 điểm")
    assert sentence(app).endswith("Xếp loại Trung bình → Yếu.")


def test_a_higher_band_is_named_in_the_sentence():
    app = open_link("digitization=70&online_payment=70")
    assert headline(app)[2] == "Khá"
    assert sentence(app).endswith("Xếp loại Trung bình → Khá.")


def test_rises_and_falls_are_told_apart_in_one_sentence():
    app = open_link("digitization=45&satisfaction=41")
    assert sentence(app).startswith(
        "Nâng mức đạt nhóm số hóa hồ sơ lên 45 %, giảm mức đạt nhóm mức độ hài lòng xuống 41 %: "
    )


def test_more_than_three_levers_are_counted():
    app = open_link("lang=en&digitization=45&online_payment=60&online_service=50&progress=95")
    assert sentence(app).startswith("Change 4 levers: 60.08 → ")


def test_the_rank_comes_with_its_range_and_certain_bounds():
    app = open_link("digitization=45&online_payment=60")
    likely, bounds = plain(app.metric[1].proto.delta_description).split(" · ")
    assert likely == "80 %: 39–44"
    best, worst = (int(rank) for rank in bounds.removeprefix("giới hạn ").split("–"))
    assert best <= 39
    assert worst >= 44


def test_a_complete_league_gives_a_certain_rank():
    app = open_link("case=lam-dong-2026&digitization=60")
    assert "khoảng" not in headline(app)[1]
    assert app.metric[1].proto.delta_description == "chắc chắn"
