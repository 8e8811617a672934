"""Levers by group or by indicator, and how the two replace each other."""

from tests.pages.visit import (
    address,
    choose,
    headline,
    lever,
    levers,
    live,
    open_groups,
    open_groups_shown,
    open_link,
    position,
    reset,
    resettable,
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


def test_groups_are_closed_at_first_and_show_their_points():
    app = open_link()
    choose(app, "level", "detailed")
    assert open_groups_shown(app) == []
    shown = {section["label"]: section["points"] for section in live(app)["sections"]}
    assert shown["Số hóa hồ sơ"] == "5,53/22 điểm"


def test_going_back_to_the_simple_level_keeps_the_scenario():
    app = open_link()
    type_value(app, "digitization", "45")
    choose(app, "level", "detailed")
    assert headline(app)[0] == "64,45"
    choose(app, "level", "simple")
    assert levers(app) == GROUPS
    assert position(app, "digitization") == ("45,0%", "45,0")


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
    assert open_groups_shown(app) == ["digitization"]
    assert position(app, "e_result_issued") == ("80,0%", "80,0")


def test_a_group_is_open_once_one_of_its_indicators_is_set():
    app = open_link()
    choose(app, "level", "detailed")
    type_value(app, "e_result_issued", "90")
    assert open_groups_shown(app) == ["digitization"]


def test_a_coupled_indicator_moves_along_without_being_set():
    app = open_link()
    open_groups(app)
    before = position(app, "dossier_digitised")
    type_value(app, "e_result_issued", "90")
    open_groups(app)
    assert position(app, "dossier_digitised") != before
    assert "dossier_digitised" not in address(app)
    assert resettable(app) == ["e_result_issued"]


def test_an_indicator_is_reset():
    app = open_link("e_result_issued=90")
    open_groups(app)
    reset(app, "e_result_issued")
    assert headline(app)[0] == "60,08"
    assert address(app) == {}


def test_an_indicator_names_what_it_counts_and_how_it_is_known():
    app = open_link("case=lam-dong-2026")
    open_groups(app)
    shown = lever(app, "dossier_digitised")
    assert shown["help"].startswith("Tử số: ")
    assert "Mẫu số: " in shown["help"]
    # 124,065 of 516,496 dossiers are digitised, as the portal's table says.
    assert "▲ Hiện trạng 24,0% (công bố)" in words(app)
