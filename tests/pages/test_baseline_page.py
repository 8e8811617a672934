"""The baseline page shows every fact of the announcement of Bình Thuận 2023, each with its source."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.visit import open_link, open_section, plain, words

SOURCE = (
    "Nguồn: Sở Tài chính Bình Thuận: Kết quả đánh giá chất lượng phục vụ người dân, doanh nghiệp năm 2023"
)


@pytest.fixture(scope="module")
def page() -> AppTest:
    return open_link("", "baseline")


def rows(page: AppTest, number: int) -> list[list[str]]:
    return [[str(cell) for cell in row] for row in page.table[number].value.to_numpy()]


def test_the_result(page: AppTest):
    assert [metric.value for metric in page.metric[:3]] == ["60,08", "54", "Trung bình"]
    assert "Hạng toàn quốc (trên 63)" in words(page)
    assert "Bình Thuận 2023: số liệu từ 01/01/2023 đến 31/12/2023." in words(page)


def test_each_group_as_printed_with_its_national_average_and_maximum(page: AppTest):
    header = list(page.table[0].value.columns)
    columns = [header.index(name) for name in ("Nhóm", "Số công bố", "Trung bình cả nước", "Tối đa")]
    assert [[row[column] for column in columns] for row in rows(page, 0)] == [
        ["Công khai, minh bạch", "13,3", "13,40", "18"],
        ["Tiến độ, kết quả giải quyết", "17,7", "18,00", "20"],
        ["Dịch vụ công trực tuyến", "2,5", "5,00", "12"],
        ["Thanh toán trực tuyến", "3,5", "5,10", "10"],
        ["Số hóa hồ sơ", "5,5 / 5,53", "10,80", "22"],
        ["Mức độ hài lòng", "17,6", "17,50", "18"],
    ]


def test_group_points_stay_inside_the_printed_rounding(page: AppTest):
    for row in rows(page, 0):
        points, printed = (float(text.split(" / ")[0].replace(",", ".")) for text in row[1:3])
        assert abs(points - printed) <= 0.05


def test_groups_add_up_to_the_announced_total(page: AppTest):
    assert sum(round(float(row[1].replace(",", ".")) * 100) for row in rows(page, 0)) == 6008


def test_four_of_five_groups_lie_below_average(page: AppTest):
    assert "**5/6 nhóm dưới trung bình cả nước" in words(page)
    marks = [row[5] for row in rows(page, 0)]
    assert marks == ["▼ thấp hơn"] * 5 + ["▲ bằng hoặc cao hơn"]


def test_best_and_lowest_district_and_the_departments(page: AppTest):
    assert [(metric.label, metric.value) for metric in page.metric[3:]] == [
        ("Số hóa: huyện cao nhất (trên 22)", "8,71"),
        ("Số hóa: huyện thấp nhất (trên 22)", "3,56"),
        ("Số hóa: các sở, ngành (trên 22)", "5,53"),
    ]
    captions = [caption.value for caption in page.caption]
    assert captions.index("Phú Quý") < captions.index("Hàm Thuận Nam")


def test_ratings_of_departments_and_districts(page: AppTest):
    table = page.table[1].value
    assert list(table.columns)[2:] == ["Sở, ngành (trên 16)", "Huyện, thị xã, thành phố (trên 10)"]
    assert rows(page, 1) == [
        ["Xuất sắc", "90", "0", "0"],
        ["Tốt", "80", "0", "0"],
        ["Khá", "70", "0", "0"],
        ["Trung bình", "50", "15", "10"],
        ["Yếu", "0", "1", "0"],
    ]


def test_the_two_conditions_of_an_online_dossier(page: AppTest):
    (text,) = [item.value for item in page.markdown if "Được nộp trực tuyến" in item.value]
    assert [line[:2] for line in text.strip().splitlines()[:2]] == ["1.", "2."]
    assert "cấp dưới dạng điện tử, nếu thủ tục yêu cầu trả kết quả bằng văn bản" in text


def test_the_steps_of_article_7_with_the_circular_as_source(page: AppTest):
    said = words(page)
    assert "Điều 7 Thông tư số 01/2023/TT-VPCP" in said
    for step in ("sao chụp giấy tờ", "bóc tách dữ liệu", "cấp mã kết quả số hóa", "lưu kết quả số hóa"):
        assert step in said
    assert "Nguồn: Văn phòng Chính phủ: Thông tư số 01/2023/TT-VPCP" in said


def test_every_block_of_figures_names_its_source(page: AppTest):
    captions = [plain(caption.value) for caption in page.caption]
    # The result, the groups, the causes, the units; the averages name it in their own caption.
    assert sum(caption.startswith(SOURCE) for caption in captions) == 4
    averages = [caption for caption in captions if caption.startswith("Trung bình cả nước như đã công bố")]
    assert ["Sở Tài chính Bình Thuận" in caption for caption in averages] == [True]


def test_indicators_open_with_each_figures_basis():
    page = open_link("", "baseline")
    assert not page.dataframe
    open_section(page, "indicators")
    table = page.dataframe[0].value
    assert len(table) == 21
    assert "ước lượng" in set(table["Cơ sở"])
    assert not set(table["Cơ sở"]) & {"công bố"}


def test_official_counts_stand_in_the_table_of_2026():
    page = open_link("case=lam-dong-2026", "baseline")
    open_section(page, "indicators")
    table = page.dataframe[0].value.set_index("Chỉ số")
    row = table.loc["Tỷ lệ hồ sơ thực hiện số hóa"]
    assert (row["Tử số"], row["Mẫu số"], row["Điểm"]) == ("124.065", "516.496", "0,96")


def test_other_cases_say_what_is_published_for_binh_thuan_only():
    page = open_link("case=lam-dong-2026&lang=en", "baseline")
    assert "Causes and ratings of units are published for Bình Thuận 2023 only." in words(page)
    assert "Phú Quý" not in words(page)


def test_the_page_shows_the_published_state_whatever_the_levers_say():
    page = open_link("digitization=100", "baseline")
    assert [metric.value for metric in page.metric[:2]] == ["60,08", "54"]
