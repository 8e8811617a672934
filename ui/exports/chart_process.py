"""Turning charts into images, as a process of its own.

The converter brings a whole JavaScript engine: inside the server it would hold up every visitor while
it works and keep its memory for good. So this file is run as a script that loads nothing of the app:
a JSON array of jobs comes in, a JSON array of base64 texts goes out. Nothing is fetched from anywhere.
"""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

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
    jobs = json.dumps({"designs": list(designs), "kind": kind, "scale": scale})
    try:
        done = subprocess.run(
            # Isolated, so that the script sees the installed packages and nothing of this folder.
            [sys.executable, "-I", __file__],
            input=jobs.encode(),
            capture_output=True,
            timeout=seconds,
            check=True,
        )
    except subprocess.CalledProcessError as error:
        raise ConversionError(error.stderr.decode(errors="replace")[-400:]) from error
    except subprocess.TimeoutExpired as error:
        raise ConversionError(f"no image after {seconds} seconds") from error
    return [base64.b64decode(image) for image in json.loads(done.stdout)]


def _main() -> None:
    import vl_convert  # noqa: PLC0415 - only this process carries the converter

    work = json.load(sys.stdin)
    images: list[bytes] = []
    for design in work["designs"]:
        if work["kind"] == "png":
            images.append(vl_convert.vegalite_to_png(design, scale=work["scale"], allowed_base_urls=[]))
        else:
            images.append(vl_convert.vegalite_to_svg(design, allowed_base_urls=[]).encode())
    json.dump([base64.b64encode(image).decode() for image in images], sys.stdout)


if __name__ == "__main__":
    _main()
