"""What a link shows where it is pasted, read as a chat reads it: the document's tags, without a browser."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import quote, urlencode

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from scoring import data_version
from tests.ui.links.mangled_links import MangledLink, load_mangled
from tests.ui.links.test_hostile_links import CORPUS
from tests.ui.server.asking import ask
from ui import server
from ui.links.packing import pack
from ui.platform.front_page import FRONT_PAGE
from ui.server import Settings
from ui.visit.pages import PAGES
from ui.words.texts import LANGUAGES, load_texts

SCENARIO = "v=1&digitization=45&online_payment=60"
HEADLINES = {
    "vi": "Bình Thuận 2023: 60,08 → 66,96 điểm, hạng 54 → khoảng 42/63 (40–45)",
    "en": "Bình Thuận 2023: 60.08 → 66.96 points, rank 54 → about 42 of 63 (40–45)",
}
STANDING = "Bình Thuận 2023: 60,08 điểm, hạng 54/63"
COMPARED = "s1=digitization=45;name=Số hóa&s2=digitization=45;online_payment=60;name="


class Tags(HTMLParser):
    """Reads title and tags as whoever shows a link does."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.elements: list[str] = []
        self._in_title = False
        self.feed(document)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self._in_title = tag == "title"
        named = dict(attrs)
        name = named.get("property") or named.get("name")
        if tag == "meta" and name:
            assert name not in self.found
            self.found[name] = named["content"] or ""

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.found["title"] = self.found.get("title", "") + data
            self._in_title = False


async def _front_page(_request: Request) -> HTMLResponse:
    return HTMLResponse(FRONT_PAGE.read_bytes())


def _app(settings: Settings) -> Starlette:
    return Starlette(
        routes=[*server.routes(settings), Route("/{path:path}", _front_page)],
        middleware=server.middleware(settings),
    )


APP = _app(Settings())


def tags(target: str, app: Starlette = APP, **headers: str) -> dict[str, str]:
    reply = ask(target, app, headers={"accept": "*/*", **headers})
    assert reply.status == 200
    assert int(reply.headers["content-length"]) == len(reply.body)
    return Tags(reply.text).found


@pytest.mark.parametrize(
    ("language", "headline", "sentence"),
    [
        (
            "vi",
            "Lâm Đồng 2026, từ nay đến cuối năm: 63,24 → 64,02 điểm, hạng 16 → 11/34",
            "từ nay đến cuối năm nâng tỷ lệ hồ sơ xử lý trước hạn, đúng hạn lên 97,2%: "
            "từ 63,24 lên 64,02 điểm, hạng từ 16 lên 11/34. Mức đặt là tỷ lệ từ 11/10/2026 đến 31/12/2026",
        ),
        (
            "en",
            "Lâm Đồng 2026, from now to the year’s end: 63.24 → 64.02 points, rank 16 → 11 of 34",
            "Levers are ratios from 11 October 2026 to 31 December 2026",
        ),
    ],
)
def test_a_link_of_the_rest_of_a_year_says_so(language: str, headline: str, sentence: str):
    query = "case=lam-dong-2026&now=2026-10-10&on_time_settlement=97.2"
    found = tags(f"/?{query}&lang={language}")
    assert headline in found["og:title"].replace("\u00a0", " ")
    assert sentence in found["og:description"].replace("\u00a0", " ")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_page_says_its_name_and_the_scenario_s_own_sentence(page, language):
    texts = load_texts(language)
    found = tags(f"/{page.address}?{SCENARIO}&lang={language}")
    assert found["title"] == found["og:title"] == f"{texts('nav.' + page.name)} · {HEADLINES[language]}"
    assert found["description"] == found["og:description"]
    assert texts("peers.still") in found["description"]
    assert found["og:locale"] == {"vi": "vi_VN", "en": "en_US"}[language]
    assert found["og:site_name"] == texts("app.title")
    assert found["og:type"] == "website"
    assert found["og:url"] == f"http://example.vn/{page.address}?{SCENARIO}&lang={language}"
    assert found["twitter:card"] == "summary_large_image"
    assert (found["og:image:width"], found["og:image:height"]) == ("1200", "630")
    assert HEADLINES[language] in found["og:image:alt"]
    assert found["og:image"] == (
        f"http://example.vn/preview.png?v=1&data={data_version()}&case=binh-thuan-2023"
        f"&online_payment=60&digitization=45&lang={language}"
    )


