"""Ready scenarios: one press, and a word on what is not modelled."""

import pytest

from scoring import load_case
from tests.pages.visit import (
    address,
    choose,
    headline,
    open_groups_shown,
    open_link,
    open_window,
    position,
    press,
    use_preset,
    words,
)
from ui.links.presets import presets_for


def test_every_group_below_average_reaches_the_printed_average():
    app = open_link()
    use_preset(app, "national_average")
    # 13.4 + 18 + 5.0 + 5.1 + 10.8; satisfaction, above average at 17.59, gets 0.10 from more on time.
    assert headline(app)[0] == "69,99"
    assert "satisfaction" not in address(app)


def test_the_best_districts_digitisation():
    app = open_link()
    use_preset(app, "digitization_best_district")
    # 8.71 in place of 5.53.
    assert headline(app)[0] == "63,26"
    assert address(app)["digitization"] == "39.6"


def test_payment_at_the_average():
    app = open_link()
    use_preset(app, "payment_average")
    # 5.10 in place of 3.49.
    assert headline(app)[0] == "61,69"


@pytest.mark.parametrize(
    ("preset", "group", "lever", "percent"),
    [
        ("half_online", "online_service", "online_filing", "50"),
        ("full_e_results", "digitization", "e_result_issued", "100"),
    ],
)
def test_a_preset_by_indicator_shows_the_detailed_level(preset: str, group: str, lever: str, percent: str):
    app = open_link()
    use_preset(app, preset)
    assert address(app)[lever] == percent
    assert open_groups_shown(app) == [group]
    assert position(app, lever)[1] == f"{percent},0"


def test_on_time_settlement_brings_satisfaction_along():
    app = open_link("case=lam-dong-2026")
    use_preset(app, "on_time_95")
    assert address(app)["progress"] == "95"
    choose(app, "view", "changes")
    (table,) = app.table
    assert table.value["Điểm kéo theo"].item() not in ("0,00", "")


def test_a_preset_replaces_the_levers_set_before():
    app = open_link("satisfaction=41&digitization=45")
    use_preset(app, "payment_average")
    assert headline(app)[0] == "61,69"
    assert {"satisfaction", "digitization"}.isdisjoint(address(app))


def test_what_is_not_modelled_stands_beside_each():
    app = open_link()
    open_window(app, "presets")
    buttons = [button for button in app.button if str(button.key).startswith("preset_")]
    offered = presets_for(load_case())
    assert len(buttons) == len(offered)
    assert words(app).count("Chưa tính: ") == len(offered)


def test_a_preset_already_reached_cannot_be_pressed_and_says_so():
    app = open_link("case=ca-mau-2023&lang=en")
    open_window(app, "presets")
    assert app.button(key="preset_payment_average").disabled
    assert "This case is already there. Not modelled: " in words(app)


def test_presets_of_one_province_are_not_offered_to_others():
    app = open_link("case=lam-dong-2026")
    open_window(app, "presets")
    keys = {button.key for button in app.button}
    assert "preset_digitization_best_district" not in keys
    assert "preset_national_average" in keys


def test_a_preset_can_be_undone():
    app = open_link()
    use_preset(app, "full_e_results")
    press(app, "undo")
    assert headline(app)[0] == "60,08"
    assert address(app) == {}
