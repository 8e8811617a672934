"""The JSON interface under requests made from its own description: every answer is one it describes.

As the description says a parameter is, and as it says none is; in any mixture, any order, by any method.
"""

from __future__ import annotations

from functools import cache
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.ui.server.asking import Reply, ask

DOCUMENT = ask("/api/v1/openapi.json").json
PATHS: dict[str, Any] = DOCUMENT["paths"]
(BASE,) = [server["url"] for server in DOCUMENT["servers"]]

Pairs = list[tuple[str, str]]


def as_described(schema: dict[str, Any]) -> st.SearchStrategy[str]:
    """Return values of a parameter as its schema describes them."""
    if "const" in schema:
        return st.just(schema["const"])
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    if "pattern" in schema:
        return st.from_regex(schema["pattern"].removesuffix("$"), fullmatch=True)
    assert schema["type"] == "string", "a kind of schema that the fuzzer cannot make values of yet"
    return st.sampled_from(schema.get("examples", ["still", "shift:2.5"])) | st.text(max_size=20)


def named(parameter: dict[str, Any]) -> st.SearchStrategy[Pairs]:
    """Return a parameter with a value, or the parts of one that stands for many keys, perhaps none."""
    schema = parameter["schema"]
    if schema.get("type") == "object":
        keys = {key: as_described(value) for key, value in schema["properties"].items()}
        parts = st.sampled_from(sorted(keys)).flatmap(lambda key: st.tuples(st.just(key), keys[key]))
        return st.lists(parts, max_size=4, unique_by=lambda part: part[0])
    one = as_described(schema).map(lambda value: [(parameter["name"], value)])
    return st.just([]) | one


def requests(path: str) -> st.SearchStrategy[Pairs]:
    """Return queries whose every part is as described."""
    parts = [named(parameter) for parameter in PATHS[path]["get"].get("parameters", [])]
    return st.tuples(*parts).map(lambda found: [pair for pairs in found for pair in pairs])


ODD_VALUES = ["", "0", "100.001", "-1", "1e9", "NaN", "\x00", "٣", "%", "a" * 300]
WORDS = st.text(max_size=30) | st.sampled_from(ODD_VALUES)


@st.composite
def broken(draw: st.DrawFn, path: str) -> str:
    """Return a query of described and other parts, some twice, in any order, perhaps not even encoded."""
    pairs = draw(requests(path))
    keys = st.sampled_from([key for key, _ in pairs] or ["x"]) | WORDS
    pairs += draw(st.lists(st.tuples(keys, WORDS), max_size=5))
    query = urlencode(draw(st.permutations(pairs)), errors="surrogatepass")
    return query + draw(st.sampled_from(["", "&", "&&", ";", "&=", "&%", "&%ff=%fe", "&" + "x" * 2_000]))


@cache
def _validator(path: str, status: str) -> Draft202012Validator:
    answers = PATHS[path]["get"]["responses"]
    assert status in answers, f"{path} answers {status}, which is not described"
    schema = answers[status]["content"]["application/json"]["schema"]
    return Draft202012Validator({**schema, "components": DOCUMENT["components"]})


def expect_described(path: str, reply: Reply) -> None:
    assert reply.status < 500
    assert reply.headers["content-type"] == "application/json"
    _validator(path, str(reply.status)).validate(reply.json)


@pytest.mark.parametrize("path", PATHS)
@given(data=st.data())
def test_what_is_asked_as_described_is_answered_as_described(path: str, data: st.DataObject):
    pairs = data.draw(requests(path))
    reply = ask(f"{BASE}{path}?{urlencode(pairs)}")
    expect_described(path, reply)
    if reply.status != 200:
        # Parts may be right by themselves and not go together: then every one that does not is named.
        assert {problem["key"] for problem in reply.json["error"]["problems"]} <= {key for key, _ in pairs}


@pytest.mark.parametrize("path", PATHS)
@given(data=st.data())
def test_whatever_is_asked_the_answer_is_described(path: str, data: st.DataObject):
    expect_described(path, ask(f"{BASE}{path}?{data.draw(broken(path))}"))


@pytest.mark.parametrize("path", PATHS)
@given(
    method=st.sampled_from(["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "X"]),
    query=WORDS.map(quote),
)
def test_any_other_method_is_refused(path: str, method: str, query: str):
    reply = ask(f"{BASE}{path}?{query}", method=method)
    assert reply.status == 405
    assert reply.json["error"]["code"] == "method"


@given(rest=st.text(st.characters(exclude_characters="?#", codec="utf-8"), max_size=30).map(quote))
def test_any_other_address_is_refused(rest: str):
    reply = ask(f"{BASE}/{rest}")
    if f"/{rest}".rstrip("/") not in PATHS:
        assert reply.status == 404
        # A line break in an address leads past the interface, to where there are no files of that name.
        assert reply.text.rstrip() == "Not Found" or reply.json["error"]["code"] == "not_found"
