"""Everything that goes wrong on a page unseen: console errors, exceptions, failed requests."""

from __future__ import annotations

import re

from playwright.sync_api import ConsoleMessage, Error, Page, Request

# Console errors that Streamlit itself causes in every app, as "text (address)".
ALLOWED = (
    # A page's address is /<page>. Streamlit's frontend asks for its server below that first, and only
    # then one level up; the browser logs the miss.
    re.compile(r"status of 404 .*/[\w-]+/_stcore/(health|host-config)\)$"),
)

# Where the scripts of components are served.
SCRIPTS = "/_stcore/bidi-components/"


class Problems:
    """The problems of a page from its opening on."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._found: list[str] = []
        page.on("console", self._on_console)
        page.on("pageerror", self._on_exception)
        page.on("requestfailed", self._on_failed_request)

    def stop(self) -> None:
        """Look no longer: the page is used for something else."""
        self._page.remove_listener("console", self._on_console)
        self._page.remove_listener("pageerror", self._on_exception)
        self._page.remove_listener("requestfailed", self._on_failed_request)

    def found(self) -> list[str]:
        """Return the problems up to now, with what Streamlit shows as an exception on the page."""
        shown = self._page.locator("[data-testid=stException]").all_inner_texts()
        return [*self._found, *(f"shown exception: {text}" for text in shown)]

    def _on_console(self, message: ConsoleMessage) -> None:
        text = f"{message.text} ({message.location['url']})"
        if message.type == "error" and not any(allowed.search(text) for allowed in ALLOWED):
            self._found.append(f"console: {text}")

    def _on_exception(self, error: Error) -> None:
        self._found.append(f"exception: {error}")

    def _on_failed_request(self, request: Request) -> None:
        if request.failure == "net::ERR_ABORTED" and SCRIPTS in request.url:
            # Whoever leaves a page while its components' scripts are loading needs them no longer.
            return
        self._found.append(f"failed request: {request.method} {request.url} ({request.failure})")
