"""Units of all six groups on the page: the group chosen, kinds, ready scenarios, ranking."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.visit import choose, headline, open_link, press, sentence, words
from ui.words.texts import Language

HEAD = "TEN;LOAI_COQUAN;CKMB;TDGQ;CLGQ;TTTT;MDSH;MDHL;TONG_SCORE;Số hồ sơ\n"
TABLE = (
    f"{HEAD}Sở Y tế;2;10;15;8;6;9,5;12;60,5;120\nUBND xã A;3;11;16;7;5;10,5;11;60,5;1.200\n"
    "UBND phường B;3;9;14;7;5;8,5;11;54,5;800\nUBND xã C;3;9;10;7;5;8,5;11;50,5;2.000\n"
).encode()
# Nine communes of the same weight with 10 to 18 points of progress.
COMMUNES = (HEAD + "".join(f"UBND xã {n};3;9;{n};7;5;8,5;11;;100\n" for n in range(10, 19))).encode()


def _open(language: Language, table: bytes = TABLE) -> AppTest:
    app = open_link(f"case=lam-dong-2026&lang={language}", "units")
    app.file_uploader[0].set_value(("units.csv", table, "text/csv")).run()
    assert not app.exception
    return app


@pytest.mark.parametrize(
    ("language", "label", "told"),
    [
        ("vi", "Tiến độ, kết quả giải quyết", "Nếu mọi xã, phường đạt ít nhất mức trung vị"),
        ("en", "Settlement progress", "If every commune were at least at the median"),
    ],
)
def test_a_group_is_chosen_and_every_commune_brought_to_the_median(
    language: Language, label: str, told: str
):
    app = _open(language, COMMUNES)
    first = headline(app)[0]
    choose(app, "units_group", "progress")
    assert not app.exception
    assert headline(app)[0] != first
    before = float(headline(app)[0].replace(",", "."))
    press(app, "units_ready_all_median")
    assert not app.exception
    assert sentence(app).startswith(told)
    # Four communes to the median 14: (4 + 3 + 2 + 1) / 9 points more.
    assert float(headline(app)[0].replace(",", ".")) == pytest.approx(before + 1.11, abs=0.011)
    assert label in words(app) or label.lower() in words(app).lower()
    choose(app, "units_group", "digitization")
    assert headline(app)[0] == first
    choose(app, "units_group", "progress")
    assert sentence(app).startswith(told)


def test_the_result_of_a_group_is_brought_into_the_simulator():
    app = _open("en")
    choose(app, "units_group", "progress")
    press(app, "units_ready_median")
    press(app, "units_bring")
    assert set(app.session_state["scenario"].changes) == {"progress"}


def test_units_are_ranked_over_all_groups_and_in_their_kind():
    app = _open("vi")
    table = next(item.value for item in app.dataframe if "Hạng chung" in item.value.columns)
    assert list(table["Đơn vị"]) == ["Sở Y tế", "UBND xã A", "UBND phường B", "UBND xã C"]
    assert list(table["Hạng trong loại"]) == ["1/1", "1/3", "2/3", "3/3"]
    assert list(table["Hạng chung"]) == ["1/4", "1/4", "3/4", "4/4"]
    assert list(table["Tổng điểm"]) == ["60,50", "60,50", "54,50", "50,50"]
