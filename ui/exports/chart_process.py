"""Turning charts into images, in a process of its own.

The converter brings a whole JavaScript engine: inside the server it would hold up every visitor while
it works and keep its memory for good. So its process ends with the images. Nothing is fetched from
anywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ui.exports.light_theme import FONT_FOLDER
from ui.queue.process import EndedError, call

TIMEOUT = 120


class ConversionError(RuntimeError):
    """The converter failed or took too long; the message is its own."""


def convert(
    designs: Sequence[dict[str, Any]], kind: str, scale: float = 1, *, seconds: float | None = None
) -> list[bytes]:
    """Return Vega-Lite designs as images of the kind ``png`` or ``svg``.

    Raises:
        ConversionError: the converter failed or took longer than ``seconds``, by default two minutes.

    """
    seconds = TIMEOUT if seconds is None else seconds
    try:
        return call(_images, list(designs), kind, scale, seconds=seconds, keep=False)
    except EndedError as error:
        raise ConversionError(f"no image: {error}") from error
    except (ValueError, RuntimeError) as error:
        raise ConversionError(str(error)[-400:]) from error


def _images(designs: Sequence[dict[str, Any]], kind: str, scale: float) -> list[bytes]:
    import vl_convert  # noqa: PLC0415 - only the process of its own carries the converter

    vl_convert.register_font_directory(str(FONT_FOLDER))
    if kind == "png":
        return [vl_convert.vegalite_to_png(design, scale=scale, allowed_base_urls=[]) for design in designs]
    return [vl_convert.vegalite_to_svg(design, allowed_base_urls=[]).encode() for design in designs]
