"""Ready scenarios: one press, and a word on what is not modelled."""

from decimal import Decimal

import pytest
from streamlit.testing.v1.element_tree import ElementList, Markdown

from scoring import load_case
from tests.golden import golden
from tests.pages.visit import (
    address,
    choose,
    headline,
    live,
    open_groups_shown,
    open_link,
    open_section,
    open_window,
    plain,
    position,
    press,
    use_preset,
    words,
)
from ui.links.presets import presets_for
from ui.words.texts import LANGUAGES, Language

GOLDEN = golden("presets.toml")


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
    assert words(app).count("Hạn chế: ") == len(offered)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_says_what_it_brings_before_it_is_chosen(language: Language):
    app = open_link(f"lang={language}")
    open_window(app, "presets")
    assert _worths(app.markdown) == [
        _golden_worth(preset.id, language) for preset in presets_for(load_case())
    ]


def test_what_each_brings_is_told_on_the_compare_page_too():
    app = open_link(page="compare")
    open_section(app, "compare_presets")
    told = [caption.value for caption in app.caption if " · hạng " in caption.value]
    assert [plain(text) for text in told] == [_golden_worth(p.id, "vi") for p in presets_for(load_case())]


def test_what_a_preset_brings_is_what_it_then_gives_among_provinces_that_move():
    app = open_link("peers=shift:2")
    open_window(app, "presets")
    assert "So với hiện trạng, giả định các tỉnh khác tăng bình quân 2 điểm." in words(app)
    worth = _worths(app.markdown)[0]
    use_preset(app, "national_average")
    rank = live(app)["result"]["rank"]
    assert worth == f"+9,91 điểm · hạng khoảng {rank['median']} ({rank['low']}–{rank['high']})"
    assert rank["median"] > GOLDEN["national_average"]["rank"]["median"]


def test_a_preset_kept_to_compare_keeps_the_assumption_it_was_told_with():
    app = open_link("peers=shift:2", "compare")
    open_section(app, "compare_presets")
    press(app, "compare_national_average")
    assert "peers=shift:2" in address(app)["s1"]


def _worths(markdown: ElementList[Markdown]) -> list[str]:
    """Return what the presets in view say they bring."""
    told = [plain(element.value) for element in markdown]
    return [text.strip("*") for text in told if text.startswith("**+")]


def _golden_worth(preset: str, language: Language) -> str:
    golden_ = GOLDEN[preset]
    gained, rank = Decimal(golden_["total"]) - load_case().baseline.total, golden_["rank"]
    range_ = f"{rank['median']} ({rank['low']}–{rank['high']})"
    if language == "en":
        return f"+{gained} points · rank about {range_}"
    return f"+{gained} điểm · hạng khoảng {range_}".replace(".", ",")


def test_a_preset_already_reached_cannot_be_pressed_and_says_so():
    app = open_link("case=ca-mau-2023&lang=en")
    open_window(app, "presets")
    assert app.button(key="preset_payment_average").disabled
    assert "This case has reached that level already. Limitations: " in words(app)


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
