"""One property test under coverage-guided fuzzing: ``python -m tests.fuzz.guided TEST SECONDS``.

libFuzzer keeps every input that reaches code no input reached before and goes on from there; Hypothesis
makes the test's example of it. What fails is kept by Hypothesis, which tries it first in the next run of
the tests, and its bytes are left in the folder that is named.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from tempfile import mkdtemp

import atheris

# Bytes of one input, long ones from the start: enough for a table of some rows or a link with every part.
LONGEST = 8_192


def main() -> None:
    """Fuzz until the time is over; the process ends with a status other than 0 where something fails."""
    module, _, name = sys.argv[1].partition("::")
    with atheris.instrument_imports(include=["scoring", "ui"]):
        tests = import_module(module)
    one_input = getattr(tests, name).hypothesis.fuzz_one_input

    def attempt(content: bytes) -> None:
        one_input(content)

    found = Path(mkdtemp(prefix="fuzz-"))
    options = [
        "-len_control=0",
        f"-max_total_time={sys.argv[2]}",
        f"-max_len={LONGEST}",
        f"-artifact_prefix={found}/",
    ]
    atheris.Setup([sys.argv[0], *options, "-print_final_stats=0", "-verbosity=0"], attempt)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
