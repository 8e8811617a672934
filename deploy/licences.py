"""Writes docs/licences.md: the licence of every package that is installed to run the app.

``python deploy/licences.py`` after every change of requirements.lock.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.message import Message
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import cast

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements.lock"
PAGE = ROOT / "docs" / "licences.md"

REQUIREMENT = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==", re.MULTILINE)
CLASSIFIER = "License :: OSI Approved :: "

# Stands where a package names no page of its own.
NO_PAGE = "-"
# A longer entry is the licence's whole text, not its name.
NAME_LENGTH = 60

HEAD = """# Licences of the packages

Made by `python deploy/licences.py` from what the packages of `requirements.lock` say of themselves;
do not edit. None of them is changed or copied into this project; a container image holds them whole, with
the licence files they bring. This project's own licence is MIT ([LICENSE](../LICENSE)).
Two files of a font, Source Sans Pro by Adobe, are copied unchanged, with their licence, the SIL Open Font
License 1.1: [ui/exports/fonts](../ui/exports/fonts/OFL.txt).

| package | licence | home |
| --- | --- | --- |
"""


@dataclass(frozen=True)
class Package:
    """A package with its licence and its address, as it states them."""

    name: str
    licence: str
    home: str


def locked_names() -> list[str]:
    """Return the names of all packages in the lock file, each once."""
    return sorted(set(REQUIREMENT.findall(LOCK.read_text(encoding="utf-8"))))


def read_package(name: str) -> Package:
    """Return what an installed package says of itself.

    Raises:
        PackageNotFoundError: it is not installed here.
        ValueError: it names no licence.

    """
    # A mapping with repeated keys; its typed interface lacks most of them.
    stated = cast("Message", metadata(name))
    own = str(stated["License"] or "")
    classified = [
        line.rpartition(" :: ")[2]
        for line in stated.get_all("Classifier") or []
        if str(line).startswith(CLASSIFIER)
    ]
    short = own if own and len(own) <= NAME_LENGTH and "\n" not in own else ""
    licence = stated["License-Expression"] or short or " and ".join(classified)
    if not licence:
        raise ValueError(f"{name} names no licence; look it up and say so in this script.")
    return Package(name, str(licence), _home(stated))


def page(packages: list[Package]) -> str:
    """Return the page as Markdown."""
    return HEAD + "".join(f"| {item.name} | {item.licence} | {item.home} |\n" for item in packages)


def _home(stated: Message) -> str:
    urls = dict(line.split(", ", 1) for line in stated.get_all("Project-URL") or [])
    lowered = {label.lower(): url for label, url in urls.items()}
    wanted = ("homepage", "source", "source code", "repository", "github")
    found = [lowered[label] for label in wanted if label in lowered]
    return str(stated["Home-page"] or next(iter(found), NO_PAGE))


if __name__ == "__main__":
    try:
        PAGE.write_text(page([read_package(name) for name in locked_names()]), encoding="utf-8")
    except PackageNotFoundError as missing:
        raise SystemExit(
            f"{missing.name} is in {LOCK.name} but not installed: run make run first."
        ) from None
