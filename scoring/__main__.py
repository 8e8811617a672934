"""The library's commands: ``python -m scoring validate`` and ``python -m scoring version``."""

from __future__ import annotations

import argparse
import sys

from scoring.datafiles import data_version
from scoring.validation import Check, validate


def main(arguments: list[str] | None = None) -> int:
    """Run a command and return its exit status: 0, or 1 where a check does not hold."""
    parser = argparse.ArgumentParser(prog="python -m scoring", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("validate", help="check the rules against every published figure")
    commands.add_parser("version", help="print the data version")
    command = parser.parse_args(arguments).command
    if command == "version":
        print(data_version())
        return 0
    checks = validate()
    print(f"data version {data_version()}")
    print(f"{'year':<6}{'what':<16}{'which':<32}{'figures':>8}{'exact':>7}{'0.01 off':>10}  not exact")
    for check in checks:
        print(_line(check))
    failed = [check for check in checks if not check.passes]
    print(f"{len(checks) - len(failed)} of {len(checks)} checks hold")
    return 1 if failed else 0


def _line(check: Check) -> str:
    exceptions = ", ".join(f"{who} {difference:+}" for who, difference in check.exceptions)
    return (
        f"{check.year:<6}{check.subject:<16}{check.id:<32}{check.checked:>8}{check.exact:>7}"
        f"{check.close:>10}  {exceptions}"
    ).rstrip()


if __name__ == "__main__":
    sys.exit(main())
