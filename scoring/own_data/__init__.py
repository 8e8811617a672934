"""Own data: a league or a province's counts from a file, checked strictly and never guessed."""

from scoring.own_data.case import (
    OWN_MARK,
    case_in_league,
    case_with_counts,
    is_published,
    own_case_id,
    own_fingerprint,
    provinces_of,
    published_id,
)
from scoring.own_data.counts import OwnCounts, read_own_counts
from scoring.own_data.league import LeagueFacts, OwnLeague, read_own_league
from scoring.own_data.league_and_counts import LeagueAndCounts
from scoring.tables.choices import Choices
from scoring.tables.figures import DecimalSign
from scoring.tables.problem import Example, OwnDataError, Problem, Question, wordings
from scoring.tables.reading import Reading

__all__ = [
    "OWN_MARK",
    "Choices",
    "DecimalSign",
    "Example",
    "LeagueAndCounts",
    "LeagueFacts",
    "OwnCounts",
    "OwnDataError",
    "OwnLeague",
    "Problem",
    "Question",
    "Reading",
    "case_in_league",
    "case_with_counts",
    "is_published",
    "own_case_id",
    "own_fingerprint",
    "provinces_of",
    "published_id",
    "read_own_counts",
    "read_own_league",
    "wordings",
]
