"""The template for slides that whoever hosts the server has chosen: read and checked at the start."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ui.words.texts import load_texts

TEMPLATE_VARIABLE = "CHISO766_SLIDE_TEMPLATE"


class HostTemplateError(ValueError):
    """The file that the variable names cannot be used; the message says why."""


def host_template(path: str) -> bytes | None:
    """Return the template in a file that the environment variable names, None where it is empty.

    Raises:
        HostTemplateError: there is no such file, or it cannot be a template.

    """
    return _read(path.strip()) if path.strip() else None


@cache
def _read(path: str) -> bytes:
    # Loaded only where a template is set: it brings the library of slides.
    from ui.exports.slide_template import MOST_BYTES, TemplateError, check  # noqa: PLC0415

    try:
        with Path(path).open("rb") as file:
            content = file.read(MOST_BYTES + 1)
        check(content)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise HostTemplateError(f"{TEMPLATE_VARIABLE}: '{path}' cannot be read ({reason}).") from error
    except TemplateError as error:
        reason = load_texts("en")(f"template.error.{error.code}", **error.facts)
        raise HostTemplateError(f"{TEMPLATE_VARIABLE}: '{path}' cannot be used: {reason}") from error
    return content