def test_the_bare_address_shows_the_case_that_opens_first():
    found = tags("/")
    assert found["title"] == f"Mô phỏng · {STANDING}"
    assert found["og:url"] == "http://example.vn/"


def test_links_that_mean_the_same_name_the_same_picture():
    same = [
        "digitization=45&online_payment=60",
        "v=1&amp;online_payment=60.00&amp;digitization=45.0&amp;lang=vi&nonsense=1",
        f"v=1&data={data_version()}&case=binh-thuan-2023&{SCENARIO[4:]}&goal=total:70&step=2",
    ]
    assert len({tags(f"/{page}?{query}")["og:image"] for query in same for page in ("", "plan")}) == 1


def test_an_escaped_ampersand_is_understood_and_not_handed_on():
    found = tags("/?v=1&amp;digitization=45&amp;online_payment=60&amp;lang=en")
    assert HEADLINES["en"] in found["title"]
    assert found["og:url"].count("amp") == found["og:url"].count("example")


def test_moving_provinces_and_bands_are_said():
    found = tags("/?peers=shift:2&digitization=90&online_payment=90&online_service=90")
    assert "Xếp loại từ Trung bình lên Tốt." in found["description"]
    assert "các tỉnh khác tăng bình quân 2 điểm" in found["description"]
    assert "hạng 54 → khoảng" in tags("/?peers=shift:2")["title"]


def test_a_plan_names_its_goal_and_a_presentation_its_step():
    assert tags("/plan?goal=total:70")["description"].startswith("Mục tiêu: 70 điểm. Bình Thuận 2023")
    assert "Goal: the rating Fair." in tags("/plan?goal=band:fair&lang=en")["description"]
    assert "Bước 3." in tags("/present?step=3")["description"]


def test_a_comparison_lists_its_scenarios():
    found = tags(f"/compare?{COMPARED}Cả hai")
    assert found["title"] == "So sánh · Bình Thuận 2023: So sánh 2 kịch bản"
    assert "Số hóa: 64,45 điểm, hạng khoảng" in found["description"]
    assert "Cả hai: 66,96 điểm, hạng khoảng 42 (40–45)." in found["description"]
    assert "s2=" in found["og:image"]
    # Pages whose links hold no comparison show the scenario.
    assert "s2=" not in tags(f"/?{COMPARED}Cả hai")["og:image"]


@pytest.mark.parametrize(
    "name",
    [
        '"><script>alert(1)</script>',
        "<title>x</title>",
        "'><img src=x onerror=alert(1)>",
        "a\u202eb\u200fc\x00d\nd\u2028e",
        "A" * 5_000,
        "&quot;&gt;<b>",
    ],
)
def test_names_from_a_link_stay_text(name: str):
    reply = ask(f"/compare?{COMPARED}{name.replace('&', '%26')}", APP, headers={"accept": "text/html"})
    shipped, served = Tags(FRONT_PAGE.read_text("utf-8")), Tags(reply.text)
    # Elements are those of the front page and of the head, whatever the name holds.
    assert len(served.elements) == len(shipped.elements) + 16
    assert set(served.elements) == set(shipped.elements)
    assert served.found["description"].isprintable()
    assert len(served.found["description"]) <= 600
    assert len(served.found["title"]) < 200


@pytest.mark.parametrize("query", [*CORPUS, "lang=%ff", "x" * 20_000, "case=" + "y" * 15_000])
def test_a_hostile_link_shows_the_default_view_and_nothing_of_itself(query: str):
    found = tags(f"/?{query}")
    assert {"title", "description", "og:title"} <= found.keys()
    assert "Bình Thuận 2023: 60" in found["title"]
    assert "script" not in found["title"] + found["description"]


