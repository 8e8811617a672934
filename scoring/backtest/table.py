"""The backtest's table: as committed in ``data/backtest``, and as printed by the command."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from scoring.backtest.backtest import OWN_RANKS, SEED, TOTALS, Result, summaries
from scoring.datafiles import DATA, Schema, check, data_version, read_csv, read_toml

FOLDER = DATA / "backtest"
FACTS, TABLE = "results.toml", "results.csv"


class BacktestFacts(Schema):
    """How a table was made: ``draws`` for each league, spread and rank of the own province."""

    command: str
    data_version: str
    seed: int
    draws: int
    own_ranks: list[int]
    totals: int


def has_backtest() -> bool:
    """Return whether a table is committed: not where no league is complete, so that none was tried."""
    return FOLDER.is_dir()


@cache
def load_backtest() -> tuple[BacktestFacts, tuple[Result, ...]]:
    """Return the committed table with how it was made.

    Raises:
        DataFileError: one of its files is missing or wrong.

    """
    return read_backtest(FOLDER)


def read_backtest(folder: Path) -> tuple[BacktestFacts, tuple[Result, ...]]:
    """Return the table in a folder with how it was made, as ``load_backtest`` does."""
    facts = check(BacktestFacts, read_toml(folder / FACTS), folder / FACTS, "file")
    return facts, tuple(read_csv(folder / TABLE, Result).values())


def files(results: Sequence[Result], draws: int) -> dict[str, str]:
    """Return the content of a table's files by name."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(Result.model_fields)
    writer.writerows(result.model_dump().values() for result in results)
    facts = (
        f'command = "python -m scoring backtest --draws {draws} --write"\n'
        f'data_version = "{data_version()}"\n'
        f"seed = {SEED}\n"
        f"draws = {draws}\n"
        f"own_ranks = {list(OWN_RANKS)}\n"
        f"totals = {TOTALS}\n"
    )
    return {FACTS: facts, TABLE: table.getvalue()}


def lines(results: Sequence[Result]) -> list[str]:
    """Return the table as text, one line for each league, setting and method."""
    head = (
        f"{'year':<6}{'setting':<16}{'method':<16}{'trials':>7}{'coverage':>10}{'promised':>10}"
        f"{'width':>7}{'bias':>7}{'error':>7}"
    )
    return [head] + [
        f"{year:<6}{setting:<16}{method:<16}{found.trials:>7}{found.coverage:>10.1%}{found.promised:>10.1%}"
        f"{found.width:>7.2f}{found.bias:>+7.2f}{found.error:>7.2f}"
        for (year, setting, method), found in summaries(results).items()
    ]
