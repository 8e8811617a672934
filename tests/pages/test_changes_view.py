"""The view "changes" lists every change with its points, and every assumption in words."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from scoring import find_case, simulate
from tests.pages.visit import choose, live, open_link, plain, words
from ui.links.read import read_link
from ui.words.texts import LANGUAGES, Language

# Between them these scenarios rest on every kind of assumption.
SCENARIOS = (
    "digitization=45&online_payment=60",
    "e_result_issued=100",
    "e_result_issued=50&dossier_digitised=90&online_filing=70",
    "e_result_issued=80&couplings=off",
    "case=ca-mau-2023&online_payment=80&on_time_settlement=50",
    "case=lam-dong-2025&dossier_sync=40",
    "case=tay-ninh-2026&on_time_settlement=20&digitization=30",
    "case=lam-dong-2026&dossier_sync=40&on_time_settlement=50&e_result_issued=90",
    "case=thai-nguyen-2026&petition_satisfaction=10",
)
ENGLISH = re.compile(r"\b(the|of|is|are|by|points?|other|group|moves?|rank|estimates?)\b", re.IGNORECASE)
INDICATOR_ID = re.compile(r"[a-z]+_[a-z]+")
GROUP_ID = re.compile(r"\b(transparency|progress|digitization|satisfaction)\b")


def changes_view(query: str, language: Language = "vi") -> AppTest:
    app = open_link(f"{query}&lang={language}")
    choose(app, "view", "changes")
    assert not app.exception
    return app


def assumptions(app: AppTest) -> list[str]:
    """Return the lines of the last list, and check them against the count in its title."""
    title, text = (plain(item.value) for item in app.markdown[-2:])
    lines = text.splitlines()
    assert all(line.startswith("- ") for line in lines)
    assert f"({len(lines)})" in title
    return lines


def number(text: str) -> float:
    return float(text.replace("−", "-").replace(",", "."))


@pytest.mark.parametrize("query", SCENARIOS)
def test_points_of_all_changes_add_up_to_the_change_of_the_total(query: str):
    app = changes_view(query)
    (table,) = (table.value for table in app.table)
    levers = [part for part in query.split("&") if not part.startswith(("case=", "couplings="))]
    assert len(table) == len(levers)
    points = [number(cell) for column in ("Điểm trực tiếp", "Điểm kéo theo") for cell in table[column]]
    given = live(app)
    assert round(100 * sum(points)) == given["result"]["total"] - given["before"]


def test_a_change_is_named_with_where_it_was_and_where_it_is():
    app = changes_view("digitization=45.25&online_filing=70")
    rows = [[plain(str(cell)) for cell in row] for row in app.table[0].value.to_numpy()]
    assert rows[1][:4] == ["Số hóa hồ sơ", "mức đạt của nhóm", "25,1%", "45,25%"]
    assert rows[0][:2] == ["Tỷ lệ hồ sơ nộp trực tuyến", "tỷ lệ của chỉ số"]


def test_nothing_changed_is_said():
    app = changes_view("case=binh-thuan-2023")
    assert "Chưa điều chỉnh chỉ tiêu nào." in words(app)
    assert not app.table


@pytest.mark.parametrize("query", SCENARIOS)
def test_every_assumption_is_listed_in_the_language_of_the_page(query: str):
    vietnamese, english = (assumptions(changes_view(query, language)) for language in LANGUAGES)
    link = read_link(
        {key: [value] for key, value in (part.split("=") for part in query.split("&"))}, find_case
    )
    outcome = simulate(
        find_case(link.scenario.case), link.scenario.changes, couplings=link.scenario.couplings
    )
    assert len(vietnamese) == len(english) == len(outcome.assumptions)
    for line in vietnamese:
        assert not ENGLISH.search(line)
        assert not GROUP_ID.search(line)
    for line in (*vietnamese, *english):
        assert not INDICATOR_ID.search(line)


def test_the_scenarios_rest_on_every_kind_of_assumption():
    said = "\n".join(line for query in SCENARIOS for line in assumptions(changes_view(query)))
    for words_of_kind in (
        "giữ nguyên tổng điểm",
        "mới biết tổng điểm của 44/63",
        "mâu thuẫn với các tổng điểm",
        "chỉnh trong phạm vi làm tròn",
        "tách theo tỷ lệ điểm tối đa",
        "được đặt hoặc kéo theo là ước lượng",
        "lệch 0,01",
        "mẫu số tạm tính",
        "hồ sơ trễ hạn bị tính là chưa hài lòng",
        "được nhân với",
        "tăng, giảm cùng tỷ lệ với",
        "Không tính điểm kéo theo",
        "Mức đạt của nhóm không cho biết",
        "chỉ có thể khi phần còn lại không yêu cầu",
        "Quy tắc được suy luận",
        "Mốc 80 và 70",
    ):
        assert words_of_kind in said, words_of_kind


def test_a_ratio_above_its_precondition_is_explained_with_both_percentages():
    query = "e_result_issued=50&dossier_digitised=90"
    for language, percentages in (("vi", ("90,0%", "50,0%")), ("en", ("90.0%", "50.0%"))):
        (line,) = [
            line
            for line in assumptions(changes_view(query, language))
            if all(p in line for p in percentages)
        ]
        assert line.index(percentages[0]) < line.index(percentages[1])
