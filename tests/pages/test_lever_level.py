"""A scenario that moves indicators never opens with them hidden, whatever way it comes."""

from urllib.parse import urlencode

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.visit import (
    address,
    choose,
    follow_navigation,
    open_groups,
    open_link,
    open_section,
    position,
    press,
    put_link,
    refused,
    type_value,
    use_preset,
)

INDICATOR = "e_result_issued=100"
GROUP = "digitization=45"


def level(app: AppTest) -> str:
    return str(app.get_by_key("level").value)


@pytest.mark.parametrize(
    ("query", "expected"), [(INDICATOR, "detailed"), (GROUP, "simple"), ("", "simple")]
)
def test_a_link_opens_at_the_level_of_its_levers(query: str, expected: str):
    assert level(open_link(query)) == expected


def test_a_later_link_shows_its_indicators_too():
    app = open_link(GROUP)
    put_link(app, INDICATOR)
    app.run()
    assert level(app) == "detailed"


@pytest.mark.parametrize("query", [GROUP, ""])
def test_going_back_in_the_browser_leaves_the_level_the_reader_works_at(query: str):
    app = open_link(GROUP)
    choose(app, "level", "detailed")
    put_link(app, query or {})
    app.run()
    assert level(app) == "detailed"


@pytest.mark.parametrize(("held", "expected"), [(INDICATOR, "detailed"), (GROUP, "simple")])
def test_a_kept_scenario_opens_at_the_level_of_its_levers(held: str, expected: str):
    app = open_link("online_payment=60")
    choose(app, "level", "simple" if expected == "detailed" else "detailed")
    follow_navigation(app, "compare")
    put_link(app, urlencode({"lang": "vi", "s1": f"{held};name=A"}))
    app.run()
    open_section(app, "kept_list")
    press(app, "kept_open_1")
    follow_navigation(app, "simulate")
    assert address(app) == {**address(app), **dict([held.split("=")])}
    assert level(app) == expected


def test_the_cheapest_steps_are_taken_in_sight():
    app = open_link(GROUP)
    follow_navigation(app, "plan")
    press(app, "cheapest_take")
    follow_navigation(app, "simulate")
    assert level(app) == "detailed"


def test_undo_brings_indicators_back_in_sight():
    app = open_link(INDICATOR)
    press(app, "reset_all")
    choose(app, "level", "simple")
    press(app, "undo")
    assert level(app) == "detailed"


def test_undo_leaves_the_level_where_no_indicator_comes_back():
    app = open_link(GROUP)
    open_groups(app)
    type_value(app, "e_result_issued", "90")
    press(app, "undo")
    assert level(app) == "detailed"
    assert GROUP.split("=", maxsplit=1)[0] in address(app)


def test_the_units_result_comes_in_at_the_level_of_groups():
    app = open_link("e_result_issued=90")
    follow_navigation(app, "units")
    press(app, "units_ready_median")
    press(app, "units_bring")
    follow_navigation(app, "simulate")
    assert "digitization" in address(app)
    assert level(app) == "simple"


def test_who_chose_the_simple_level_keeps_it_while_moving_levers():
    app = open_link(INDICATOR)
    choose(app, "level", "simple")
    type_value(app, "online_payment", "60")
    assert level(app) == "simple"


def test_what_was_mistyped_gives_way_to_a_preset_that_sets_the_lever():
    app = open_link()
    type_value(app, "online_payment", "abc")
    assert refused(app)
    use_preset(app, "payment_average")
    assert not refused(app)
    assert position(app, "online_payment")[1] == "51,0"
