"""Units of all six groups on the page: the group chosen, kinds, ready scenarios, ranking."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.visit import choose, give, headline, open_link, place_called, press, sentence, words
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
    give(app, place_called(app, "units_upload"), ("units.csv", table))
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


def test_what_units_bring_is_a_ratio_of_the_whole_year_also_where_levers_are_not():
    app = open_link("case=lam-dong-2026&now=2026-10-10&e_result_issued=90&lang=en", "units")
    give(app, place_called(app, "units_upload"), ("units.csv", TABLE))
    choose(app, "units_group", "progress")
    press(app, "units_ready_median")
    press(app, "units_bring")
    brought = app.session_state["scenario"]
    assert brought.from_now is None
    # 90 % of the dossiers to come are 78.2 % of the year's.
    assert str(brought.changes["e_result_issued"]) == "78.20"
    assert "progress" in brought.changes


def test_units_are_ranked_over_all_groups_and_in_their_kind():
    app = _open("vi")
    table = next(item.value for item in app.dataframe if "Hạng chung" in item.value.columns)
    assert list(table["Đơn vị"]) == ["Sở Y tế", "UBND xã A", "UBND phường B", "UBND xã C"]
    assert list(table["Hạng trong loại"]) == ["1/1", "1/3", "2/3", "3/3"]
    assert list(table["Hạng chung"]) == ["1/4", "1/4", "3/4", "4/4"]
    assert list(table["Tổng điểm"]) == ["60,50", "60,50", "54,50", "50,50"]


COUNTED = (
    "Đơn vị;Loại;Mã chỉ số;Tử số;Mẫu số\nUBND xã A;xã;ON_TIME;90;100\nUBND phường B;xã;ON_TIME;250;300\n"
    "UBND phường B;xã;DOSSIER_ONLINE_PAYMENT;1;4\nSở Y tế;sở;ON_TIME;40;40\n"
).encode()


@pytest.mark.parametrize(
    ("language", "points", "told"),
    [
        ("vi", ["18,00", "16,67", "20,00"], "cộng 340/400 (85,0%)"),
        ("en", ["18.00", "16.67", "20.00"], "together 340 of 400 (85.0%)"),
    ],
)
def test_counts_of_units_give_points_weights_and_the_what_if(
    language: Language, points: list[str], told: str
):
    app = _open(language, COUNTED)
    # 20 points at 100 % on time; the table is looked at by the group that has points.
    assert list(_editor(app)["digitization"]) == points
    assert list(_editor(app)["dossiers"]) == ["100", "300", "40"]
    before = float(headline(app)[0].replace(",", "."))
    press(app, "units_ready_best")
    # Phường B has three of four dossiers of the communes, and goes from 16.67 to 18: one point more.
    assert float(headline(app)[0].replace(",", ".")) == pytest.approx(before + 1)
    assert told in words(app).replace("\u00a0", " ")
    choose(app, "units_counted", "payment_dossier_online")
    assert not app.exception
    rows = next(item.value for item in app.dataframe if item.value.shape[1] == 6 and len(item.value) == 1)
    assert list(rows.iloc[0])[2:4] == ["1", "4"]


def _editor(app: AppTest):
    return next(item.value for item in app.dataframe if "digitization" in item.value.columns)
