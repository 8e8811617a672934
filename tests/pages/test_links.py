"""The address is the scenario: what it says is shown, and what is shown it says."""

from decimal import Decimal
from urllib.parse import urlencode

import pytest

from scoring import data_version, find_case
from scoring.what_if.scenario import Scenario
from tests.pages.test_every_page import SAYS
from tests.pages.visit import (
    PAGES,
    address,
    choose,
    choose_case,
    follow_navigation,
    headline,
    open_link,
    press,
    put_link,
    slide,
    type_value,
    words,
)
from ui.links.model import Comparison, NamedScenario
from ui.links.write import write_link, write_whole_link

TWO_LEVERS = {"digitization": Decimal(45), "online_payment": Decimal(60)}


def test_the_address_follows_every_kind_of_change():
    app = open_link()
    slide(app, "digitization", "45,0%")
    assert address(app) == write_link(Scenario(changes={"digitization": Decimal(45)}), "vi")
    type_value(app, "online_payment", "60")
    assert address(app) == write_link(Scenario(changes=TWO_LEVERS), "vi")
    choose(app, "language_switch", "en")
    assert address(app) == write_link(Scenario(changes=TWO_LEVERS), "en")
    press(app, "reset_all")
    assert address(app) == write_link(Scenario(), "en")
    choose_case(app, "case_year", 2026)
    assert address(app) == write_link(Scenario("lam-dong-2026"), "en")


def test_a_link_is_dated_with_the_data_version():
    app = open_link()
    type_value(app, "digitization", "45,25")
    assert address(app) == {
        "v": "1",
        "data": data_version(),
        "case": "binh-thuan-2023",
        "lang": "vi",
        "digitization": "45.25",
    }


def test_a_link_opens_with_its_total_rank_and_language():
    app = open_link("v=1&case=binh-thuan-2023&lang=en&digitization=45&online_payment=60")
    assert headline(app) == ["66.96", "about 42", "Average"]


def test_what_one_visitor_shares_another_sees():
    app = open_link()
    type_value(app, "digitization", "45")
    choose(app, "language_switch", "en")
    other = open_link("&".join(f"{key}={value}" for key, value in address(app).items()))
    assert words(other) == words(app)


def test_a_link_without_couplings_moves_indicators_alone():
    coupled, alone = open_link("e_result_issued=100"), open_link("e_result_issued=100&couplings=off")
    # The direct part is 4.49 points; 6.68 more are brought along.
    assert (headline(coupled)[0], headline(alone)[0]) == ("71,25", "64,57")
    choose(alone, "language_switch", "en")
    assert address(alone)["couplings"] == "off"


def test_the_back_button_restores_the_earlier_scenario():
    app = open_link()
    type_value(app, "digitization", "45")
    earlier = address(app)
    type_value(app, "online_payment", "60")
    choose(app, "language_switch", "en")
    put_link(app, {key: [value] for key, value in earlier.items()})
    app.run()
    assert headline(app)[:1] == ["64,45"]
    assert address(app) == earlier


def test_the_back_button_leads_to_the_default_view_too():
    app = open_link()
    type_value(app, "digitization", "45")
    put_link(app, "")
    app.run()
    app.run()
    assert headline(app) == ["60,08", "54", "Trung bình"]
    assert address(app) == {}


def test_an_address_edited_by_hand_is_taken():
    app = open_link("digitization=45")
    put_link(app, "digitization=46")
    app.run()
    # 22 x 0.46 = 10.12.
    assert headline(app)[0] == "64,67"


@pytest.mark.parametrize("page", PAGES)
def test_a_link_is_kept_on_the_page_it_is_opened_on(page: str):
    app = open_link("lang=en&digitization=45", page)
    assert not app.exception
    assert address(app)["digitization"] == "45"
    assert address(app)["lang"] == "en"
    assert SAYS[page, "en"][0] in words(app)


@pytest.mark.parametrize("page", ["baseline", "method"])
def test_the_navigation_keeps_scenario_and_language_and_writes_the_link_again(page: str):
    app = open_link()
    type_value(app, "digitization", "45")
    choose(app, "language_switch", "en")
    kept = address(app)
    follow_navigation(app, page)
    assert address(app) == kept
    follow_navigation(app, "simulate")
    assert address(app) == kept
    assert headline(app)[0] == "64.45"


def test_returning_to_the_bare_address_the_navigation_left_keeps_the_scenario():
    app = open_link()
    type_value(app, "digitization", "45")
    choose(app, "language_switch", "en")
    follow_navigation(app, "baseline")
    kept = address(app)
    put_link(app, "")
    app.run()
    app.run()
    assert app.get_by_key("language_switch").value == "en"
    assert app.metric[0].label == "Total points (of 100)"
    follow_navigation(app, "simulate")
    assert headline(app)[0] == "64.45"
    assert address(app) == kept


def test_a_long_comparison_has_a_short_address_that_opens_to_the_same():
    levers = list(find_case("binh-thuan-2023").rules.indicators)
    kept = tuple(
        NamedScenario(
            name,
            Scenario(changes={lever: Decimal(f"{start + place}.25") for place, lever in enumerate(levers)}),
        )
        for start, name in enumerate(["Số hóa trước", "Thanh toán trước", "Cả hai việc", "Chỉ giữ hạn"], 40)
    )
    app = open_link(urlencode(write_whole_link(kept[0].scenario, "vi", Comparison(kept, 1))), "compare")
    assert not app.warning
    shown = " ".join(text.value for text in app.text)
    assert all(named.name in shown for named in kept)
    choose(app, "language_switch", "en")
    assert set(address(app)) == {"v", "data", "case", "lang", "packed"}
    assert len(urlencode(address(app))) < 1_500
    again = open_link(urlencode(address(app)), "compare")
    assert words(again) == words(app)
    follow_navigation(again, "simulate")
    assert "packed" not in address(again)
    assert address(again)[levers[0]] == "40.25"
