"""The backtest: the estimate holds what it says in every pattern, and the tables are those of the code."""

from collections import Counter
from decimal import Decimal
from itertools import pairwise, product
from pathlib import Path

import pytest

from scoring import load_league
from scoring.__main__ import main
from scoring.backtest.backtest import (
    LEVELS,
    METHODS,
    TOTALS,
    Summary,
    backtest,
    by_pattern,
    over_all,
    totals_tried,
    worst_pattern,
)
from scoring.backtest.held_out import hold_one_out
from scoring.backtest.hidden_leagues import SEED, hidden_leagues, known_part, tried_years
from scoring.backtest.patterns import PATTERNS
from scoring.backtest.table import FOLDER, files, lines, load_backtest, load_held_out, read_backtest
from scoring.datafiles import ESTIMATOR
from scoring.errors import DataFileError

FACTS, COMMITTED = load_backtest()
HELD_OUT = load_held_out()

# The league with the fewest published ranks; those of every league on demand.
FEWEST = min(Counter(one.year for one in HELD_OUT).items(), key=lambda item: item[1])[0]

# A pattern and league of the committed table that is quick to try again.
AGAIN = ("block_of_ranks", 2026)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_range_holds_the_true_rank_in_every_pattern(pattern: str) -> None:
    assert by_pattern(COMMITTED)[pattern, "used"].coverage >= 0.8


def test_in_the_pattern_of_2023_the_range_is_narrow() -> None:
    found = by_pattern(COMMITTED)["as_2023", "used"]
    assert found.width <= 3.3


def test_over_all_patterns_the_estimate_holds_what_it_says_and_beats_the_others() -> None:
    found = over_all(COMMITTED)
    for level in LEVELS:
        assert found["used"].held[level] >= max(level / 100, found["used"].said[level] - 0.02)
    for other in ("earlier", "linear", "normal"):
        assert found["used"].crps < found[other].crps / 2
        assert found["used"].error < found[other].error


def test_the_worst_pattern_is_the_one_with_the_least_coverage() -> None:
    name, found = worst_pattern(COMMITTED)
    assert all(
        found.coverage <= one.coverage
        for (_, method), one in by_pattern(COMMITTED).items()
        if method == "used"
    )
    assert by_pattern(COMMITTED)[name, "used"].coverage == found.coverage


@pytest.mark.slow
def test_a_part_tried_again_gives_the_committed_figures() -> None:
    pattern, year = AGAIN
    found = list(backtest(FACTS.draws, years=(year,), patterns=(pattern,)))
    assert found == [one for one in COMMITTED if (one.pattern, one.year) == AGAIN]


@pytest.mark.slow
def test_the_published_ranks_foretold_are_the_committed_ones() -> None:
    assert tuple(hold_one_out([FEWEST])) == tuple(one for one in HELD_OUT if one.year == FEWEST)


@pytest.mark.long
def test_all_published_ranks_foretold_are_the_committed_ones() -> None:
    assert tuple(hold_one_out()) == HELD_OUT


def test_the_committed_table_has_a_row_of_everything_and_says_how_it_was_made() -> None:
    keys = [(one.pattern, one.year, one.method) for one in COMMITTED]
    assert keys == list(product(PATTERNS, tried_years(), METHODS))
    assert (FACTS.seed, FACTS.totals, FACTS.estimator) == (SEED, TOTALS, ESTIMATOR)
    assert FACTS.command == f"python -m scoring backtest --draws {FACTS.draws} --write"
    for one in COMMITTED:
        assert one.trials <= FACTS.draws * TOTALS
        assert one.held_50 <= one.held_80 <= one.held_95 <= one.trials <= one.places


def test_every_method_is_tried_on_the_same_totals() -> None:
    by_league: dict[tuple[int, str], set[int]] = {}
    for one in COMMITTED:
        by_league.setdefault((one.year, one.pattern), set()).add(one.trials)
    assert {len(trials) for trials in by_league.values()} == {1}


def test_another_draw_hides_other_rows_and_a_smaller_run_starts_the_same() -> None:
    drawn = list(hidden_leagues(known_part(2026), "half_and_mean", 4))
    assert list(hidden_leagues(known_part(2026), "half_and_mean", 2)) == drawn[:2]
    shown = [frozenset(row.province for row in one.visible.rows) for one in drawn]
    assert len(set(shown)) == 4


def test_totals_tried_are_spread_evenly_inside_the_league() -> None:
    totals = totals_tried(load_league(2026))
    # From 55.23 to 68.80 in 24 steps, the middle of each.
    assert len(totals) == 24
    assert (totals[0], totals[-1]) == (Decimal("55.51"), Decimal("68.52"))
    steps = {high - low for low, high in pairwise(totals)}
    assert steps <= {Decimal("0.56"), Decimal("0.57")}


def test_a_summary_adds_results_up() -> None:
    names = ("trials", "held_50", "held_80", "held_95", "places", "too_good", "too_bad")
    one = COMMITTED[0].model_copy(
        update={**dict(zip(names, (4, 2, 3, 4, 8, 2, 0), strict=True)), "said_80": Decimal("3.6")}
    )
    other = COMMITTED[0].model_copy(
        update={**dict(zip(names, (6, 4, 6, 6, 22, 1, 6), strict=True)), "said_80": Decimal("5.4")}
    )
    both = Summary([one, other])
    assert (both.trials, both.coverage, both.width, both.held[50]) == (10, 0.9, 3.0, 0.6)
    assert (both.promised, both.bias, both.error) == pytest.approx((0.9, 0.3, 0.9))


def test_a_written_table_reads_back(tmp_path: Path) -> None:
    for name, content in files(COMMITTED, HELD_OUT, FACTS.draws).items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    facts, results = read_backtest(tmp_path)
    assert (facts.draws, results) == (FACTS.draws, COMMITTED)


def test_a_broken_table_is_refused_with_its_place(tmp_path: Path) -> None:
    for name, content in files(COMMITTED, HELD_OUT, FACTS.draws).items():
        (tmp_path / name).write_text(content.replace(",linear,", ",guess,", 1), encoding="utf-8")
    with pytest.raises(DataFileError, match=r"results\.csv.*row 4, method"):
        read_backtest(tmp_path)


@pytest.mark.slow
def test_the_command_prints_the_patterns_the_reliability_and_the_worst(
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = (FOLDER / "results.csv").read_bytes()
    years = [str(FEWEST), "2026"]
    assert main(["backtest", "--draws", "1", "--patterns", "block_of_ranks", "--years", *years]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[0].endswith(f"seed {SEED}, 1 draws of each kind")
    assert printed[1] == lines(COMMITTED, HELD_OUT)[0]
    assert [line.split()[:2] for line in printed[2:6]] == [["block_of_ranks", method] for method in METHODS]
    assert sum(line.startswith("said: seen") for line in printed) == len(METHODS)
    assert printed[-1].startswith("worst pattern: block_of_ranks, coverage ")
    assert (FOLDER / "results.csv").read_bytes() == before


@pytest.mark.parametrize("part", [["--patterns", "as_2023"], ["--years", "2026"]])
def test_a_run_of_a_part_is_not_written(part: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backtest", "--draws", "1", "--write", *part]) == 1
    assert "all patterns and years" in capsys.readouterr().out


@pytest.mark.parametrize("draws", ["0", "-3", "many"])
def test_the_command_refuses_a_number_of_draws_that_is_none(draws: str) -> None:
    with pytest.raises(SystemExit):
        main(["backtest", f"--draws={draws}"])
