"""The rows of tools above the simulator are one row each, and what they open covers no figure."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.actions import click, open_page, place_of
from tests.e2e.browser import DESKTOP
from tests.e2e.conftest import NewPage
from tests.e2e.server import Server


@pytest.mark.parametrize("language", ["vi", pytest.param("en", marks=pytest.mark.long)])
def test_each_row_is_one_row_and_the_choice_of_other_provinces_covers_no_figure(
    server: Server, visitor: NewPage, language: str
) -> None:
    page = visitor(DESKTOP)
    open_page(page, f"{server.url}/?digitization=45&peers=pace:2023-2024&lang={language}")
    for row in ("toolbar", "tools"):
        assert place_of(page.locator(f".st-key-{row}"))["height"] < 48
    click(page, "peers_button")
    choices = page.locator(".st-key-peers_choices")
    expect(choices.get_by_role("radio")).to_have_count(6)
    result = place_of(page.locator("section.result"))
    assert result["y"] + result["height"] <= place_of(choices)["y"]
