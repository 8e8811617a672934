"""The description in OpenAPI: whole, and the answers are what it says they are."""

from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.ui.server.asking import ask
from ui.links.grammar import PACKED_KEY, PERCENT_PATTERN
from ui.links.read import LINK_KEYS
from ui.server.api.errors import STATUSES
from ui.server.api.query import PAGE_KEYS

DOCUMENT = ask("/api/v1/openapi.json").json


def references(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        yield from [part["$ref"]] if "$ref" in part else []
        part = list(part.values())
    if isinstance(part, list):
        for item in part:
            yield from references(item)


def validator(path: str, status: int) -> Draft202012Validator:
    answer = DOCUMENT["paths"][path]["get"]["responses"][str(status)]
    schema = answer["content"]["application/json"]["schema"]
    return Draft202012Validator({**schema, "components": DOCUMENT["components"]})


def test_it_has_the_parts_openapi_asks_for():
    assert DOCUMENT["openapi"].startswith("3.1.")
    assert DOCUMENT["info"].keys() >= {"title", "version"}
    operations = [item["get"] for item in DOCUMENT["paths"].values()]
    assert len({operation["operationId"] for operation in operations}) == len(operations) == 3
    for operation in operations:
        assert all("description" in answer for answer in operation["responses"].values())
        parameters = [(item["name"], item["in"]) for item in operation.get("parameters", [])]
        assert len(set(parameters)) == len(parameters)
        assert all(item["schema"] for item in operation.get("parameters", []))


def test_every_reference_leads_somewhere_and_every_schema_is_valid_and_used():
    found = set(references(DOCUMENT))
    schemas = DOCUMENT["components"]["schemas"]
    assert found == {f"#/components/schemas/{name}" for name in schemas}
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)


def test_every_status_the_interface_can_answer_is_described():
    described = set(DOCUMENT["paths"]["/simulate"]["get"]["responses"])
    assert described == {"200", *map(str, STATUSES.values())}


@pytest.mark.parametrize(
    ("target", "path", "status"),
    [
        ("/api/v1/simulate?digitization=45&peers=shift:2", "/simulate", 200),
        ("/api/v1/simulate?case=lam-dong-2026&lang=en", "/simulate", 200),
        ("/api/v1/simulate?case=lam-dong-2026&now=2026-10-10&pace=90.5&online_filing=60", "/simulate", 200),
        ("/api/v1/cases", "/cases", 200),
        ("/api/v1/simulate?x=1", "/simulate", 422),
        ("/api/v1/simulate?" + "x" * 3000, "/simulate", 414),
    ],
)
def test_answers_are_as_described(target: str, path: str, status: int):
    reply = ask(target)
    assert reply.status == status
    assert reply.headers["content-type"] == "application/json"
    validator(path, status).validate(reply.json)


def test_every_key_of_a_scenario_is_described():
    described = {item["name"] for item in DOCUMENT["paths"]["/simulate"]["get"]["parameters"]}
    assert described == {*LINK_KEYS - {*PAGE_KEYS, PACKED_KEY}, "levers"}


def test_a_lever_s_value_is_described_as_it_is_read():
    (levers,) = [
        item for item in DOCUMENT["paths"]["/simulate"]["get"]["parameters"] if item["name"] == "levers"
    ]
    patterns = {schema["pattern"] for schema in levers["schema"]["properties"].values()}
    assert patterns == {f"^{PERCENT_PATTERN.pattern}$"}
    assert "online_payment" in levers["schema"]["properties"]
