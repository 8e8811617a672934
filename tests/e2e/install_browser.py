"""Makes sure that a Chromium is there for the browser tests: ``python tests/e2e/install_browser.py``.

An installed Chromium or Chrome is taken as it is. Otherwise Debian's package is installed (as root),
or else the build that Playwright offers.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

# The same browser without windows and menus takes a seventh less of the processors; it goes first.
COMMANDS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
# DejaVu has every Vietnamese letter.
DEBIAN_PACKAGES = ("chromium", "chromium-headless-shell", "fonts-dejavu-core")
VERSION_SECONDS = 30
ADVICE = (
    "No Chromium could be found or installed. Install the package 'chromium' (or Google Chrome) "
    "with your system's package manager, or run 'python -m playwright install --with-deps chromium'."
)


def find_browser(playwright_build: Path) -> Path | None:
    """Return the executable of a Chromium that starts, None if there is none.

    ``playwright_build`` is where Playwright would put its own; the system's goes first.
    """
    installed = [Path(path) for path in map(shutil.which, COMMANDS) if path]
    return next((path for path in [*installed, playwright_build] if _starts(path)), None)


def main() -> int:
    """Install a Chromium if none is there; return 1 if that fails."""
    with sync_playwright() as playwright:
        playwright_build = Path(playwright.chromium.executable_path)
    browser = find_browser(playwright_build) or _install(playwright_build)
    print(f"Browser for the tests: {browser}" if browser else ADVICE)  # noqa: T201 - a command prints
    return 0 if browser else 1


def _install(playwright_build: Path) -> Path | None:
    for commands in _ways():
        if all(_succeeds(command) for command in commands) and (browser := find_browser(playwright_build)):
            return browser
    return None


def _ways() -> list[list[list[str]]]:
    """Return the ways to install a Chromium, each a list of commands."""
    playwright = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return [playwright]
    packages = ["apt-get", "install", "-y", "--no-install-recommends", *DEBIAN_PACKAGES]
    return [[["apt-get", "update"], packages], playwright]


def _succeeds(command: list[str]) -> bool:
    print("Running:", " ".join(command), flush=True)  # noqa: T201 - a command prints
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, check=False, env=environment).returncode == 0


def _starts(path: Path) -> bool:
    """Tell whether the executable runs: some systems ship a placeholder of the same name."""
    try:
        version = subprocess.run(
            [path, "--version"], check=False, capture_output=True, text=True, timeout=VERSION_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return version.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
