"""A lever: typed value, range, and the way back to the baseline."""

import pytest

from tests.pages.visit import (
    act,
    address,
    headline,
    lever,
    live,
    open_link,
    plain,
    position,
    press,
    refused,
    report,
    reset,
    resettable,
    slide,
    type_value,
)


def test_a_value_is_typed_as_people_write_it():
    app = open_link()
    for typed, shown in (
        ("45", "45,0"),
        ("45,5", "45,5"),
        (" 45 % ", "45,0"),
        ("45.5", "45,5"),
        ("45,25", "45,25"),
        ("0", "0,0"),
    ):
        type_value(app, "digitization", typed)
        assert position(app, "digitization")[1] == shown, typed
        assert not refused(app), typed


def test_the_slider_follows_the_typed_value_to_a_tenth():
    app = open_link()
    type_value(app, "digitization", "45,25")
    assert position(app, "digitization") == ("45,3%", "45,25")
    assert address(app)["digitization"] == "45.25"


def test_nonsense_is_named_kept_and_not_used():
    app = open_link()
    type_value(app, "online_payment", "60")
    before = (headline(app), address(app))
    for nonsense in ("abc", "101", "-5", "45,555", "", "1e1", "100,01", "４５"):
        type_value(app, "digitization", nonsense)
        (error,) = refused(app)
        assert "“Số hóa hồ sơ” cần một số từ 0 đến 100" in error, nonsense
        assert position(app, "digitization") == ("25,1%", nonsense)
        assert (headline(app), address(app)) == before, nonsense


def test_nonsense_is_explained_in_english_too():
    app = open_link("lang=en")
    type_value(app, "digitization", "abc")
    assert "“Dossier digitisation” takes a number from 0 to 100" in refused(app)[0]


def test_nonsense_stays_beside_moves_of_other_levers_and_goes_with_a_good_value():
    app = open_link()
    type_value(app, "digitization", "abc")
    type_value(app, "online_payment", "60")
    assert len(refused(app)) == 1
    assert position(app, "digitization")[1] == "abc"
    type_value(app, "digitization", "45")
    assert not refused(app)
    assert headline(app)[0] == "66,96"


def test_nonsense_goes_with_a_reset():
    app = open_link()
    type_value(app, "digitization", "abc")
    assert resettable(app) == ["digitization"]
    reset(app, "digitization")
    assert not refused(app)
    assert position(app, "digitization") == ("25,1%", "25,1")


def test_nonsense_goes_when_the_slider_moves():
    app = open_link()
    type_value(app, "digitization", "abc")
    slide(app, "digitization", "45,0%")
    assert not refused(app)
    assert position(app, "digitization") == ("45,0%", "45,0")


def test_the_slider_moves_the_scenario():
    app = open_link()
    slide(app, "digitization", "45,0%")
    assert headline(app)[0] == "64,45"
    assert position(app, "digitization") == ("45,0%", "45,0")
    assert address(app)["digitization"] == "45"


@pytest.mark.parametrize("by", ["slider", "typed"])
def test_the_shown_baseline_is_no_change(by: str):
    app = open_link()
    type_value(app, "digitization", "45")
    if by == "slider":
        slide(app, "digitization", "25,1%")
    else:
        type_value(app, "digitization", "25,1")
    assert headline(app) == ["60,08", "54", "Trung bình"]
    assert address(app) == {}
    assert resettable(app) == []


def test_what_was_done_before_the_typing_and_is_reported_again_does_not_count():
    app = open_link()
    slide(app, "digitization", "30,0%")
    earlier = {"act": live(app)["taken"], "kind": "set", "lever": "digitization", "value": 300}
    type_value(app, "digitization", "45")
    report(app, [earlier])
    assert headline(app)[0] == "64,45"
    assert address(app)["digitization"] == "45"
    assert position(app, "digitization") == ("45,0%", "45,0")


def test_what_is_typed_and_then_let_go_elsewhere_counts_in_the_order_of_the_hand():
    app = open_link()
    act(app, ("type", "digitization", "45"), ("set", "online_payment", 600))
    assert headline(app)[0] == "66,96"
    press(app, "undo")
    assert headline(app)[0] == "64,45"


def test_baseline_and_average_stand_beside_the_lever():
    shown = lever(open_link(), "digitization")
    assert (shown["own"], shown["maximum"]) == (553, 2200)
    assert (shown["baseline"], plain(shown["baselineShown"])) == (251, "25,1%")
    assert (shown["average"], plain(shown["averageShown"])) == (491, "49,1%")
