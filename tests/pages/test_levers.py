"""A lever: typed value, slider, and the way back to the baseline."""

import pytest

from tests.pages.visit import address, headline, open_link, position, slide, type_value
from ui.platform import late_reports


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("45", "45,0"),
        ("45,5", "45,5"),
        ("45.5", "45,5"),
        (" 45 % ", "45,0"),
        ("45,25", "45,25"),
        ("0", "0,0"),
    ],
)
def test_a_value_is_typed_as_people_write_it(typed: str, shown: str):
    app = open_link()
    type_value(app, "digitization", typed)
    assert position(app, "digitization")[1] == shown
    assert not app.error


def test_the_slider_follows_the_typed_value_to_a_tenth():
    app = open_link()
    type_value(app, "digitization", "45,25")
    assert position(app, "digitization") == ("45,3 %", "45,25")
    assert address(app)["digitization"] == "45.25"


@pytest.mark.parametrize("nonsense", ["abc", "101", "-5", "45,555", "", "1e1", "100,01", "４５"])
def test_nonsense_is_named_kept_and_not_used(nonsense: str):
    app = open_link()
    type_value(app, "online_payment", "60")
    before = (headline(app), address(app))
    type_value(app, "digitization", nonsense)
    (error,) = app.error
    assert "“Số hóa hồ sơ” cần một số từ 0 đến 100" in error.value
    assert position(app, "digitization") == ("25,1 %", nonsense)
    assert (headline(app), address(app)) == before


def test_nonsense_is_explained_in_english_too():
    app = open_link("lang=en")
    type_value(app, "digitization", "abc")
    assert "“Dossier digitisation” takes a number from 0 to 100" in app.error[0].value


def test_nonsense_stays_beside_moves_of_other_levers_and_goes_with_a_good_value():
    app = open_link()
    type_value(app, "digitization", "abc")
    type_value(app, "online_payment", "60")
    assert len(app.error) == 1
    assert position(app, "digitization")[1] == "abc"
    type_value(app, "digitization", "45")
    assert not app.error
    assert headline(app)[0] == "66,96"


def test_nonsense_goes_with_a_reset():
    app = open_link()
    type_value(app, "digitization", "abc")
    app.button(key="reset_digitization").click().run()
    app.run()
    assert not app.error
    assert position(app, "digitization") == ("25,1 %", "25,1")


def test_nonsense_goes_when_the_slider_moves():
    app = open_link()
    type_value(app, "digitization", "abc")
    slide(app, "digitization", "45,0 %")
    assert not app.error
    assert position(app, "digitization") == ("45,0 %", "45,0")


def test_the_slider_moves_the_scenario():
    app = open_link()
    slide(app, "digitization", "45,0 %")
    assert headline(app)[0] == "64,45"
    assert position(app, "digitization") == ("45,0 %", "45,0")
    assert address(app)["digitization"] == "45"


@pytest.mark.parametrize("by", ["slider", "typed"])
def test_the_shown_baseline_is_no_change(by: str, monkeypatch: pytest.MonkeyPatch):
    # As if the slider were moved a good while after the typing.
    monkeypatch.setattr(late_reports, "SLIDER_SECONDS", 0)
    app = open_link()
    type_value(app, "digitization", "45")
    if by == "slider":
        slide(app, "digitization", "25,1 %")
    else:
        type_value(app, "digitization", "25,1")
    assert headline(app) == ["60,08", "54", "Trung bình"]
    assert address(app) == {}
    assert "reset_digitization" not in [button.key for button in app.button]


def test_a_slider_reported_where_it_stood_before_the_typing_does_not_count(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(late_reports, "SLIDER_SECONDS", 60)
    app = open_link()
    type_value(app, "digitization", "45")
    slide(app, "digitization", "25,1 %")
    assert headline(app)[0] == "64,45"
    assert address(app)["digitization"] == "45"
    assert position(app, "digitization") == ("45,0 %", "45,0")


def test_baseline_and_average_stand_beside_the_lever():
    app = open_link()
    label = app.select_slider(key="slider_digitization").label.replace("\u00a0", " ")
    assert "5,53/22" in label
    assert "▲25,1 %" in label
    assert "◆49,1 %" in label
