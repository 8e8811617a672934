"""Times one fresh process: ``python -m tests.benchmarks.cold_load library|plain``.

Prints the milliseconds of the imports and of the first load. ``library`` imports scoring and loads
the default case; ``plain`` imports what scoring stands on and only reads the same folder's files.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from time import perf_counter

DATA = Path(__file__).resolve().parents[2] / "data"
IMPORTS = {"library": ("scoring",), "plain": ("numpy", "pydantic")}


def main(subject: str) -> None:
    """Print the two times of ``subject``."""
    start = perf_counter()
    modules = [import_module(name) for name in IMPORTS[subject]]
    imported = perf_counter()
    if subject == "library":
        modules[0].load_case()
    else:
        for path in DATA.glob("*/*.*"):
            path.read_bytes()
    loaded = perf_counter()
    print((imported - start) * 1000, (loaded - imported) * 1000)


if __name__ == "__main__":
    main(sys.argv[1])
