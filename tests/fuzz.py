"""``make fuzz``: every property test of what comes from outside, again and again with other examples.

``python -m tests.fuzz --seconds 600`` takes seed after seed until the time is over. The first failure ends
it; Hypothesis keeps the smallest example it found and tries it first in every later test.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time

# Link grammar and its round trip, scenario files, uploads and units, the JSON interface, outside text.
TARGETS = (
    "tests/ui/links",
    "tests/ui/exports/test_scenario_file.py",
    "tests/scoring/tables/test_fuzz.py",
    "tests/scoring/tables/test_matching.py",
    "tests/scoring/units/test_unit_table_properties.py",
    "tests/ui/server/test_fuzz_api.py",
    "tests/ui/server/test_api_errors.py",
    "tests/ui/words/test_outside_text.py",
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    asked = parser.parse_args()
    end = time.monotonic() + asked.seconds
    seed = asked.seed
    while (left := end - time.monotonic()) > 0:
        print(f"seed {seed}", flush=True)
        options = ["--hypothesis-profile=fuzz", f"--hypothesis-seed={seed}", "-x"]
        try:
            done = subprocess.run(
                [sys.executable, "-m", "pytest", *options, *TARGETS], timeout=left, check=False
            )
        except subprocess.TimeoutExpired:
            break
        if done.returncode:
            return done.returncode
        seed += 1
    print("nothing found")
    return 0


if __name__ == "__main__":
    sys.exit(main())
