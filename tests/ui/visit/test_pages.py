"""One table of pages: every page's file stands in it, and nothing else names the folder of pages."""

from pathlib import Path

import pytest

from ui.visit.pages import COMPARE, DEFAULT, PAGES, PLAN, PRESENT, page_at

ROOT = Path(__file__).resolve().parents[3]


def test_the_table_holds_every_page_once():
    assert sorted(page.file for page in PAGES) == sorted((ROOT / "pages").glob("*.py"))
    assert len({page.address for page in PAGES}) == len(PAGES)


def test_only_the_table_says_where_pages_are():
    named = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "ui").rglob("*.py")
        if '"pages"' in path.read_text(encoding="utf-8")
    ]
    assert named == ["ui/visit/pages.py"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_is_found_by_its_address(page):
    assert page_at(page.address) == page
    assert page.address == ("" if page == DEFAULT else page.name)


def test_there_is_no_page_at_another_address():
    with pytest.raises(KeyError):
        page_at("simulate")


def test_what_links_hold_beside_scenario_and_language():
    held = {page.name: set(page.link_parts) for page in PAGES if page.link_parts}
    assert held == {
        PLAN.name: {"plan"},
        COMPARE.name: {"comparison"},
        PRESENT.name: {"comparison", "road_map", "shortfall", "step"},
    }
    assert [page for page in PAGES if page.alone] == [PRESENT]
