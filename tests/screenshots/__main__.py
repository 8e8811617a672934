"""Pictures of every page, beside those of an earlier commit: ``python -m tests.screenshots``."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.e2e.browser import launch
from tests.e2e.server import APP, serve
from tests.screenshots import earlier, index
from tests.screenshots.pictures import LOCALES, PAGES, SCHEMES, SCREENS, Wanted, take

OUTPUT = Path(__file__).with_name("output")


def main() -> None:
    """Take the pictures asked for and print where they are shown side by side."""
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots")
    parser.add_argument("--only", nargs="+", choices=tuple(PAGES), default=tuple(PAGES), help="pages")
    parser.add_argument("--language", nargs="+", choices=tuple(LOCALES), default=tuple(LOCALES))
    parser.add_argument("--theme", nargs="+", choices=SCHEMES, default=SCHEMES)
    parser.add_argument("--width", nargs="+", choices=tuple(SCREENS), default=tuple(SCREENS))
    parser.add_argument(
        "--against",
        default=None,
        help="the commit on the left; by default the last one where something is changed since, "
        "else the one before it; 'none' for no pictures on the left",
    )
    parser.add_argument("--out", type=Path, default=OUTPUT, help="folder of the pictures, emptied first")
    chosen = parser.parse_args()
    wanted = Wanted(chosen.only, chosen.language, chosen.theme, chosen.width)
    against = chosen.against or earlier.commit_before()
    for side in (index.BEFORE, index.AFTER):
        shutil.rmtree(chosen.out / side, ignore_errors=True)
    names = _take(APP, wanted, chosen.out / index.AFTER)
    before = "none"
    if against != "none":
        before = earlier.described(against)
        with earlier.laid_out(against) as folder:
            _take(folder / APP.name, wanted, chosen.out / index.BEFORE)
    page = index.write(chosen.out, names, before, "what is in this folder")
    print(f"side by side: {page}")  # noqa: T201 - a command prints


def _take(app: Path, wanted: Wanted, out: Path) -> list[str]:
    """Take pictures of an app and return their names."""
    names = []
    environment = {"PYTHONPATH": str(app.parent)}
    with (
        serve(app, environment=environment) as server,
        sync_playwright() as playwright,
        launch(playwright) as browser,
    ):
        for picture in take(browser, server.url, wanted, out):
            print(picture, flush=True)  # noqa: T201 - a command prints
            names.append(picture.name)
    return names


if __name__ == "__main__":
    main()
