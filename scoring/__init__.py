"""What-if scoring of the 766 index: exact rules, published figures, an honest national rank."""

from scoring.announcement import Announcement, Units, load_announcement, load_units
from scoring.assumptions import Assumption
from scoring.baseline import GroupBaseline, IndicatorBaseline
from scoring.case import Average, Baseline, Case, CaseRef, case_id, find_case, list_cases, load_case
from scoring.changes import Percent, lever_ids
from scoring.contributions import Contribution
from scoring.datafiles import data_version
from scoring.effects import effects_alone, effects_in_order
from scoring.effort import Effort, EffortProfile, load_profiles
from scoring.errors import ScoringError
from scoring.goal import Goal
from scoring.league import League, LeagueRow, league_years, load_league
from scoring.limits import Limits
from scoring.many import score_many
from scoring.peers import Field, Pace, Peers, field_of, pace_of, peer_choices
from scoring.plan import Move, Obstacle, Plan, PlanAnswer, find_plan
from scoring.rank import RankConflict, RankEstimate
from scoring.rules import Band, Coupling, Group, Indicator, Rules, load_rules, vintages
from scoring.simulation import Outcome, simulate

__all__ = [
    "Announcement",
    "Assumption",
    "Average",
    "Band",
    "Baseline",
    "Case",
    "CaseRef",
    "Contribution",
    "Coupling",
    "Effort",
    "EffortProfile",
    "Field",
    "Goal",
    "Group",
    "GroupBaseline",
    "Indicator",
    "IndicatorBaseline",
    "League",
    "LeagueRow",
    "Limits",
    "Move",
    "Obstacle",
    "Outcome",
    "Pace",
    "Peers",
    "Percent",
    "Plan",
    "PlanAnswer",
    "RankConflict",
    "RankEstimate",
    "Rules",
    "ScoringError",
    "Units",
    "case_id",
    "data_version",
    "effects_alone",
    "effects_in_order",
    "field_of",
    "find_case",
    "find_plan",
    "league_years",
    "lever_ids",
    "list_cases",
    "load_announcement",
    "load_case",
    "load_league",
    "load_profiles",
    "load_rules",
    "load_units",
    "pace_of",
    "peer_choices",
    "score_many",
    "simulate",
    "vintages",
]
