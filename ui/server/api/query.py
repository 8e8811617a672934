"""Reading a request's query: a link's own reader, and every problem it names is an error here."""

from __future__ import annotations

from urllib.parse import parse_qs

from scoring import find_case
from ui.links.arriving import as_sent
from ui.links.grammar import (
    AGAINST_KEY,
    COMPARED_KEYS,
    LANGUAGE_KEY,
    OWN_KEY,
    PLATFORM_KEYS,
    SHOWN_LENGTH,
    STEP_KEY,
)
from ui.links.model import Link, LinkProblem
from ui.links.packing import unpack
from ui.links.plan_link import PLAN_KEYS
from ui.links.read import read_link
from ui.server.api.errors import QueryError

# Longer than any scenario: every lever of a case at two decimals stays below 1 000 characters.
MAX_QUERY = 2_000

# A comparison, a goal, a step and a visitor's own data are matters of the pages: what is asked for
# here is one scenario on published figures.
PAGE_KEYS = (*COMPARED_KEYS, AGAINST_KEY, *PLAN_KEYS, STEP_KEY, OWN_KEY)


def read_query(query: str, *, levers: bool = True) -> Link:
    """Return what a query says; without ``levers`` only the language may be named.

    Raises:
        QueryError: it is too long, or a part of it cannot be used.

    """
    if len(query) > MAX_QUERY:
        raise QueryError("query_too_long")
    asked = as_sent(parse_qs(query, keep_blank_values=True, errors="replace"))
    link = read_link(asked, find_case)
    parameters, _ = unpack(asked)
    problems = list(link.problems)
    if levers:
        refused = [key for key in PAGE_KEYS if key in parameters]
        problems = [problem for problem in problems if problem.key.split(":")[0] not in refused]
        problems += [_problem("page_only", key, parameters[key][-1]) for key in refused]
    else:
        allowed = {LANGUAGE_KEY, *PLATFORM_KEYS}
        problems = [problem for problem in problems if problem.key == LANGUAGE_KEY]
        refused = [key for key in asked if key not in allowed]
        problems += [_problem("not_here", key, asked[key][-1]) for key in refused]
    if problems:
        raise QueryError("query", link.language, problems)
    return link


def _problem(code: str, key: str, value: str) -> LinkProblem:
    return LinkProblem(code, key[:SHOWN_LENGTH], value[:SHOWN_LENGTH])
