"""Errors of the library: each has a code and its facts, so that a view can word it in any language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

# Facts that come from whoever called, and may be as long as they like.
GIVEN = frozenset({"key", "value"})
TOLD_LENGTH = 200


def _told(fact: object) -> object:
    """Return a fact as it stands in the message: cut where it is a long text."""
    return fact[:TOLD_LENGTH] + "…" if isinstance(fact, str) and len(fact) > TOLD_LENGTH else fact


class ScoringError(ValueError):
    """Base of every error this library raises.

    ``code`` names the kind of problem, ``facts`` holds what a message needs (where, what was found,
    what is allowed), and ``str(error)`` is the message in English.
    """

    code: ClassVar[str] = "scoring"
    template: ClassVar[str] = "{problem}"

    def __init__(self, **facts: object) -> None:
        """Keep ``facts`` and word them with the class's template."""
        self.facts: Mapping[str, object] = facts
        told = {name: _told(fact) if name in GIVEN else fact for name, fact in facts.items()}
        super().__init__(self.template.format(**told))


class ArgumentError(ScoringError):
    """An argument is not what a function takes. Facts: ``function``, ``name``, ``value``, ``expected``."""

    code = "argument"
    template = "{function}: '{name}' cannot be {value}; expected {expected}."


class UnknownLeverError(ScoringError):
    """A change names neither a group nor an indicator. Facts: ``key``, ``matches``."""

    code = "unknown_lever"
    template = (
        "'{key}' is neither a group nor an indicator of the index. Close matches: {matches}. "
        "Use a group id such as 'digitization' or an indicator id such as 'e_result_issued'."
    )


class LeverValueError(ScoringError):
    """A percentage is not a number from 0 to 100. Facts: ``key``, ``value``."""

    code = "lever_value"
    template = "'{key}' cannot be set to {value}: expected a percentage, a number from 0 to 100."


class LeverConflictError(ScoringError):
    """A group and one of its own indicators are changed together. Facts: ``key``, ``group``."""

    code = "lever_conflict"
    template = (
        "'{group}' and its own indicator '{key}' cannot be changed together: a group's attainment "
        "already stands for all its indicators. Keep one of the two."
    )


class UnknownIndicatorError(ScoringError):
    """No such indicator in the rules. Facts: ``key``, ``matches``."""

    code = "unknown_indicator"
    template = "'{key}' is not an indicator of the index. Close matches: {matches}."


class CountError(ScoringError):
    """Counts that cannot be: negative, not whole, or more counted than there are.

    Facts: ``key``, ``value``.
    """

    code = "counts"
    template = (
        "Counts of '{key}' cannot be {value}: expected two whole numbers, "
        "numerator and denominator, with 0 <= numerator <= denominator."
    )


class UnknownZeroRuleError(ScoringError):
    """The denominator is 0 and no source says what the portal then does. Facts: ``key``, ``rules``."""

    code = "zero_rule_unknown"
    template = (
        "'{key}' has the denominator 0, and how {rules} scores that is not known for provinces. "
        "Leave the indicator out or give counts of a longer period."
    )


class UnknownRulesError(ScoringError):
    """No rules of that name. Facts: ``key``, ``known``."""

    code = "unknown_rules"
    template = "There are no rules '{key}'. Known: {known}."


class UnknownCaseError(ScoringError):
    """No case for that year and province. Facts: ``key``, ``matches``."""

    code = "unknown_case"
    template = "There is no case '{key}'. Close matches: {matches}."


class FormerProvinceError(ScoringError):
    """A province that has become part of another. Facts: ``name``, ``into``, ``day``."""

    code = "former_province"
    template = "{name} became part of {into} on {day} and is no province of its own in that year."


class UnknownLeagueError(ScoringError):
    """No league of that year. Facts: ``key``, ``known``."""

    code = "unknown_league"
    template = "There is no league of {key}. Known years: {known}."


class PeersError(ScoringError):
    """An assumption about the other provinces that is none. Facts: ``value``."""

    code = "peers"
    template = (
        "'{value}' is not an assumption about the other provinces. Use 'still', 'shift:2.5' (points, "
        "-30 to 30, at most two decimals), 'shift:2.5~0' (with the standard deviation between provinces, "
        "0 to 15), 'pace:2022-2023' or 'field:2024'."
    )


