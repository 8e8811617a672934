"""Ways back: one lever, all levers, and step by step."""

from tests.pages.visit import (
    address,
    choose,
    choose_case,
    headline,
    open_link,
    position,
    press,
    reset,
    resettable,
    type_value,
    use_preset,
)


def test_one_lever_is_reset_and_the_other_stays():
    app = open_link()
    type_value(app, "digitization", "45")
    type_value(app, "online_payment", "60")
    reset(app, "online_payment")
    assert headline(app)[0] == "64,45"
    assert position(app, "online_payment") == ("34,9%", "34,9")
    assert position(app, "digitization") == ("45,0%", "45,0")


def test_only_changed_levers_offer_a_reset():
    app = open_link()
    type_value(app, "digitization", "45")
    assert resettable(app) == ["digitization"]
    assert not app.button(key="reset_all").disabled


def test_all_levers_are_reset_and_the_case_stays():
    app = open_link("case=lam-dong-2025&digitization=90&progress=50")
    press(app, "reset_all")
    assert headline(app)[:2] == ["87,50", "10"]
    assert address(app)["case"] == "lam-dong-2025"
    assert app.button(key="reset_all").disabled


def test_nothing_to_undo_or_reset_at_first():
    app = open_link()
    assert app.button(key="undo").disabled
    assert app.button(key="reset_all").disabled


def test_undo_goes_back_step_by_step_to_the_start():
    app = open_link()
    for value in ("30", "40", "45"):
        type_value(app, "digitization", value)
    totals = [headline(app)[0]]
    for _ in range(3):
        press(app, "undo")
        totals.append(headline(app)[0])
    # 22 x 0.45 = 9.90, x 0.40 = 8.80, x 0.30 = 6.60 in place of 5.53.
    assert totals == ["64,45", "63,35", "61,15", "60,08"]
    assert app.button(key="undo").disabled
    assert address(app) == {}


def test_undo_brings_back_what_reset_all_took():
    app = open_link()
    type_value(app, "digitization", "45")
    type_value(app, "online_payment", "60")
    press(app, "reset_all")
    assert headline(app)[0] == "60,08"
    press(app, "undo")
    assert headline(app)[0] == "66,96"


def test_undo_goes_back_across_a_change_of_case():
    app = open_link()
    type_value(app, "digitization", "45")
    choose_case(app, "case_year", 2026)
    type_value(app, "progress", "95")
    press(app, "undo")
    assert headline(app)[0] == "63,24"
    press(app, "undo")
    assert headline(app)[0] == "64,45"
    assert (address(app)["case"], address(app)["digitization"]) == ("binh-thuan-2023", "45")


def test_undo_takes_back_a_preset_whole():
    app = open_link("digitization=45")
    use_preset(app, "national_average")
    press(app, "undo")
    assert headline(app)[0] == "64,45"


def test_nonsense_and_language_are_no_steps():
    app = open_link()
    type_value(app, "digitization", "abc")
    choose(app, "language_switch", "en")
    assert app.button(key="undo").disabled
