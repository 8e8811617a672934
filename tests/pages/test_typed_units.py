"""Levers in dossiers: how many more a change means, and typing them instead of percent."""

import pytest

from tests.pages.visit import (
    address,
    choose,
    choose_case,
    headline,
    lever,
    open_groups,
    open_link,
    plain,
    position,
    refused,
    reset,
    type_value,
    words,
)

LAM_DONG = "case=lam-dong-2026"


def detailed(query: str = LAM_DONG):
    app = open_link(query)
    open_groups(app)
    return app


@pytest.mark.parametrize("language", ["vi", "en"])
def test_dossiers_are_typed_as_people_write_them(language: str):
    app = detailed(f"{LAM_DONG}&lang={language}")
    written = (
        ("+8420 hồ sơ", "86.05"),
        ("-16022 dossiers", "81.32"),
        ("+8.420 hồ sơ", "86.05"),
        ("−16022 hồ sơ", "81.32"),
        ("+8,420 dossiers", "86.05"),
        ("516496 hồ sơ", "100"),
        ("+8420hs", "86.05"),
        ("90", "90"),
        ("+ 8420 HO SO", "86.05"),
        ("90%", "90"),
        ("444442 hs", "86.05"),
        ("90,0", "90"),
        ("444.442 hồ sơ", "86.05"),
    )
    # They are read in one way, whatever the page's language.
    for typed, percent in written if language == "vi" else written[1::4]:
        type_value(app, "on_time_settlement", typed)
        assert not refused(app), typed
        assert address(app)["on_time_settlement"] == percent, typed


def test_the_note_says_how_many_more_and_that_the_percentage_is_rounded():
    app = detailed()
    type_value(app, "on_time_settlement", "+8420 hồ sơ")
    # 86.05 % is reached by 444,445 dossiers, three more than typed.
    assert "thêm 8.423 hồ sơ (444.445/516.496)" in words(app)
    assert "đã nhập thêm 8.420 hồ sơ, tức 86,0495%; chỉ giữ hai chữ số thập phân nên dùng 86,05%" in words(
        app
    )


def test_the_note_is_in_english_too_and_counts_fewer():
    app = detailed(f"{LAM_DONG}&lang=en")
    type_value(app, "petition_on_time", "50")
    assert "44 fewer petitions (300 of 600)" in words(app)
    type_value(app, "petition_on_time", "+1 petition")
    assert "1 more petition (345 of 600)" in words(app)
    assert "only two decimals" not in words(app)


def test_as_many_as_today_is_the_baseline_itself():
    app = detailed(f"{LAM_DONG}&on_time_settlement=90")
    type_value(app, "on_time_settlement", "436022 hồ sơ")
    assert "on_time_settlement" not in address(app)
    assert headline(app)[0] == "63,24"


def test_the_note_on_rounding_goes_with_the_next_value():
    app = detailed()
    type_value(app, "on_time_settlement", "+8420 hồ sơ")
    type_value(app, "on_time_settlement", "90")
    assert "thêm 28.825 hồ sơ" in words(app)
    assert "đã nhập" not in words(app)
    reset(app, "on_time_settlement")
    assert "thêm" not in lever(app, "on_time_settlement")["note"]


def test_what_is_ambiguous_or_wrong_is_explained_and_kept():
    app = detailed()
    before = (headline(app), address(app))
    for typed, why in (
        ("+8420", "Chưa rõ đó là phần trăm hay số hồ sơ"),
        ("8420", "Chưa rõ đó là phần trăm hay số hồ sơ"),
        ("+5", "Chưa rõ đó là phần trăm hay số hồ sơ"),
        ("-5", "Chưa rõ đó là phần trăm hay số hồ sơ"),
        ("+8420 thủ tục", "được đếm bằng hồ sơ"),
        ("+8420 điểm", "được đếm bằng hồ sơ"),
        ("8,42 hồ sơ", "phải là số nguyên"),
        ("1.2345 hs", "phải là số nguyên"),
        ("1.234,567 hs", "phải là số nguyên"),
        ("+80475 hồ sơ", "hiện có 436.022 trên 516.496 hồ sơ: thêm nhiều nhất 80.474"),
        ("-436023 hồ sơ", "bớt nhiều nhất 436.022"),
        ("516497 hồ sơ", "thêm nhiều nhất 80.474"),
        ("hồ sơ", "cần một số từ 0 đến 100"),
        ("+8420 <b>", "cần một số từ 0 đến 100"),
    ):
        type_value(app, "on_time_settlement", typed)
        (error,) = refused(app)
        assert why in plain(error), typed
        assert "Giá trị đã nhập chưa được dùng" in error
        assert position(app, "on_time_settlement")[1] == typed
        assert (headline(app), address(app)) == before, typed


def test_it_is_explained_in_english_too():
    app = detailed(f"{LAM_DONG}&lang=en")
    type_value(app, "petition_on_time", "+5")
    assert "a percentage or a number of petitions" in refused(app)[0]


@pytest.mark.parametrize(("query", "indicator"), [(LAM_DONG, "e_certified_copy"), ("", "e_result_issued")])
def test_without_counts_a_lever_takes_percentages_only(query: str, indicator: str):
    app = detailed(query)
    type_value(app, indicator, "+100 hồ sơ")
    assert "chỉ nhận phần trăm" in refused(app)[0]
    assert position(app, indicator)[1] == "+100 hồ sơ"


def test_the_help_says_what_the_field_takes_where_there_are_counts():
    app = detailed()
    assert "“436022 hồ sơ” là tổng số" in lever(app, "on_time_settlement")["help"]
    assert "tổng số" not in lever(app, "e_certified_copy")["help"]


def test_progress_by_group_is_counted_in_dossiers_too():
    app = open_link(LAM_DONG)
    type_value(app, "progress", "+28825 hs")
    assert address(app)["progress"] == "90"
    assert "thêm 28.825 hồ sơ (464.847/516.496)" in words(app)


def test_the_list_of_changes_counts_where_counts_exist():
    app = open_link(f"{LAM_DONG}&on_time_settlement=90&petition_on_time=50&e_certified_copy=90")
    choose(app, "view", "changes")
    (table,) = (table.value for table in app.table)
    assert [plain(cell) for cell in table["Thêm / bớt"]] == ["thêm 28.825 hồ sơ", "", "bớt 44 phản ánh"]


def test_the_list_of_changes_has_no_such_column_without_counts():
    app = open_link("digitization=45")
    choose(app, "view", "changes")
    assert "Thêm / bớt" not in app.table[0].value.columns


def test_what_was_refused_in_one_case_is_not_used_in_another_behind_the_reader_s_back():
    app = open_link()
    type_value(app, "progress", "+100 hồ sơ")
    assert len(refused(app)) == 1
    choose_case(app, "case_year", 2026)
    choose_case(app, "case_province", "Lâm Đồng")
    assert not refused(app)
    assert position(app, "progress")[1] == "84,4"
    assert "progress" not in address(app)
