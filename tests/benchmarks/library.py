"""Speed of the scoring library, each figure next to a trivial counterpart of the same run."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time

import numpy as np
from numpy.typing import NDArray

import scoring
from tests.benchmarks.statistic import print_table

ROOT = Path(__file__).resolve().parents[2]

CALLS = 300
SCENARIOS = 1_000_000
LARGE_ROUNDS = 3
PLANS = 30
BOUNDED_PLANS, BOUNDED_ROUNDS = 60, 3
COLD_STARTS = 5
SEED = 766
TENTHS = 10


def measure_library() -> None:
    """Print what one scenario, a million scenarios, plans and the first load cost."""
    case = scoring.load_case()
    _measure_one_scenario(case)
    _measure_a_million(case)
    _measure_plans(case)
    _measure_cold_load()


def _measure_one_scenario(case: scoring.Case) -> None:
    plain = _times(partial(_plain_sum, _maxima(case), [70.5] * len(case.rules.groups)), CALLS)
    rows = [_row("plain float sum of 6 products", plain, plain, micro=True)]
    scenarios: dict[str, Mapping[str, float]] = {
        "nothing moved": {},
        "one indicator": {"e_result_issued": 60},
        "two groups": {"digitization": 45, "online_payment": 60},
        "all 6 groups": dict.fromkeys(case.rules.groups, 70.5),
        "all 21 indicators": dict.fromkeys(case.rules.indicators, 70.5),
    }
    for name, changes in scenarios.items():
        simulate = partial(scoring.simulate, case, changes)
        anew = _times(simulate, CALLS, before=case.ranks.at.cache_clear)
        rows.append(_row(f"simulate, {name}: rank of a new total", anew, plain, micro=True))
        rows.append(
            _row(f"simulate, {name}: total seen before", _times(simulate, CALLS), plain, micro=True)
        )
    print(f"One scenario, {CALLS} calls each. Budget of simulate: 1000 µs.\n")
    print_table(("", "min µs", "median µs", "x plain"), rows)


def _measure_a_million(case: scoring.Case) -> None:
    rows = []
    for what, keys in (("6 groups", case.rules.groups), ("21 indicators", case.rules.indicators)):
        changes = np.random.default_rng(SEED).integers(0, 100 * TENTHS + 1, (SCENARIOS, len(keys))) / TENTHS
        plain = _times(partial(_plain_product, changes), LARGE_ROUNDS)
        ours = _times(partial(scoring.score_many, case, changes, keys=tuple(keys)), LARGE_ROUNDS)
        rows.append(_row(f"plain numpy product, {what}", plain, plain))
        rows.append(_row(f"score_many, {what}", ours, plain))
    print(f"{SCENARIOS:,} scenarios, {LARGE_ROUNDS} rounds. Budget of score_many: 1000 ms.\n")
    print_table(("", "min ms", "median ms", "x plain"), rows)


def _measure_plans(case: scoring.Case) -> None:
    """Plans with their alternatives, next to one simulation."""
    plain = _times(partial(scoring.simulate, case, {"digitization": 45}), CALLS)
    rows = [_row("simulate, one group", plain, plain)]
    for goal in ("rank:40:80", "band:fair", "band:good"):
        for what, keys in (("6 groups", case.rules.groups), ("21 indicators", case.rules.indicators)):
            plan = partial(scoring.find_plan, case, scoring.Goal.read(goal), levers=tuple(keys))
            plan()
            rows.append(_row(f"find_plan, {goal}, {what}", _times(plan, PLANS), plain))
    many = dict.fromkeys(case.rules.indicators, 95)
    for name, changes in (
        ("two groups", {"digitization": 45, "online_payment": 60}),
        ("21 indicators", many),
    ):
        done = partial(scoring.completion_of, case, changes)
        sure = partial(scoring.shortfall_of, case, changes, 65)
        rows.append(_row(f"completion_of, 0 to 120 %, {name}", _times(done, PLANS), plain))
        rows.append(_row(f"shortfall_of, 20,000 draws, {name}", _times(sure, PLANS), plain))
    bounded = [min(_times(task, BOUNDED_ROUNDS)) for task in _tasks(case)]
    rows.append(_row(f"find_plan, {len(bounded)} goals with floors, ceilings and locks", bounded, plain))
    print(
        f"A plan of least effort and its alternatives, {PLANS} calls each. Budget: p50 60 ms, worst 100 ms."
    )
    print(f"Worst of the goals with floors, ceilings and locks: {max(bounded):.1f} ms.\n")
    print_table(("", "min ms", "median ms", "x simulate"), rows)


def _tasks(case: scoring.Case) -> list[Callable[[], object]]:
    """Return plans to make for totals between baseline and maximum, under all kinds of limits."""
    random = np.random.default_rng(SEED)
    levers = list(case.rules.indicators)
    tasks: list[Callable[[], object]] = []
    for _ in range(BOUNDED_PLANS):
        floors, ceilings = {}, {}
        for lever in map(str, random.choice(levers, 4, replace=False)):
            low, high = sorted(random.integers(0, 100 * TENTHS + 1, 2))
            floors[lever], ceilings[lever] = int(low) / TENTHS, int(high) / TENTHS
        locked = [str(lever) for lever in random.choice(levers, 3) if lever not in floors]
        goal = scoring.Goal.for_total(int(random.integers(61, 96)))
        limits = scoring.Limits(floors, ceilings)
        tasks.append(partial(scoring.find_plan, case, goal, limits=limits, locked=locked))
    return tasks


def _measure_cold_load() -> None:
    times: dict[str, list[list[float]]] = {"plain": [], "library": []}
    for _ in range(COLD_STARTS):
        for subject, measured in times.items():
            measured.append(_cold_start(subject))
    (plain_import, plain_load), (our_import, our_load) = (
        list(zip(*measured, strict=True)) for measured in times.values()
    )
    print(f"A fresh process, {COLD_STARTS} starts each, alternating.\n")
    rows = [
        _row("import numpy and pydantic only", plain_import, plain_import),
        _row("import scoring", our_import, plain_import),
        _row("read the files of data/ unparsed", plain_load, plain_load),
        _row("load_case(), cold", our_load, plain_load),
    ]
    print_table(("", "min ms", "median ms", "x plain"), rows)


def _cold_start(subject: str) -> list[float]:
    command = [sys.executable, "-m", "tests.benchmarks.cold_load", subject]
    printed = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout
    return [float(part) for part in printed.split()]


def _maxima(case: scoring.Case) -> list[float]:
    return [float(group.maximum) for group in case.rules.groups.values()]


def _plain_sum(maxima: Sequence[float], percents: Sequence[float]) -> float:
    return sum(maximum * percent / 100 for maximum, percent in zip(maxima, percents, strict=True))


def _plain_product(changes: NDArray[np.float64]) -> NDArray[np.float64]:
    weights = np.full(changes.shape[1], 1 / changes.shape[1])
    totals: NDArray[np.float64] = np.round(changes @ weights, 2)
    return totals


def _times(run: Callable[[], object], calls: int, before: Callable[[], None] | None = None) -> list[float]:
    """Return the processor's milliseconds of each of ``calls`` calls; ``before`` runs before each, untimed.

    Time on the processor: others on the same machine then count less.
    """
    times = []
    for _ in range(calls):
        if before is not None:
            before()
        start = process_time()
        run()
        times.append((process_time() - start) * 1000)
    return times


def _row(name: str, times: Sequence[float], plain: Sequence[float], *, micro: bool = False) -> list[str]:
    factor, digits = (1000, 1) if micro else (1, 1)
    least, middle = (f"{value * factor:.{digits}f}" for value in (min(times), median(times)))
    return [name, least, middle, f"{median(times) / median(plain):,.1f}"]
