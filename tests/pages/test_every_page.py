"""Every page opens in both languages, with cases of each level of detail, in the right language."""

import pytest

from tests.pages.visit import (
    CASE_OF_EACH_DETAIL,
    CASES_BY_LANGUAGE,
    PAGES,
    choose,
    headline,
    open_link,
    open_section,
    words,
)
from ui.words.texts import Language

SAYS = {
    ("simulate", "vi"): ("Giả định: các tỉnh khác giữ nguyên điểm", "Đặt lại tất cả", "Xem bảng số liệu"),
    ("simulate", "en"): ("Assumed: the other provinces hold still", "Reset all", "Show the numbers"),
    ("baseline", "vi"): ("Sáu nhóm chỉ số so với trung bình cả nước", "Nguồn: ", "Điểm từng chỉ số"),
    ("baseline", "en"): (
        "The six groups against the national average",
        "Source: ",
        "Points of each indicator",
    ),
    ("plan", "vi"): (
        "phương án ít nỗ lực nhất là",
        "Dùng phương án này",
        "Trọng số và giới hạn của từng chỉ tiêu",
    ),
    ("plan", "en"): ("the least effort is to", "Use this plan", "Effort and limits of each lever"),
    ("compare", "vi"): ("Chưa có kịch bản nào của trường hợp này", "Thêm kịch bản mẫu"),
    ("compare", "en"): ("no scenario of this case to compare yet", "Add a ready scenario"),
    ("units", "vi"): ("Dùng bảng của bạn", "Tệp chỉ dùng trong lượt truy cập này", "Biểu mẫu XLSX"),
    ("units", "en"): ("Use your own table", "The file is used in this visit only", "XLSX template"),
    ("present", "vi"): ("/100 điểm, hạng ", "Xếp loại", "Nguồn: "),
    ("present", "en"): (" of 100 points, rank ", "Rating", "Source: "),
    ("method", "vi"): ("Dữ liệu và phương pháp", "Cách ước lượng hạng", "Những điều chưa chắc chắn"),
    ("method", "en"): (
        "Data and method",
        "How the rank is estimated",
        "The rules checked against published",
    ),
}
TOTALS = dict(zip(CASE_OF_EACH_DETAIL, ("60,08", "89,64", "87,50", "63,24"), strict=True))


@pytest.mark.parametrize(("case", "language"), CASES_BY_LANGUAGE)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_in_its_language(page: str, language: Language, case: str):
    app = open_link(f"case={case}&lang={language}", page)
    assert not app.exception
    assert not app.error
    said = words(app)
    other = "en" if language == "vi" else "vi"
    for text in SAYS[page, language]:
        assert text in said
    for text in SAYS[page, other]:
        assert text not in said
    if page in ("simulate", "baseline"):
        total = TOTALS[case]
        assert headline(app)[0] == (total if language == "vi" else total.replace(",", "."))


# Each view of each case once, and in both languages.
@pytest.mark.parametrize(("view", "rows"), [("waterfall", 3), ("league", 34), ("groups", 6)])
@pytest.mark.parametrize(("case", "language"), CASES_BY_LANGUAGE)
def test_every_chart_has_words_and_a_table_behind_it(view: str, rows: int, language: Language, case: str):
    app = open_link(f"case={case}&lang={language}&digitization=45")
    if view != app.get_by_key("view").value:
        choose(app, "view", view)
    open_section(app, "table_open")
    assert not app.exception
    (table,) = app.dataframe
    assert len(table.value) >= rows
    (chart,) = app.get("arrow_vega_lite_chart") or app.get("vega_lite_chart")
    assert chart.proto.alt
