"""Commands: ``python -m scoring validate``, ``draw``, ``backtest``, ``check`` and ``version``."""

from __future__ import annotations

import argparse
import sys

from scoring import check_command
from scoring.backtest import table as backtest_table
from scoring.backtest.backtest import DRAWS, backtest
from scoring.backtest.held_out import hold_one_out
from scoring.backtest.hidden_leagues import SEED, tried_years
from scoring.backtest.patterns import PATTERNS
from scoring.datafiles import data_version
from scoring.rank import stored
from scoring.validation import Check, validate


def main(arguments: list[str] | None = None) -> int:
    """Run a command and return its exit status: 0, or 1 where a check does not hold."""
    parser = argparse.ArgumentParser(prog="python -m scoring", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("validate", help="check the rules against every published figure")
    test = commands.add_parser("backtest", help="try the rank estimate on leagues with hidden rows")
    test.add_argument("--draws", type=_draws, default=DRAWS, help=f"draws of each kind ({DRAWS})")
    test.add_argument("--patterns", nargs="+", choices=PATTERNS, default=list(PATTERNS), metavar="PATTERN")
    years = list(tried_years())
    test.add_argument("--years", nargs="+", type=int, choices=years, default=years, metavar="YEAR")
    test.add_argument("--write", action="store_true", help="write the table into data/backtest")
    commands.add_parser("draw", help="draw the leagues that are not wholly known, into data/drawn")
    check_command.add_options(commands.add_parser("check", help="check a file of own data"))
    commands.add_parser("version", help="print the data version")
    chosen = parser.parse_args(arguments)
    if chosen.command == "version":
        print(data_version())
        return 0
    if chosen.command == "draw":
        for path in stored.write(stored.FOLDER):
            print(path.name)
        return 0
    if chosen.command == "check":
        lines, usable = check_command.check_file(chosen)
        print("\n".join(lines))
        return 0 if usable else 1
    return _backtest(chosen) if chosen.command == "backtest" else _validate()


def _draws(text: str) -> int:
    draws = int(text)
    if draws < 1:
        raise argparse.ArgumentTypeError("at least 1 draw is needed")
    return draws


def _backtest(chosen: argparse.Namespace) -> int:
    if chosen.write and (chosen.patterns != list(PATTERNS) or chosen.years != list(tried_years())):
        print("only a run of all patterns and years is written")
        return 1
    print(f"data version {data_version()}, seed {SEED}, {chosen.draws} draws of each kind", flush=True)
    results = tuple(backtest(chosen.draws, years=chosen.years, patterns=chosen.patterns))
    held_out = tuple(hold_one_out(chosen.years))
    print("\n".join(backtest_table.lines(results, held_out)))
    if chosen.write:
        for name, content in backtest_table.files(results, held_out, chosen.draws).items():
            (backtest_table.FOLDER / name).write_text(content, encoding="utf-8")
    return 0


def _validate() -> int:
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
