"""Two visitors at once do not meet each other's scenarios."""

from __future__ import annotations

from tests.e2e.actions import address, choose, expect_figures, open_page, press, type_value
from tests.e2e.browser import DESKTOP
from tests.e2e.conftest import NewPage
from tests.e2e.server import Server


def test_scenarios_languages_and_cases_stay_apart(server: Server, fresh_page: NewPage) -> None:
    first, second = fresh_page(DESKTOP), fresh_page(DESKTOP)
    open_page(first, server.url)
    open_page(second, server.url)
    type_value(first, "digitization", "45")
    type_value(second, "online_payment", "60")
    choose(second, "language_switch", "English")
    press(first, "digitization", "ArrowRight")
    press(second, "online_payment", "ArrowRight")
    # 22 x 45.1 % = 9.922 points from 5.53; 10 x 60.1 % = 6.01 points from 3.49.
    expect_figures(first, "64,47")
    expect_figures(second, "62.60")
    changed = {"digitization", "online_payment"}
    assert address(first)[1].keys() & changed == {"digitization"}
    assert address(second)[1].keys() & changed == {"online_payment"}
