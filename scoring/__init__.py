"""What-if scoring of the 766 index: exact rules, published figures, an honest national rank."""

from scoring.case.announcement import Announcement, Units, load_announcement, load_units
from scoring.case.baseline import GroupBaseline, IndicatorBaseline
from scoring.case.case import Average, Baseline, Case, find_case, load_case
from scoring.case.from_now import FromNow
from scoring.case.offered import CaseRef, list_cases
from scoring.case.opening import case_id
from scoring.coupling import Coupling
from scoring.datafiles import data_version
from scoring.errors import ScoringError
from scoring.league import League, LeagueRow, league_years, load_league
from scoring.plan.cheapest import CheapestSteps, Leg, cheapest_steps
from scoring.plan.completion import Completion, CompletionStep, completion_of
from scoring.plan.effort import Effort, EffortProfile, load_profiles
from scoring.plan.gain_lines import movable_levers
from scoring.plan.goal import Goal
from scoring.plan.limits import Limits
from scoring.plan.plan import Move, Obstacle, Plan, PlanAnswer, find_plan
from scoring.plan.road_map import Milestone, RoadMap, Task, road_map_of
from scoring.plan.road_map_days import milestone_days
from scoring.plan.scenario_effort import effort_of, efforts_of
from scoring.plan.shares import share_out
from scoring.plan.shortfall import Fulfilment, LeverFailure, Shortfall, shortfall_of
from scoring.plan.standings import Standing, expected, late
from scoring.plan.work import LeverWork, Work, work_of
from scoring.plan.worth import LeverValue, Threshold, lever_values
from scoring.rank.estimate import RankEstimate
from scoring.rank.facts import RankConflict
from scoring.rules import Band, Group, Indicator, Rules
from scoring.units.effect import (
    UnitEffect,
    UnitStanding,
    UnitWorth,
    district_median,
    districts_to_best,
    unit_effect,
    unit_standings,
    weakest_to_median,
    worth_of_units,
)
from scoring.units.table import UnitProblem, UnitTableError, read_unit_table
from scoring.units.units import PointBounds, Unit, announced_units, has_announced_units, point_bounds
from scoring.units.writing import UnitWords, write_unit_csv, write_unit_workbook
from scoring.vintages import load_rules, vintages
from scoring.what_if.assumptions import Assumption
from scoring.what_if.changes import Percent, lever_ids
from scoring.what_if.contributions import Contribution
from scoring.what_if.counted import (
    PercentOfUnits,
    UnitsNeeded,
    counted_as,
    counts_of,
    percent_of_units,
    units_needed,
)
from scoring.what_if.effects import effects_alone, effects_in_order
from scoring.what_if.many import score_many
from scoring.what_if.peers import Field, Pace, Peers, field_of, pace_of, peer_choices
from scoring.what_if.simulate import Outcome, simulate
from scoring.what_if.still_possible import (
    StillOpen,
    StillPossible,
    Waiting,
    cost_of_waiting,
    still_possible,
)

__all__ = [
    "Announcement",
    "Assumption",
    "Average",
    "Band",
    "Baseline",
    "Case",
    "CaseRef",
    "CheapestSteps",
    "Completion",
    "CompletionStep",
    "Contribution",
    "Coupling",
    "Effort",
    "EffortProfile",
    "Field",
    "FromNow",
    "Fulfilment",
    "Goal",
    "Group",
    "GroupBaseline",
    "Indicator",
    "IndicatorBaseline",
    "League",
    "LeagueRow",
    "Leg",
    "LeverFailure",
    "LeverValue",
    "LeverWork",
    "Limits",
    "Milestone",
    "Move",
    "Obstacle",
    "Outcome",
    "Pace",
    "Peers",
    "Percent",
    "PercentOfUnits",
    "Plan",
    "PlanAnswer",
    "PointBounds",
    "RankConflict",
    "RankEstimate",
    "RoadMap",
    "Rules",
    "ScoringError",
    "Shortfall",
    "Standing",
    "StillOpen",
    "StillPossible",
    "Task",
    "Threshold",
    "Unit",
    "UnitEffect",
    "UnitProblem",
    "UnitStanding",
    "UnitTableError",
    "UnitWords",
    "UnitWorth",
    "Units",
    "UnitsNeeded",
    "Waiting",
    "Work",
    "announced_units",
    "case_id",
    "cheapest_steps",
    "completion_of",
    "cost_of_waiting",
    "counted_as",
    "counts_of",
    "data_version",
    "district_median",
    "districts_to_best",
    "effects_alone",
    "effects_in_order",
    "effort_of",
    "efforts_of",
    "expected",
    "field_of",
    "find_case",
    "find_plan",
    "has_announced_units",
    "late",
    "league_years",
    "lever_ids",
    "lever_values",
    "list_cases",
    "load_announcement",
    "load_case",
    "load_league",
    "load_profiles",
    "load_rules",
    "load_units",
    "milestone_days",
    "movable_levers",
    "pace_of",
    "peer_choices",
    "percent_of_units",
    "point_bounds",
    "read_unit_table",
    "road_map_of",
    "score_many",
    "share_out",
    "shortfall_of",
    "simulate",
    "still_possible",
    "unit_effect",
    "unit_standings",
    "units_needed",
    "vintages",
    "weakest_to_median",
    "work_of",
    "worth_of_units",
    "write_unit_csv",
    "write_unit_workbook",
]
