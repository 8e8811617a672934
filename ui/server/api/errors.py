"""Errors of the JSON interface: a status, a code, and every part of the request that cannot be used."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from ui.links.model import LinkProblem
from ui.server.api.models import ErrorAnswer, ErrorItem, ProblemItem
from ui.words.texts import DEFAULT_LANGUAGE, Language, load_texts

ErrorCode = Literal["query", "query_too_long", "not_found", "method", "internal"]

STATUSES: dict[ErrorCode, int] = {
    "query": 422,
    "query_too_long": 414,
    "not_found": 404,
    "method": 405,
    "internal": 500,
}


class QueryError(Exception):
    """A request that cannot be answered as it stands."""

    def __init__(
        self, code: ErrorCode, language: Language = DEFAULT_LANGUAGE, problems: Sequence[LinkProblem] = ()
    ) -> None:
        """Keep what was wrong."""
        super().__init__(code)
        self.code = code
        self.language = language
        self.problems = tuple(problems)

    @staticmethod
    def answer(_request: Request, error: Exception) -> Response:
        """Return the answer to a request that raised this error."""
        if not isinstance(error, QueryError):
            raise error
        return error_answer(error.code, error.language, error.problems)


def error_answer(
    code: ErrorCode, language: Language = DEFAULT_LANGUAGE, problems: Sequence[LinkProblem] = ()
) -> Response:
    """Return an error as JSON, worded in a language."""
    texts = load_texts(language)
    body = ErrorAnswer(
        error=ErrorItem(
            code=code,
            message=texts(f"api.error.{code}"),
            problems=[
                ProblemItem(
                    code=problem.code,
                    key=problem.key,
                    value=problem.value,
                    expected=texts(f"api.expected.{problem.code}"),
                )
                for problem in problems
            ],
        )
    )
    headers = {"Cache-Control": "no-store", "Content-Language": language}
    if code == "method":
        headers["Allow"] = "GET, HEAD"
    return Response(body.model_dump_json(), STATUSES[code], headers, "application/json")


def not_a_route(_request: Request, error: Exception) -> Response:
    """Return the answer to an address or method the interface does not have."""
    known = isinstance(error, HTTPException) and error.status_code == STATUSES["method"]
    return error_answer("method" if known else "not_found")
