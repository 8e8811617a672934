"""Makes sure that LibreOffice is there: ``python tests/ui/exports/install_office.py``.

As root on Debian it is installed. Elsewhere an installed one is taken as it is; without one the tests
that open documents in it are skipped and say so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

COMMANDS = ("soffice", "pdftotext")
DEBIAN_PACKAGES = (
    *("libreoffice-calc-nogui", "libreoffice-impress-nogui", "libreoffice-writer-nogui"),
    *("poppler-utils", "fonts-dejavu-core"),
)
ADVICE = (
    "LibreOffice (soffice) and poppler's pdftotext were not found: the tests that open documents in them "
    "are skipped. Install them with your system's package manager to run those as well."
)


def main() -> int:
    """Install what is missing, where that is possible; return 1 if the installation fails."""
    if all(map(shutil.which, COMMANDS)):
        return 0
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        print(ADVICE)  # noqa: T201 - a command prints
        return 0
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "--no-install-recommends", *DEBIAN_PACKAGES]
    for command in (["apt-get", "update"], install):
        print("Running:", " ".join(command), flush=True)  # noqa: T201 - a command prints
        if subprocess.run(command, check=False, env=environment).returncode:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
