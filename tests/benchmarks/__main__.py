"""Command line of the benchmarks: ``python -m tests.benchmarks [--repetitions N] [--only PART]``."""

from __future__ import annotations

import argparse
import os
import platform

import streamlit

from tests.benchmarks.dragging import measure_dragging
from tests.benchmarks.every_page import measure_every_page
from tests.benchmarks.in_browser import measure_browser
from tests.benchmarks.library import measure_library


def main() -> None:
    """Measure the library and the served app and print the figures; nothing is asserted."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("--repetitions", type=int, default=30, help="in the browser, for each app")
    parser.add_argument("--only", choices=("library", "dragging", "simulator", "pages"))
    chosen = parser.parse_args()
    versions = f"Python {platform.python_version()}, Streamlit {streamlit.__version__}"
    print(f"{versions}, {os.cpu_count()} processors\n")
    if chosen.only in (None, "library"):
        measure_library()
    if chosen.only in (None, "dragging"):
        measure_dragging(chosen.repetitions)
    if chosen.only in (None, "simulator"):
        measure_browser(chosen.repetitions)
    if chosen.only in (None, "pages"):
        measure_every_page(chosen.repetitions)


if __name__ == "__main__":
    main()
