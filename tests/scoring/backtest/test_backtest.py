"""The backtest: the rank estimate holds what it says, and the committed table is what the code gives."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise, product
from pathlib import Path

import pytest

from scoring import load_league
from scoring.__main__ import main
from scoring.backtest.backtest import (
    METHODS,
    OWN_RANKS,
    SEED,
    SETTINGS,
    TOTALS,
    Result,
    Summary,
    backtest,
    hidden_leagues,
    summaries,
    totals_tried,
)
from scoring.backtest.hidden_leagues import SPREADS
from scoring.backtest.table import FOLDER, files, lines, load_backtest, read_backtest
from scoring.errors import DataFileError
from scoring.league import complete_years

FACTS, COMMITTED = load_backtest()


@pytest.fixture(scope="module")
def as_2023() -> tuple[Result, ...]:
    return backtest(FACTS.draws, spreads=("as_2023",), own_ranks=OWN_RANKS[:1])


def _assert_it_holds_what_it_says(results: Sequence[Result]) -> None:
    found = summaries(results)
    for year, setting, _ in found:
        used, normal = (found[year, setting, method] for method in ("used", "normal"))
        assert used.coverage >= 0.8
        assert used.coverage >= used.promised - 0.03
        assert used.width < normal.width
        assert used.error < normal.error


def test_the_range_holds_the_true_rank_and_is_narrower_than_the_normal_fit(
    as_2023: tuple[Result, ...],
) -> None:
    assert {result.year for result in as_2023} == set(complete_years())
    _assert_it_holds_what_it_says(as_2023)


def test_the_committed_table_says_so_of_every_league_and_setting() -> None:
    assert set(summaries(COMMITTED)) == set(product(complete_years(), SETTINGS, METHODS))
    _assert_it_holds_what_it_says(COMMITTED)


def test_leagues_hidden_as_in_2023_give_the_committed_figures(as_2023: tuple[Result, ...]) -> None:
    assert list(as_2023) == [result for result in COMMITTED if result.setting == "as_2023"]


def test_the_committed_table_has_a_row_of_everything_and_says_how_it_was_made() -> None:
    keys = [(result.year, result.spread, result.own_rank, result.method) for result in COMMITTED]
    assert keys == list(product(complete_years(), SPREADS, OWN_RANKS, METHODS))
    assert (FACTS.seed, FACTS.own_ranks, FACTS.totals) == (SEED, list(OWN_RANKS), TOTALS)
    assert FACTS.command == f"python -m scoring backtest --draws {FACTS.draws} --write"
    for result in COMMITTED:
        assert result.trials <= FACTS.draws * TOTALS
        assert result.covered <= result.trials <= result.places


def test_every_method_is_tried_on_the_same_totals() -> None:
    by_league: dict[tuple[int, str, int], set[int]] = {}
    for result in COMMITTED:
        by_league.setdefault((result.year, result.spread, result.own_rank), set()).add(result.trials)
    assert {len(trials) for trials in by_league.values()} == {1}


def test_the_same_seed_gives_the_same_table_and_another_draw_another_league() -> None:
    once, again = (backtest(2, years=(2026,), spreads=("random",), own_ranks=(29,)) for _ in range(2))
    assert once == again
    drawn = list(hidden_leagues(load_league(2026), "random", 29, 4))
    assert list(hidden_leagues(load_league(2026), "random", 29, 2)) == drawn[:2]
    assert len({one.hidden for one in drawn}) == 4


def test_totals_tried_are_spread_evenly_inside_the_league() -> None:
    totals = totals_tried(load_league(2026))
    # From 55.23 to 68.80 in 24 steps, the middle of each.
    assert len(totals) == 24
    assert (totals[0], totals[-1]) == (Decimal("55.51"), Decimal("68.52"))
    steps = {high - low for low, high in pairwise(totals)}
    assert steps <= {Decimal("0.56"), Decimal("0.57")}


def test_a_summary_adds_results_up() -> None:
    one = COMMITTED[0].model_copy(
        update={
            "trials": 4,
            "covered": 3,
            "places": 8,
            "promised": Decimal("3.6"),
            "too_good": 2,
            "too_bad": 0,
        }
    )
    other = COMMITTED[0].model_copy(
        update={
            "trials": 6,
            "covered": 6,
            "places": 22,
            "promised": Decimal("5.4"),
            "too_good": 1,
            "too_bad": 6,
        }
    )
    both = Summary([one, other])
    assert (both.trials, both.coverage, both.width) == (10, 0.9, 3.0)
    assert (both.promised, both.bias, both.error) == pytest.approx((0.9, 0.3, 0.9))


def test_a_written_table_reads_back(tmp_path: Path) -> None:
    for name, content in files(COMMITTED, FACTS.draws).items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    facts, results = read_backtest(tmp_path)
    assert (facts.draws, results) == (FACTS.draws, COMMITTED)


def test_a_broken_table_is_refused_with_its_place(tmp_path: Path) -> None:
    for name, content in files(COMMITTED, FACTS.draws).items():
        (tmp_path / name).write_text(content.replace(",linear,", ",guess,", 1), encoding="utf-8")
    with pytest.raises(DataFileError, match=r"results\.csv.*row 3, method"):
        read_backtest(tmp_path)


def test_the_command_prints_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    before = (FOLDER / "results.csv").read_bytes()
    assert main(["backtest", "--draws", "1"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[0].endswith(f"seed {SEED}, 1 draws of each kind")
    assert printed[1] == lines(COMMITTED)[0]
    assert [line.split()[:3] for line in printed[2:]] == [line.split()[:3] for line in lines(COMMITTED)[1:]]
    assert (FOLDER / "results.csv").read_bytes() == before


@pytest.mark.parametrize("draws", ["0", "-3", "many"])
def test_the_command_refuses_a_number_of_draws_that_is_none(draws: str) -> None:
    with pytest.raises(SystemExit):
        main(["backtest", f"--draws={draws}"])
