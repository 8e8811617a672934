"""``make fuzz``: the property tests of what comes from outside, again and again with other examples.

``python -m tests.fuzz --seconds 600`` spends half of the time on seed after seed for all of them, and half
on those that read most freely, guided by the code that each example reaches (on Linux). The first failure
ends it; Hypothesis keeps the smallest example it found and tries it first in every later test.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from importlib.util import find_spec

# Links and their round trip, scenario files, storage, files given, units, the JSON interface, outside text.
TARGETS = (
    "tests/ui/links",
    "tests/ui/exports/test_scenario_file.py",
    "tests/ui/memory/test_content.py",
    "tests/ui/widgets/test_given_files.py",
    "tests/scoring/tables/test_fuzz.py",
    "tests/scoring/tables/test_matching.py",
    "tests/scoring/units/test_unit_table_properties.py",
    "tests/ui/server/test_fuzz_api.py",
    "tests/ui/server/test_api_errors.py",
    "tests/ui/words/test_outside_text.py",
)

GUIDED = (
    "tests.ui.links.test_hostile_links::test_whatever_a_link_holds_its_scenarios_work",
    "tests.ui.links.test_packing::test_whatever_is_said_to_be_packed_what_comes_of_it_works",
    "tests.ui.exports.test_scenario_file::test_no_bytes_bring_the_reader_down",
    "tests.ui.exports.test_scenario_file::test_any_value_in_any_place_is_used_or_explained",
    "tests.ui.memory.test_content::test_nothing_raises",
    "tests.ui.widgets.test_given_files::test_nothing_a_browser_says_raises_or_goes_beyond_the_rules",
    "tests.scoring.tables.test_fuzz::test_any_bytes",
    "tests.scoring.tables.test_fuzz::test_any_table",
    "tests.scoring.tables.test_fuzz::test_any_broken_part_of_a_workbook",
    "tests.scoring.units.test_unit_table_properties::test_any_cells_are_refused_as_a_table_or_read",
)


def main() -> int:
    """Fuzz for the time asked for; 1 or more where something failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    asked = parser.parse_args()
    if find_spec("atheris") is None:
        print("atheris is not at hand: no example is guided by the code it reaches")
        return _by_seeds(asked.seed, asked.seconds)
    return _guided(asked.seconds // 2) or _by_seeds(asked.seed, asked.seconds // 2)


def _guided(seconds: int) -> int:
    for test in GUIDED:
        each = max(1, seconds // len(GUIDED))
        print(f"{test}, {each} s", flush=True)
        command = [sys.executable, "-m", "tests.fuzz.guided", test, str(each)]
        if failed := subprocess.run(command, check=False).returncode:
            return failed
    return 0


def _by_seeds(seed: int, seconds: int) -> int:
    end = time.monotonic() + seconds
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
