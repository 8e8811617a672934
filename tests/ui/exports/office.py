"""LibreOffice as a reader that has nothing to do with the libraries that write the files."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

# Each start of the office takes seconds: make check leaves these tests out.
needs_office = pytest.mark.office


def _skip_without_office() -> None:
    """Skip the present test where no office is installed, saying what it needs."""
    if shutil.which("soffice") is None or shutil.which("pdftotext") is None:
        pytest.skip(
            "needs LibreOffice and poppler (Debian: libreoffice-calc, -impress, -writer, poppler-utils)"
        )


def has_times() -> bool:
    """Return whether the brief's font, or one of its widths, is installed; others take more room."""
    asked = ["fc-match", "Times New Roman"]
    done = (
        subprocess.run(asked, check=False, capture_output=True, text=True)
        if shutil.which(asked[0])
        else None
    )
    return done is not None and ("Liberation" in done.stdout or "Times" in done.stdout)


def convert(files: Mapping[str, bytes], ending: str, folder: Path) -> dict[str, Path]:
    """Convert files (name to content) with one start of LibreOffice; return where each came out."""
    _skip_without_office()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    made = folder / "made"
    # A profile of its own: no settings of whoever runs the tests, and no lock shared with them.
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", ending, "--outdir", str(made)]
    subprocess.run(
        [*command, *(str(folder / name) for name in files)], check=True, capture_output=True, timeout=300
    )
    found = {name: made / Path(name).with_suffix(f".{ending}").name for name in files}
    assert all(path.exists() for path in found.values()), found
    return found


def text_of(pdf: Path) -> list[str]:
    """Return the text of a PDF, page by page, with ordinary spaces."""
    done = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True
    )
    pages = done.stdout.rstrip("\f\n").split("\f")
    return [" ".join(page.split()) for page in pages]
