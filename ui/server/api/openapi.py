"""The description of the JSON interface in OpenAPI 3.1, made from the schemas of its answers."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import models_json_schema

from scoring import list_cases, load_rules, vintages
from scoring.what_if.scenario import DEFAULT_CASE
from ui.links.grammar import DAY_PATTERN, LINK_VERSION, PERCENT_PATTERN
from ui.server.api.models import CasesAnswer, ErrorAnswer, SimulationAnswer
from ui.server.api.query import MAX_QUERY
from ui.words.texts import DEFAULT_LANGUAGE, LANGUAGES

Json = dict[str, Any]

SUMMARY = (
    "Scores and national ranks of scenarios of the 766 index. A query has the same keys as a link of the "
    "app, but is read strictly: a part that cannot be used is an error and nothing is computed. Points "
    "and percentages are exact decimals written as text; ranks are whole numbers. Only GET and HEAD; no "
    f"key or sign-in; queries of at most {MAX_QUERY} characters."
)

DAY: Json = {"type": "string", "format": "date", "pattern": f"^{DAY_PATTERN.pattern}$"}

ERRORS = {
    "404": "No such address (`not_found`).",
    "405": "Another method than GET or HEAD (`method`).",
    "414": f"The query is longer than {MAX_QUERY} characters (`query_too_long`).",
    "422": "Parts of the query cannot be used (`query`): each with code, key, value and what is expected.",
    "500": "The server failed (`internal`); its log has the cause.",
}


def description(base_path: str) -> Json:
    """Return the description as a JSON document; ``base_path`` leads to the app on its host."""
    _, schemas = models_json_schema(
        [(model, "serialization") for model in (SimulationAnswer, CasesAnswer, ErrorAnswer)],
        ref_template="#/components/schemas/{model}",
    )
    return {
        "openapi": "3.1.0",
        "info": {"title": "766 index simulator", "version": "1", "description": SUMMARY},
        "servers": [{"url": f"{base_path}/api/v1"}],
        "paths": {
            "/simulate": {
                "get": {
                    "operationId": "simulate",
                    "summary": "The result of a scenario",
                    "parameters": _scenario_parameters(),
                    "responses": _responses("SimulationAnswer"),
                }
            },
            "/cases": {
                "get": {
                    "operationId": "cases",
                    "summary": "Every case, and the levers by vintage of rules",
                    "parameters": [_language()],
                    "responses": _responses("CasesAnswer"),
                }
            },
            "/openapi.json": {
                "get": {
                    "operationId": "description",
                    "summary": "This description",
                    "responses": {
                        "200": {
                            "description": "The description.",
                            "content": {"application/json": {"schema": {"type": "object"}}},
                        }
                    },
                }
            },
        },
        "components": {"schemas": schemas["$defs"]},
    }


def _scenario_parameters() -> list[Json]:
    levers = sorted(
        {
            key
            for rules in map(load_rules, vintages())
            for group in rules.groups.values()
            for key in (group.id, *group.indicators)
        }
    )
    percent = {"type": "string", "pattern": f"^{PERCENT_PATTERN.pattern}$"}
    return [
        _parameter("v", {"const": LINK_VERSION}, "version of the link's keys"),
        _parameter("data", {"type": "string", "pattern": "^[0-9a-f]{8}$"}, "data version the link names"),
        _parameter(
            "case", {"enum": [ref.id for ref in list_cases()], "default": DEFAULT_CASE}, "id of a case"
        ),
        _language(),
        _parameter("couplings", {"const": "off"}, "moves each indicator alone"),
        _parameter(
            "peers",
            {"type": "string", "default": "still"},
            "what the other provinces do: still, shift:2.5 (points on average, -30 to 30), shift:2.5~0 "
            "(with the standard deviation between provinces, 0 to 15), pace:2022-2023, field:2024",
        ),
        _parameter(
            "now",
            DAY,
            "last day that is over: the levers are ratios from then to the end of the year. Only for cases "
            "whose year runs, from the last day with figures on; groups of several indicators have none",
        ),
        _parameter(
            "pace",
            {"type": "string", "default": "100"},
            "with now: what is still to come arrives at so many percent of the pace so far (0 to 1000, one "
            "decimal)",
        ),
        _parameter(
            "per_day",
            {"type": "string"},
            "with now: indicators whose dossiers or petitions come at another pace, so many a day, such as "
            "on_time_settlement:900.5,petition_on_time:3",
        ),
        _parameter("counted_to", DAY, "with now: the last day that the case's counts cover"),
        {
            "name": "levers",
            "in": "query",
            "style": "form",
            "explode": True,
            "description": "one key per lever: a group (percent of its maximum) or an indicator of the "
            "case's rules (percent, its own ratio), never a group together with its own indicator",
            "schema": {
                "type": "object",
                "properties": dict.fromkeys(levers, percent),
                "additionalProperties": False,
            },
            "example": {"digitization": "45", "online_payment": "60"},
        },
    ]


def _language() -> Json:
    return _parameter(
        "lang", {"enum": list(LANGUAGES), "default": DEFAULT_LANGUAGE}, "language of wordings and messages"
    )


def _parameter(name: str, schema: Json, text: str) -> Json:
    return {"name": name, "in": "query", "description": text, "schema": schema}


def _responses(model: str) -> Json:
    def answer(text: str, schema: str) -> Json:
        content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
        return {"description": text, "content": content}

    return {
        "200": answer("The answer.", model),
        **{status: answer(text, "ErrorAnswer") for status, text in ERRORS.items()},
    }
