"""Levers by group or by indicator, and how the two replace each other."""

from tests.pages.visit import (
    address,
    choose,
    headline,
    levers,
    open_groups,
    open_link,
    open_section,
    position,
    press,
    type_value,
    words,
)

GROUPS = ["transparency", "progress", "online_service", "online_payment", "digitization", "satisfaction"]


def test_the_simple_level_has_a_lever_for_each_group():
    app = open_link()
    assert levers(app) == GROUPS


def test_the_detailed_level_has_every_indicator_once_all_groups_are_opened():
    app = open_link()
    open_groups(app)
    assert len(levers(app)) == 21
    assert len(set(levers(app))) == 21
    assert not set(levers(app)) & set(GROUPS)


def test_a_closed_group_shows_its_points_and_no_lever():
    app = open_link()
    choose(app, "level", "detailed")
    assert levers(app) == []
    assert [expander.label for expander in app.expander if "Số hóa hồ sơ" in expander.label]
    assert "5,53/22" in words(app)


def test_going_back_to_the_simple_level_keeps_the_scenario():
    app = open_link()
    type_value(app, "digitization", "45")
    choose(app, "level", "detailed")
    assert headline(app)[0] == "64,45"
    choose(app, "level", "simple")
    assert levers(app) == GROUPS
    assert position(app, "digitization") == ("45,0 %", "45,0")


def test_an_indicator_replaces_the_lever_of_its_group():
    app = open_link("digitization=45&online_payment=60")
    open_groups(app)
    assert "Nhóm này đang được đặt theo mức đạt của nhóm." in words(app)
    type_value(app, "reuse_digitised_data", "80")
    assert address(app)["reuse_digitised_data"] == "80"
    assert "digitization" not in address(app)
    assert address(app)["online_payment"] == "60"


def test_a_group_replaces_the_levers_of_its_indicators():
    app = open_link("e_result_issued=80&dossier_digitised=70&petition_on_time=90")
    choose(app, "level", "simple")
    type_value(app, "digitization", "45")
    assert {"e_result_issued", "dossier_digitised"}.isdisjoint(address(app))
    assert (address(app)["digitization"], address(app)["petition_on_time"]) == ("45", "90")


def test_a_link_with_indicators_opens_at_the_detailed_level():
    app = open_link("e_result_issued=80")
    assert levers(app) == []
    open_section(app, "group_digitization")
    assert position(app, "e_result_issued") == ("80,0 %", "80,0")


def test_an_opened_group_stays_open_while_its_levers_move():
    app = open_link()
    choose(app, "level", "detailed")
    open_section(app, "group_digitization")
    type_value(app, "e_result_issued", "90")
    assert "e_result_issued" in levers(app)


def test_a_coupled_indicator_moves_along_without_being_set():
    app = open_link()
    open_groups(app)
    before = position(app, "dossier_digitised")
    type_value(app, "e_result_issued", "90")
    open_groups(app)
    assert position(app, "dossier_digitised") != before
    assert "dossier_digitised" not in address(app)
    keys = [button.key for button in app.button]
    assert "reset_e_result_issued" in keys
    assert "reset_dossier_digitised" not in keys


def test_an_indicator_is_reset():
    app = open_link("e_result_issued=90")
    open_groups(app)
    press(app, "reset_e_result_issued")
    assert headline(app)[0] == "60,08"
    assert address(app) == {}


def test_an_indicator_names_what_it_counts_and_how_it_is_known():
    app = open_link("case=lam-dong-2026")
    open_groups(app)
    slider = app.select_slider(key="slider_dossier_digitised")
    assert slider.proto.help.startswith("Tử số: ")
    assert "Mẫu số: " in slider.proto.help
    # 124,065 of 516,496 dossiers are digitised, as the portal's table says.
    assert "▲ Hiện trạng 24,0 % (công bố)" in words(app)
