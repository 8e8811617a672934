"""Every public callable with odd values: it works, or says in a ``ScoringError`` what is wrong."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

import scoring
from scoring import (
    Effort,
    FromNow,
    Fulfilment,
    Goal,
    Limits,
    Milestone,
    Peers,
    RoadMap,
    ScoringError,
    Task,
    Unit,
)
from scoring.errors import ArgumentError

CASE = scoring.load_case()
UNITS = scoring.announced_units(CASE, "departments")
RUNNING, DAY = scoring.find_case("lam-dong-2026"), date(2026, 10, 31)
SEEN = RUNNING.seen(FromNow(DAY))
OUTCOME = scoring.simulate(CASE, {"digitization": 45})
MILESTONE = Milestone(date(2026, 6, 30), {"digitization": 45}, {"digitization": 40})
WORK = scoring.work_of(CASE, [MILESTONE], date(2026, 1, 1))
ROAD_MAP = RoadMap((MILESTONE,), {"digitization": Task("digitization")})


class Hostile:
    """Something that cannot even be printed."""

    def __repr__(self) -> str:
        """Refuse to be printed."""
        raise RuntimeError("no")


ODD: dict[str, Any] = {
    "None": None,
    "True": True,
    "NaN": float("nan"),
    "infinity": float("-inf"),
    "decimal NaN": Decimal("sNaN"),
    "huge": 10**400,
    "huge float": 1e308,
    "negative": -5,
    "fraction": Fraction(1, 3),
    "complex": 1 + 2j,
    "empty text": "",
    "text": "x",
    "number as text": "70",
    "long text": "9" * 100_000,
    "hostile text": "'); drop\x00\ud800<script>=cmd|' /C calc'!A0{0}%s",
    "bytes": b"70",
    "empty list": [],
    "list of None": [None],
    "list of text": ["x", 3],
    "empty mapping": {},
    "odd mapping": {None: "x", "digitization": float("nan")},
    "masked array": np.ma.array([[50.0]], mask=[[True]]),
    "boolean array": np.array([[True, False]]),
    "object": object(),
    "hostile object": Hostile(),
    "class": int,
    "function": len,
}

# Arguments with which a callable works; each in turn is replaced by every odd value.
GOOD: dict[Callable[..., Any], dict[str, Any]] = {
    scoring.announced_units: {"case": CASE, "departments": "departments"},
    scoring.case_id: {"year": 2023, "province": "Bình Thuận"},
    scoring.cheapest_steps: {
        "case": CASE,
        "changes": {},
        "effort": Effort(),
        "levers": ["progress"],
        "peers": Peers(),
        "couplings": True,
        "step": 5,
    },
    scoring.completion_of: {
        "case": CASE,
        "changes": {"digitization": 45},
        "couplings": True,
        "peers": Peers(),
    },
    scoring.cost_of_waiting: {"case": SEEN},
    scoring.still_possible: {"case": SEEN, "peers": Peers()},
    FromNow: {"day": DAY, "pace": Decimal(50), "per_day": {"dossier_sync": 5}, "counted_to": DAY},
    RUNNING.seen: {"from_now": FromNow(DAY)},
    scoring.counted_as: {"case": scoring.find_case("lam-dong-2026"), "lever": "progress"},
    scoring.counts_of: {"case": CASE, "lever": "progress"},
    scoring.data_version: {},
    scoring.expected: {"case": CASE, "road_map": ROAD_MAP, "couplings": True, "peers": Peers()},
    scoring.late: {"case": CASE, "road_map": ROAD_MAP, "couplings": True, "peers": Peers()},
    scoring.milestone_days: {"start": date(2026, 1, 1), "end": date(2026, 6, 30), "every": "quarter"},
    scoring.road_map_of: {
        "changes": {"digitization": 45},
        "baseline": {"digitization": 25},
        "days": [date(2026, 6, 30)],
    },
    scoring.share_out: {"work": WORK.levers[0], "weights": [1, 3]},
    scoring.work_of: {"case": CASE, "milestones": [MILESTONE], "start": date(2026, 1, 1)},
    ROAD_MAP.targets_at: {"number": 0},
    ROAD_MAP.actual_at: {"number": 0},
    ROAD_MAP.task: {"lever": "digitization"},
    scoring.district_median: {"case": CASE, "units": UNITS, "kind": "district", "group": "digitization"},
    scoring.districts_to_best: {"case": CASE, "units": UNITS, "kind": "district", "group": "digitization"},
    scoring.effects_alone: {"outcome": OUTCOME},
    scoring.effects_in_order: {"outcome": OUTCOME},
    scoring.effort_of: {"outcome": OUTCOME, "effort": Effort()},
    scoring.efforts_of: {"outcome": OUTCOME, "effort": Effort()},
    scoring.field_of: {"case": CASE, "peers": Peers()},
    scoring.find_case: {"name": CASE.id},
    scoring.find_plan: {
        "case": CASE,
        "goal": Goal.for_total(61),
        "changes": {"digitization": 30},
        "effort": Effort(),
        "limits": Limits(),
        "locked": [],
        "levers": ["progress", "digitization"],
        "peers": Peers(),
        "couplings": True,
    },
    scoring.has_announced_units: {"case": CASE},
    scoring.league_years: {},
    scoring.lever_ids: {"rules": CASE.rules},
    scoring.lever_values: {
        "case": CASE,
        "changes": {},
        "effort": Effort(),
        "levers": ["progress"],
        "peers": Peers(),
        "couplings": True,
    },
    scoring.list_cases: {},
    scoring.load_announcement: {"year": 2023, "province": "Bình Thuận"},
    scoring.load_case: {"year": 2023, "province": "Bình Thuận"},
    scoring.load_league: {"year": 2023},
    scoring.load_profiles: {},
    scoring.load_rules: {"vintage": "portal_2026"},
    scoring.load_units: {"year": 2023, "province": "Bình Thuận"},
    scoring.movable_levers: {"case": CASE, "changes": {}, "by_group": True},
    scoring.pace_of: {"case": CASE, "peers": Peers.read("pace:2022-2023")},
    scoring.peer_choices: {"case": CASE},
    scoring.percent_of_units: {"case": scoring.find_case("lam-dong-2026"), "lever": "progress", "units": 5},
    scoring.point_bounds: {"case": CASE, "kind": "district", "group": "digitization"},
    scoring.score_many: {
        "case": CASE,
        "changes": [[50.0]],
        "keys": ["digitization"],
        "couplings": True,
    },
    scoring.shortfall_of: {
        "case": CASE,
        "changes": {"digitization": 45},
        "required": Decimal(65),
        "fulfilments": {"digitization": Fulfilment(0, 50, 100)},
        "draws": 20,
        "couplings": True,
        "peers": Peers(),
    },
    scoring.simulate: {"case": CASE, "changes": {}, "couplings": True, "peers": Peers()},
    scoring.unit_effect: {"case": CASE, "units": UNITS, "over": "district", "group": "digitization"},
    scoring.unit_standings: {"case": CASE, "units": UNITS, "group": "digitization"},
    scoring.units_needed: {
        "case": scoring.find_case("lam-dong-2026"),
        "lever": "progress",
        "percent": 90,
    },
    scoring.vintages: {},
    scoring.weakest_to_median: {
        "case": CASE,
        "units": UNITS,
        "kind": "district",
        "group": "digitization",
        "count": 3,
    },
    scoring.worth_of_units: {"case": CASE, "units": UNITS, "over": "district", "group": "digitization"},
    Goal: {"kind": "total", "total": 70, "band": "", "rank": 1, "confidence": "0.8"},
    Goal.for_total: {"points": 70},
    Goal.for_band: {"band": "fair"},
    Goal.for_rank: {"rank": 40, "confidence": 0.8},
    Goal.read: {"text": "total:70"},
    Goal.for_total(70).required_total: {"case": CASE, "peers": Peers()},
    Goal.for_rank(40).required_total: {"case": CASE, "peers": Peers()},
    Effort: {"per_point": {"digitization": 2}},
    Effort().of: {"lever": "digitization"},
    Effort().with_weight: {"lever": "digitization", "weight": 2},
    Limits: {"floor": {"digitization": 50}, "ceiling": {"digitization": 60.5}},
    Limits().lowest: {"lever": "digitization"},
    Limits().highest: {"lever": "digitization"},
    Limits().without_ceiling: {"lever": "digitization"},
    Milestone: {"day": date(2026, 6, 30), "targets": {"digitization": 45}, "actual": {}},
    Task: {"lever": "digitization", "lead": "A", "deadline": date(2026, 6, 30), "note": "b"},
    RoadMap: {"milestones": (MILESTONE,), "tasks": {}},
    Peers: {"kind": "shift", "points": 5, "years": (), "spread": 2},
    Peers.read: {"text": "shift:5"},
    scoring.field_of(CASE, Peers()).at: {"total": 70},
    Unit: {
        "name": "x",
        "kind": "district",
        "points": 5,
        "known": "own",
        "dossiers": 5,
        "target": "6.5",
        "scores": (),
        "counts": (),
    },
    CASE.with_counts: {"counts": {"e_result_issued": (1, 2)}},
    CASE.rules.band: {"total": 70},
    CASE.rules.points: {
        "indicator": "e_result_issued",
        "numerator": 1,
        "denominator": 2,
        "factor": Fraction(1),
    },
    CASE.rules.ratio: {"indicator": "e_result_issued", "numerator": 1, "denominator": 2},
    CASE.rules.indicator: {"indicator": "e_result_issued"},
    CASE.rules.indicator_moved_by: {"lever": "progress"},
    CASE.rules.group_that_is: {"indicator": "e_result_issued"},
    CASE.league.row: {"province": "Bình Thuận"},
    CASE.league.rows[0].points: {"column": "total"},
    OUTCOME.brought: {"kind": "direct", "cause": "digitization"},
    OUTCOME.set_to: {"lever": "digitization"},
    OUTCOME.rank.probability_at_most: {"rank": 40},
}

# Tables from outside have galleries of their own (tests/bad_uploads), and name what is wrong by row.
ELSEWHERE = {scoring.read_unit_table, scoring.write_unit_csv, scoring.write_unit_workbook}


def _name(function: Callable[..., Any]) -> str:
    return str(getattr(function, "__qualname__", function))


def _calls() -> Iterator[Any]:
    for function, good in GOOD.items():
        for argument in good:
            yield pytest.param(function, good, argument, id=f"{_name(function)}-{argument}")


@pytest.mark.parametrize("function", GOOD, ids=_name)
def test_the_good_arguments_are_all_there_are_and_work(function: Callable[..., Any]):
    function(**GOOD[function])
    plain = inspect.signature(function)
    assert set(GOOD[function]) == set(plain.parameters)


def test_no_public_function_is_forgotten():
    public = {getattr(scoring, name) for name in scoring.__all__}
    functions = {item for item in public if inspect.isfunction(item) or hasattr(item, "cache_clear")}
    assert functions - set(GOOD) - ELSEWHERE == set()


@pytest.mark.parametrize(("function", "good", "argument"), list(_calls()))
def test_an_odd_value_works_or_is_refused_in_words(
    function: Callable[..., Any], good: dict[str, Any], argument: str
):
    for name, odd in ODD.items():
        try:
            function(**good | {argument: odd})
        except ScoringError as error:
            assert 0 < len(str(error)) < 600, name  # noqa: PT017 - what is raised differs by value
        except Exception as error:
            pytest.fail(f"{_name(function)}({argument}={name}): {type(error).__name__}: {error}"[:300])


def test_plain_numbers_are_read_for_what_they_are():
    assert Goal.for_total(70) == Goal.for_total("70") == Goal.for_total(70.0) == Goal.for_total(Decimal(70))
    assert Effort({"digitization": 2}) == Effort({"digitization": Decimal(2)})
    assert Limits({"digitization": 50.5}) == Limits({"digitization": Decimal("50.5")})
    assert Peers("shift", 5) == Peers.read("shift:5")
    assert CASE.rules.band(60.08) == CASE.baseline.band


@pytest.mark.parametrize(
    ("ask", "says"),
    [
        (
            lambda: scoring.simulate(CASE, {}, peers="shift:5"),
            "'peers' cannot be 'shift:5'; expected Peers",
        ),
        (lambda: Goal("x"), "there is no such kind of goal"),
        (lambda: Peers("x"), "not an assumption about the other provinces"),
        (lambda: CASE.rules.band(-5), "points from 0 to 100"),
        (
            lambda: CASE.rules.points("e_result_issued", 1, 2, factor=Fraction(-1)),
            "expected a share from 0 to 1",
        ),
        (lambda: Unit("x", "district", dossiers=-5), "'dossiers' cannot be -5"),
        (lambda: Unit("x", "district", points=101), "'points' cannot be 101"),
        (lambda: scoring.unit_effect(CASE, [Unit("x", "district", 22.01)]), "points from 0 to 22"),
        (lambda: scoring.score_many(CASE, [[True]], keys=["digitization"]), "a table of numbers"),
        (lambda: scoring.score_many(CASE, np.array([[1j]]), keys=["digitization"]), "a table of numbers"),
        (lambda: Goal.for_total(float("nan")), "its total is no number|'points' cannot be nan"),
    ],
)
def test_what_is_wrong_is_said(ask: Callable[[], Any], says: str):
    with pytest.raises(ScoringError, match=says):
        ask()


def test_a_masked_cell_is_a_lever_that_is_not_moved():
    table = np.ma.array([[45.0], [45.0]], mask=[[False], [True]])
    assert list(scoring.score_many(CASE, table, keys=["digitization"])) == [64.45, 60.08]


def test_what_was_read_once_for_all_cannot_be_changed():
    rules = scoring.load_rules("portal_2026")
    for held in (
        rules.indicators,
        rules.groups,
        CASE.baseline.indicators,
        CASE.baseline.groups,
        CASE.averages,
        CASE.league.rows[0].groups,
        OUTCOME.points,
        OUTCOME.shares,
    ):
        with pytest.raises(TypeError):
            del held[next(iter(held), "x")]  # type: ignore[attr-defined]
        with pytest.raises(TypeError):
            held.clear()  # type: ignore[attr-defined]


def test_more_arguments_than_there_are_stay_python_s_own_error():
    with pytest.raises(TypeError):
        scoring.vintages(1)  # type: ignore[call-arg]
    with pytest.raises(ArgumentError, match="find_case: 'name' cannot be 5; expected a text"):
        scoring.find_case(5)
