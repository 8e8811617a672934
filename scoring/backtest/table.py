"""The backtest's tables: as committed in ``data/backtest``, and as printed by the command."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from scoring.backtest.backtest import LEVELS, TOTALS, Result, by_pattern, over_all, worst_pattern
from scoring.backtest.held_out import HeldOut
from scoring.backtest.hidden_leagues import SEED
from scoring.datafiles import DATA, ESTIMATOR, Schema, check, data_version, read_csv, read_toml

FOLDER = DATA / "backtest"
FACTS, TABLE, HELD_OUT = "results.toml", "results.csv", "held_out.csv"


class BacktestFacts(Schema):
    """How the tables were made: ``draws`` for each league and pattern, by the estimator of that number."""

    command: str
    data_version: str
    estimator: int
    seed: int
    draws: int
    totals: int


def has_backtest() -> bool:
    """Return whether tables are committed: not where no league is complete, so that none was tried."""
    return FOLDER.is_dir()


@cache
def load_backtest() -> tuple[BacktestFacts, tuple[Result, ...]]:
    """Return the committed table of all patterns with how it was made.

    Raises:
        DataFileError: one of its files is missing or wrong.

    """
    return read_backtest(FOLDER)


@cache
def load_held_out() -> tuple[HeldOut, ...]:
    """Return the committed table of published ranks foretold.

    Raises:
        DataFileError: its file is missing or wrong.

    """
    return tuple(read_csv(FOLDER / HELD_OUT, HeldOut).values())


def read_backtest(folder: Path) -> tuple[BacktestFacts, tuple[Result, ...]]:
    """Return the table in a folder with how it was made, as ``load_backtest`` does."""
    facts = check(BacktestFacts, read_toml(folder / FACTS), folder / FACTS, "file")
    return facts, tuple(read_csv(folder / TABLE, Result).values())


def files(results: Sequence[Result], held_out: Sequence[HeldOut], draws: int) -> dict[str, str]:
    """Return the content of the tables' files by name."""
    facts = (
        f'command = "python -m scoring backtest --draws {draws} --write"\n'
        f'data_version = "{data_version()}"\n'
        f"estimator = {ESTIMATOR}\n"
        f"seed = {SEED}\n"
        f"draws = {draws}\n"
        f"totals = {TOTALS}\n"
    )
    return {FACTS: facts, TABLE: _csv(Result, results), HELD_OUT: _csv(HeldOut, held_out)}


def lines(results: Sequence[Result], held_out: Sequence[HeldOut]) -> list[str]:
    """Return the tables as text: patterns, reliability, published ranks foretold, the worst pattern."""
    head = (
        f"{'pattern':<20}{'method':<10}{'trials':>7}{'coverage':>10}{'promised':>10}"
        f"{'width':>7}{'bias':>7}{'error':>7}{'crps':>7}"
    )
    printed = [head] + [
        f"{pattern:<20}{method:<10}{found.trials:>7}{found.coverage:>10.1%}{found.promised:>10.1%}"
        f"{found.width:>7.2f}{found.bias:>+7.2f}{found.error:>7.2f}{found.crps:>7.2f}"
        for (pattern, method), found in by_pattern(results).items()
    ]
    printed += ["", f"{'all patterns':<20}{'method':<10}" + "".join(f"{f'{at} %':>16}" for at in LEVELS)]
    for method, found in over_all(results).items():
        levels = "".join(f"{f'{found.said[at]:.1%}: {found.held[at]:.1%}':>16}" for at in LEVELS)
        printed.append(f"{'said: seen':<20}{method:<10}{levels}  crps {found.crps:.2f}")
    printed.append("")
    printed += [
        f"{one.year} {one.province:<14}{one.total:>7} rank {one.rank:>2}: "
        f"{one.median} ({one.low}-{one.high})"
        + ("" if one.contradicts == "no" else "  the other totals contradict this rank")
        for one in held_out
    ]
    pattern, found = worst_pattern(results)
    held = sum(one.held for one in held_out)
    return [
        *printed,
        f"published ranks held: {held} of {len(held_out)}",
        f"worst pattern: {pattern}, coverage {found.coverage:.1%}, width {found.width:.2f}",
    ]


def _csv(schema: type[Schema], rows: Sequence[Schema]) -> str:
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(schema.model_fields)
    writer.writerows(row.model_dump().values() for row in rows)
    return table.getvalue()
