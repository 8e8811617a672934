"""Title, description and tags of a page's document, in the language of its link."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape
from urllib.parse import parse_qs, urlencode

from starlette.datastructures import Headers
from starlette.types import Scope

from scoring import Outcome
from ui.exports.link_picture import HEIGHT, WIDTH
from ui.links.arriving import as_sent
from ui.links.model import NO_COMPARISON, Comparison, Link
from ui.links.write import write_whole_link
from ui.platform import served_components, streamlit_words
from ui.platform.front_page import HTML, DocumentHead, HeadOf
from ui.server.journal import FACTS
from ui.server.link_previews.address import root_of
from ui.server.link_previews.opened import MOST_CHARACTERS, open_link
from ui.server.settings import Settings
from ui.visit.outcomes import outcome_of
from ui.visit.pages import COMPARE, DEFAULT, PAGES, PLAN, PRESENT, Page
from ui.words import names, numbers, sentences
from ui.words.caveats import caveats_of_all
from ui.words.goals import goal_in_words
from ui.words.texts import Texts, load_texts

logger = logging.getLogger(__name__)

PICTURE = "/preview.png"

LOCALES = {"vi": "vi_VN", "en": "en_US"}

# Chats cut what is longer than a few lines; names from a link are part of it.
LONGEST = 600

Tags = Iterator[tuple[str, str, str]]


def head_maker(settings: Settings) -> HeadOf:
    """Return what makes the head of the document that answers a request."""

    def head_of(scope: Scope) -> DocumentHead | None:
        page = _page_of(scope, settings.base_path)
        if page is None:
            return None
        try:
            return _head(scope, page, settings)
        except Exception:
            # The page itself says what is wrong; without a head it is served as Streamlit ships it.
            logger.exception("no head of a document", extra={FACTS: {"page": page.name}})
            return None

    return head_of


def _page_of(scope: Scope, base: str) -> Page | None:
    """Return the page whose document a request asks for; None where it asks for anything else.

    Who only looks for the tags often accepts anything; who comes to read accepts HTML, also where the
    app is mounted at an address that is not known here.
    """
    pages = {page.address: page for page in PAGES}
    path: str = scope["path"]
    below = path.removeprefix(base).strip("/")
    if below in pages:
        return pages[below]
    if HTML in Headers(scope=scope).get("accept", ""):
        return pages.get(below.rpartition("/")[2], DEFAULT)
    return None


def _head(scope: Scope, page: Page, settings: Settings) -> DocumentHead:
    link = open_link(scope["query_string"])
    texts = load_texts(link.language)
    outcome = None if link.needs else outcome_of(link.scenario)
    compared = link.comparison if page == COMPARE else NO_COMPARISON
    what = texts("app.title") if outcome is None else _what(outcome, compared, texts)
    title = texts("preview.page", page=texts(f"nav.{page.name}"), what=what)
    description = (
        texts("preview.needs_file")
        if outcome is None
        else _description(page, link, outcome, compared, texts)
    )
    root = root_of(scope, settings)
    tags = [
        ("name", "description", description),
        ("property", "og:type", "website"),
        ("property", "og:site_name", texts("app.title")),
        ("property", "og:locale", LOCALES[link.language]),
        ("property", "og:title", title),
        ("property", "og:description", description),
    ]
    if root is not None and outcome is not None:
        tags.append(("property", "og:url", f"{root}/{page.address}{_query(scope)}"))
    if root is not None and outcome is not None and settings.link_pictures:
        tags += _picture(root, link, compared, what, texts)
    else:
        tags.append(("name", "twitter:card", "summary"))
    lines = [f'<meta {kind}="{name}" content="{escape(content)}">' for kind, name, content in tags]
    lines += streamlit_words.tags()
    if page == DEFAULT:
        lines += [f'<link rel="modulepreload" href="{src}">' for src in served_components.scripts("live")]
    return DocumentHead(link.language, "\n    ".join([f"<title>{escape(title)}</title>", *lines]))


def _picture(root: str, link: Link, compared: Comparison, what: str, texts: Texts) -> Tags:
    # As the scenario is written anew, links that mean the same name the same picture.
    shown = urlencode(write_whole_link(link.scenario, link.language, replace(compared, against=None)))
    yield "property", "og:image", f"{root}{PICTURE}?{shown}"
    yield "property", "og:image:type", "image/png"
    yield "property", "og:image:width", str(WIDTH)
    yield "property", "og:image:height", str(HEIGHT)
    yield "property", "og:image:alt", texts("preview.picture", headline=what)
    yield "name", "twitter:card", "summary_large_image"


def _description(page: Page, link: Link, outcome: Outcome, compared: Comparison, texts: Texts) -> str:
    """Return what the page shows of the link, its result in a sentence, and what that rests on."""
    parts = [texts("preview.problems")] if link.problems else []
    if page == PLAN and link.plan.goal is not None:
        parts.append(texts("preview.goal", goal=goal_in_words(link.plan.goal, outcome.case, texts)))
    if page == PRESENT and link.step > 1:
        parts.append(texts("preview.step", step=link.step))
    shown = [(named.name, outcome_of(named.scenario)) for named in compared.scenarios]
    parts.append(f"{'; '.join(_compared(shown, texts))}." if shown else sentences.summary(outcome, texts))
    parts.append(caveats_of_all([part for _, part in shown] or [outcome], texts))
    return _bounded(" ".join(parts))


def _what(outcome: Outcome, compared: Comparison, texts: Texts) -> str:
    if not compared.scenarios:
        return sentences.headline(outcome, texts)
    count = texts("preview.comparison", count=len(compared.scenarios))
    return f"{names.case(outcome.case)}: {count}"


def _compared(shown: Sequence[tuple[str, Outcome]], texts: Texts) -> Iterator[str]:
    for name, outcome in shown:
        yield texts(
            "preview.compared",
            name=name,
            total=numbers.points(outcome.total, texts.language),
            rank=sentences.rank(outcome.rank, texts),
        )


def _bounded(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"


def _query(scope: Scope) -> str:
    """Return the request's own query, written anew so that nothing but a query can be in it."""
    query: bytes = scope["query_string"]
    if not query or len(query) > MOST_CHARACTERS:
        return ""
    parameters = as_sent(parse_qs(query.decode(errors="replace"), keep_blank_values=True))
    return f"?{urlencode(parameters, doseq=True)}"
