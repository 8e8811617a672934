"""Errors of the interface: strict, all at once, and hostile requests get plain answers."""

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.links.bad_links import BadLink, opened
from tests.ui.links.test_link_round_trip import KEYS, VALUES
from tests.ui.server.asking import ask
from ui.server.api.query import MAX_QUERY
from ui.words.texts import Language, load_texts

ROUTES = (
    "/api/v1/simulate",
    "/api/v1/cases",
    "/api/v1/openapi.json",
    "/api/v1/",
    "/api",
    "/api/v2/simulate",
)


def problems(query: str) -> list[tuple[str, str, str]]:
    reply = ask(f"/api/v1/simulate?{query}")
    assert reply.status == 422
    assert reply.json["error"]["code"] == "query"
    return [(item["code"], item["key"], item["value"]) for item in reply.json["error"]["problems"]]


def test_every_problem_is_named_at_once_with_what_is_expected():
    reply = ask("/api/v1/simulate?lang=en&digitization=45,5,5&progres=90&peers=hold")
    assert reply.status == 422
    found = {item["key"]: item for item in reply.json["error"]["problems"]}
    assert found.keys() == {"digitization", "progres", "peers"}
    assert found["digitization"] == {
        "code": "value",
        "key": "digitization",
        "value": "45,5,5",
        "expected": "a number from 0 to 100, at most two decimals, with a decimal point or comma",
    }
    assert "/api/v1/cases" in found["progres"]["expected"]


def test_messages_come_in_the_language_asked_for():
    asked = {
        language: ask(f"/api/v1/simulate?x=1&lang={language}").json["error"] for language in ("vi", "en")
    }
    assert "chỉ số" in asked["vi"]["problems"][0]["expected"]
    assert "indicator" in asked["en"]["problems"][0]["expected"]


@pytest.mark.parametrize(("link", "language"), opened(), ids=lambda part: getattr(part, "name", part))
def test_what_a_page_would_forgive_is_an_error_here(link: BadLink, language: Language):
    reply = ask(f"/api/v1/simulate?{quote(link.query_in(language), safe='=&%+')}")
    assert reply.status in (414, 422)
    assert reply.json["error"]["message"]
    assert (reply.status == 414) == (not reply.json["error"]["problems"])


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("digitization=45&digitization=60", ("repeated", "digitization", "45, 60")),
        ("s1=digitization%3D45%3Bname%3DA", ("page_only", "s1", "digitization=45;name=A")),
        ("against=s1", ("page_only", "against", "s1")),
        ("goal=rank:40:80", ("page_only", "goal", "rank:40:80")),
        ("step=2", ("page_only", "step", "2")),
        ("own=1a2b3c4d", ("page_only", "own", "1a2b3c4d")),
        ("v=2", ("version", "v", "2")),
        ("digitization", ("value", "digitization", "")),
        ("=5", ("unknown", "", "5")),
        ("digitization=%FF", ("value", "digitization", "\ufffd")),
        ("packed=1.AAAAAAAAAAAA", ("packed", "packed", "1.AAAAAAAAAAAA")),
        ("case=ha-noi", ("case", "case", "ha-noi")),
    ],
)
def test_one_bad_part_is_one_problem(query: str, problem: tuple[str, str, str]):
    assert problems(query) == [problem]


def test_cases_take_no_levers():
    reply = ask("/api/v1/cases?digitization=45&lang=en")
    assert reply.status == 422
    assert [item["code"] for item in reply.json["error"]["problems"]] == ["not_here"]


def test_a_query_is_bounded():
    assert ask(f"/api/v1/simulate?x={'9' * MAX_QUERY}").status == 414
    assert ask(f"/api/v1/simulate?x={'9' * (MAX_QUERY - 2)}").status == 422


def test_every_value_at_two_decimals_fits_the_bound():
    levers = ask("/api/v1/cases").json["rules"].values()
    longest = max(
        sum(len(item["id"]) + len("=99.99&") for group in groups for item in group["indicators"])
        for groups in levers
    )
    assert longest + 200 < MAX_QUERY


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_another_method_is_told_what_to_use(method: str):
    reply = ask("/api/v1/simulate", method=method)
    assert reply.status == 405
    assert reply.headers["allow"] == "GET, HEAD"
    assert reply.json["error"]["code"] == "method"


@pytest.mark.parametrize("path", ["/api/v1/", "/api/v1/nothing", "/api/v2/simulate", "/api/"])
def test_an_unknown_address_is_json_too(path: str):
    reply = ask(path)
    assert reply.status == 404
    assert reply.json["error"] == {
        "code": "not_found",
        "message": load_texts("vi")("api.error.not_found"),
        "problems": [],
    }


ODD = st.text(st.characters(codec="utf-8"), max_size=40).map(lambda text: quote(text, safe="=&%+;"))
PAIRS = st.lists(st.tuples(KEYS, VALUES), max_size=12).map(
    lambda pairs: "&".join(f"{quote(key)}={quote(value)}" for key, value in pairs)
)
BYTES = st.binary(max_size=40).map(lambda data: "".join(f"%{byte:02x}" for byte in data))


@given(route=st.sampled_from(ROUTES), query=ODD | PAIRS | BYTES)
def test_no_request_makes_the_server_fail_or_show_its_inside(route: str, query: str):
    reply = ask(f"{route}?{query}")
    assert reply.status in (200, 307, 404, 414, 422)
    assert "Traceback" not in reply.text
    assert ".py" not in reply.text
    if reply.status >= 400:
        assert reply.json["error"]["message"]