class PeersCaseError(ScoringError):
    """An assumption whose years cannot be used with a case. Facts: ``value``, ``case``, ``allowed``."""

    code = "peers_case"
    template = (
        "'{value}' cannot be used with {case}: only leagues of the same rules and with as many "
        "provinces can be compared. Allowed: {allowed}."
    )


class EffortError(ScoringError):
    """A weight of effort that cannot be meant. Facts: ``key``, ``value``."""

    code = "effort"
    template = "'{key}' cannot cost {value} points of effort per percentage point: expected 0.01 to 1000."


class StepError(ScoringError):
    """A step of the levers that cannot be taken. Facts: ``value``."""

    code = "step"
    template = "Levers cannot move by steps of {value}: expected 0.01 to 100 percentage points."


class NoCountsError(ScoringError):
    """An indicator without numerator and denominator. Facts: ``key``, ``case``."""

    code = "no_counts"
    template = "'{key}' has no counts in {case}, so a percentage cannot be turned into units. Give counts."


class CountedError(ScoringError):
    """A number of units that there cannot be. Facts: ``key``, ``value``, ``most``."""

    code = "counted"
    template = "'{key}' cannot count {value} of {most}: expected a whole number from 0 to {most}."


class UnitsError(ScoringError):
    """Units that give no mean. Facts: ``over`` (which kind), ``count`` (how many units of it)."""

    code = "units"
    template = (
        "There is no mean of the units ({over}): {count} units, none with dossiers. "
        "Give at least one unit of that kind with at least one dossier."
    )


class UnitsGroupError(ScoringError):
    """Units where no group's points are given by unit. Facts: ``rules``."""

    code = "units_group"
    template = "The rules {rules} name no group whose points are given by unit."


class GoalError(ScoringError):
    """A goal that is none, or that this case cannot have. Facts: ``value``, ``problem``."""

    code = "goal"
    template = (
        "'{value}' is not a goal: {problem}. Use 'total:70' (points, 0 to 100, at most two decimals), "
        "'band:fair' or 'rank:40:80' (a rank and the probability in percent)."
    )


class LimitsError(ScoringError):
    """Limits that cannot be kept. Facts: ``key``, ``problem``."""

    code = "limits"
    template = "'{key}' cannot be limited so: {problem}."


class RoadMapError(ScoringError):
    """A road map that is none. Facts: ``key`` (a lever, or what of it), ``problem``."""

    code = "road_map"
    template = "The road map cannot be used, '{key}': {problem}."


class FulfilmentError(ScoringError):
    """Shares of a plan that cannot be achieved so, or drawn. Facts: ``value``, ``problem``."""

    code = "fulfilment"
    template = "'{value}' cannot be used: {problem}."


class FromNowError(ScoringError):
    """A case cannot be seen from a day on in this way. Facts: ``key``, ``problem``."""

    code = "from_now"
    template = "'{key}' cannot be seen from a day to the end of the year so: {problem}."


class GroupFromNowError(ScoringError):
    """A group of several indicators has no rate from now on. Facts: ``key``."""

    code = "group_from_now"
    template = (
        "'{key}' has no lever from now on: what is decided of a group lies in its indicators. "
        "Set the indicators instead."
    )


class SolverError(ScoringError):
    """No plan was found for a problem that always has one. Facts: ``problem``."""

    code = "solver"
    template = "No plan could be computed: {problem}"


class ReconciliationError(ScoringError):
    """Printed figures that no values inside their rounding can explain. Facts: ``where``, ``problem``.

    Where indicators do not go with their group's points also ``group``, ``published`` and ``counted``
    points, and ``most``, what the group's other indicators can have together.
    """

    code = "reconciliation"
    template = (
        "{where}: the printed figures cannot be reconciled: {problem}. "
        "Check the figures against their source."
    )


class DataFileError(ScoringError):
    """A data file is missing or wrong. Facts: ``file``, ``place``, ``problem``."""

    code = "data_file"
    template = "{file}, {place}: {problem}"


class ChangesShapeError(ScoringError):
    """An array of changes has the wrong shape. Facts: ``shape``, ``expected``."""

    code = "changes_shape"
    template = "The array of changes has the shape {shape}; expected {expected}."
