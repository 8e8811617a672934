"""An address that is no page: 404 in both languages, and the scenario of the link is kept."""

from pathlib import Path

import pytest

from tests.ui.server.asking import PAGE, application, ask
from ui.server import Settings
from ui.visit.pages import DEFAULT

PAGES = sorted(page.stem for page in (Path(__file__).resolve().parents[3] / "pages").glob("*.py"))
BASED = application(Settings(base_path="/chi-so"))


def test_every_page_is_passed_on_and_the_default_one_is_the_root():
    assert DEFAULT.name in PAGES
    others = [page for page in PAGES if page != DEFAULT.name]
    assert {ask(f"/{page}").text for page in ["", *others]} == {PAGE}
    assert ask(f"/{DEFAULT.name}").status == 404


@pytest.mark.parametrize(
    "path", ["/favicon.png", "/static/js/index.js", "/_stcore/health", "/media/1.png", "/baseline/x"]
)
def test_what_streamlit_serves_is_passed_on(path: str):
    assert ask(path).text == PAGE


@pytest.mark.parametrize("path", ["/nowhere", "/simulat", "/a/b", "/%2e%2e/x", "/<script>"])
def test_any_other_address_is_explained_in_both_languages(path: str):
    reply = ask(f"{path}?v=1&digitization=45")
    assert reply.status == 404
    assert "Không có trang này" in reply.text
    assert "There is no such page" in reply.text
    assert reply.text.count('href="/?v=1&amp;digitization=45"') == 2
    assert "<script" not in reply.text


def test_a_hostile_query_stays_inside_the_link():
    reply = ask('/nowhere?"><img src=x onerror=alert(1)>')
    assert "<img" not in reply.text
    assert "&quot;&gt;&lt;img" in reply.text


def test_below_a_base_path_the_link_leads_there():
    assert 'href="/chi-so/?lang=en"' in ask("/chi-so/nowhere?lang=en", BASED).text
    assert 'href="/chi-so/"' in ask("/elsewhere", BASED).text
    assert ask("/chi-so/baseline", BASED).text == PAGE
    assert ask("/chi-so", BASED).status in (200, 307)


def test_another_method_is_left_to_streamlit():
    assert ask("/nowhere", method="DELETE").status == 405