def test_a_link_of_which_a_part_cannot_be_used_says_so():
    assert tags("/?digitization=45&nonsense=1")["description"].startswith(
        "Một phần liên kết không dùng được."
    )
    assert STANDING in tags("/?case=nowhere-1999&digitization=45")["title"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_own_data_is_not_shown_only_asked_for(language):
    query = (
        f"case=lam-dong-2026&own=1a2b3c4d&digitization=45&lang={language}&s1=digitization=45;name=Secret"
    )
    reply = ask(f"/compare?{query}", APP)
    found = Tags(reply.text).found
    texts = load_texts(language)
    assert found["title"] == f"{texts('nav.compare')} · {texts('app.title')}"
    assert found["description"] == texts("preview.needs_file")
    assert found["twitter:card"] == "summary"
    assert found.keys().isdisjoint({"og:image", "og:url"})
    assert "Secret" not in reply.text
    assert "Lâm Đồng" not in reply.text
    assert ask(f"/preview.png?{query}", APP).status == 404


def test_addresses_are_those_seen_from_outside():
    assert tags("/", **{"x-forwarded-proto": "https"})["og:image"].startswith(
        "https://example.vn/preview.png?"
    )
    assert tags("/", **{"x-forwarded-proto": "javascript"})["og:url"] == "http://example.vn/"
    # A name that another header claims is not taken over.
    assert tags("/", **{"x-forwarded-host": "evil.example"})["og:url"] == "http://example.vn/"
    named = _app(Settings(public_address="https://chiso.example.vn"))
    assert tags("/", named)["og:url"] == "https://chiso.example.vn/"


@pytest.mark.parametrize("host", ['a"><script>', "a b", "", "a/../b", "*.example.vn", "a@b"])
def test_a_host_that_is_none_is_not_repeated(host: str):
    found = Tags(ask("/", APP, host=host).text).found
    assert STANDING in found["title"]
    assert found.keys().isdisjoint({"og:image", "og:url"})


def test_a_host_that_is_not_allowed_is_refused_as_ever():
    assert ask("/", _app(Settings(allowed_hosts=("chiso.example.vn",)))).status == 400


def test_below_a_base_path_addresses_lie_there():
    based = _app(Settings(base_path="/chi-so-766"))
    found = tags(f"/chi-so-766/plan?{SCENARIO}", based)
    assert found["og:url"].startswith("http://example.vn/chi-so-766/plan?v=1&")
    assert found["og:image"].startswith("http://example.vn/chi-so-766/preview.png?v=1&")
    assert HEADLINES["vi"] in found["title"]
    assert STANDING in tags("/chi-so-766/", based)["title"]


def test_pictures_can_be_switched_off():
    off = _app(Settings(link_pictures=False))
    found = tags(f"/?{SCENARIO}", off)
    assert HEADLINES["vi"] in found["title"]
    assert "og:image" not in found
    assert found["twitter:card"] == "summary"
    assert not ask("/preview.png", off).headers["content-type"].startswith("image/")


def test_a_failing_sentence_never_breaks_the_page(monkeypatch: pytest.MonkeyPatch):
    def fail(*_parts: object) -> None:
        raise RuntimeError("no head")

    monkeypatch.setattr("ui.server.link_previews.head.outcome_of", fail)
    reply = ask(f"/?{SCENARIO}", APP)
    assert reply.body == FRONT_PAGE.read_bytes()


@pytest.mark.parametrize("link", load_mangled(), ids=lambda link: link.name)
def test_a_mangled_link_shows_what_was_sent(link: MangledLink):
    asked, meant = (tags(f"/compare?{quote(query, safe='=&%+')}") for query in (link.query, link.means))
    assert "fbclid" not in asked["og:url"]
    assert "utm" not in asked["og:url"]
    assert {**asked, "og:url": ""} == {**meant, "og:url": ""}


def test_a_packed_link_shows_what_the_open_one_does():
    parts = {"digitization": "45", "s1": "digitization=45;name=Số hóa trước", "s2": "couplings=off;name=B"}
    packed, in_the_open = (tags(f"/compare?lang=en&{urlencode(query)}") for query in (pack(parts), parts))
    assert "packed=1." in packed["og:url"]
    assert "Số hóa trước: 64.45" in packed["description"]
    assert {**packed, "og:url": ""} == {**in_the_open, "og:url": ""}
