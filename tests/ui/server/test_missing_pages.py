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
    "path", ["/favicon.png", "/static/js/index.js", "/_stcore/health", "/media/1.png", "/baseline/"]
)
def test_what_streamlit_serves_is_passed_on(path: str):
    assert ask(path).text == PAGE


@pytest.mark.parametrize(
    "path",
    ["/nowhere", "/simulat", "/a/b", "/%2e%2e/x", "/<script>", "/plan/x", "/baseline//", "/plan/x/healthz"],
)
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


@pytest.mark.parametrize(
    "path",
    [
        *("/readyz/x", "/healthz/", "/_stcore/nothing", "/static/nothing.js", "/nothing.png", "/media"),
        *("/plan/x.js", "/plan/_stcore/health.json", "/component/none/index.html", "/index.html", "/app/x"),
    ],
)
def test_a_file_that_is_not_there_is_no_blank_page(path: str):
    for app, target in ((None, path), (BASED, f"/chi-so{path}")):
        reply = ask(target, app) if app else ask(target)
        assert (reply.status, reply.text) == (404, "Not Found\n")
        assert reply.headers["content-type"].startswith("text/plain")


def test_below_a_base_path_nothing_is_answered_outside_of_it():
    for path in ("/_stcore/metrics", "/static/js/index.js", "/plan", "/x/healthz"):
        assert "There is no such page" in ask(path, BASED).text


def test_where_streamlit_s_cloud_mounts_an_app_its_pages_are_left_alone():
    assert ask("/~/+/plan").text == PAGE


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "POST", "GET"])
def test_nobody_leaves_a_file_where_streamlit_would_take_it(method: str):
    for base in ("", "/chi-so-766"):
        found = application(Settings(base_path=base))
        assert ask(f"{base}/_stcore/upload_file/session/file", found, method=method).status == 404


def test_streamlit_s_metrics_are_off_unless_asked_for():
    assert ask("/_stcore/metrics").status == 404
    assert ask("/_stcore/metrics?families=session_events").status == 404
    assert ask("/_stcore/metrics", application(Settings(metrics=True))).text == PAGE


@pytest.mark.parametrize(
    "query", ["&".join(["a=1"] * 1001), "digitization=45&x=" + "1" * 1_000_000], ids=["parts", "characters"]
)
@pytest.mark.parametrize("path", ["/", "/plan", "/nowhere"])
def test_of_a_link_that_is_too_long_nothing_is_used_and_that_is_said(path: str, query: str):
    reply = ask(f"{path}?{query}")
    assert reply.status == (404 if path == "/nowhere" else 414)
    assert ("The link is too long" in reply.text) is (path != "/nowhere")
    assert ("Liên kết quá dài" in reply.text) is (path != "/nowhere")
    assert reply.text.count('href="/"') == 2
    assert len(reply.text) < 3000
