"""The what-if of the page: which units count, what their targets make of the province, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from scoring import (
    Case,
    Outcome,
    Unit,
    UnitEffect,
    UnitWorth,
    districts_to_best,
    unit_effect,
    weakest_to_median,
    worth_of_units,
)
from scoring.units.effect import WEAKEST, Scope, all_to_median, changes_to, local_kind
from scoring.units.units import UnitKind, group_of
from scoring.what_if.peers import STILL
from scoring.what_if.scenario import Scenario
from ui.visit.outcomes import outcome_of
from ui.words import names, numbers, sentences
from ui.words.texts import Texts
from ui.words.unit_groups import group_facts, kind_word

Ready = Callable[[Case, Sequence[Unit], UnitKind, str | None], tuple[Unit, ...]]
READY: Mapping[str, Ready] = {
    "best": districts_to_best,
    "median": weakest_to_median,
    "all_median": all_to_median,
}


@dataclass(frozen=True, eq=False)
class WhatIf:
    """Units with their targets and what comes of them, for the scope chosen."""

    case: Case
    units: tuple[Unit, ...]
    scope: Scope
    effect: UnitEffect
    worths: tuple[UnitWorth, ...]
    outcome: Outcome
    least: Outcome
    most: Outcome
    group: str
    kind: UnitKind

    @property
    def targets(self) -> int:
        """Return how many of the units that count have a target."""
        return sum(unit.target is not None and self.scope in ("all", unit.kind) for unit in self.units)

    @property
    def left_out(self) -> int:
        """Return how many targets are not counted, being of units outside the scope."""
        return sum(unit.target is not None for unit in self.units) - self.targets

    @property
    def percent(self) -> Decimal | None:
        """Return the attainment of the province's group, None where it stays at the baseline."""
        return next(iter(self.effect.changes.values()), None)


def ready_ones(
    case: Case, units: Sequence[Unit], kind: UnitKind, group: str | None = None
) -> Mapping[str, Ready]:
    """Return the ready targets by name; of two that are the same, the one that says how many units."""
    alike = weakest_to_median(case, units, kind, group) == all_to_median(case, units, kind, group)
    return {name: ready for name, ready in READY.items() if not (alike and name == "all_median")}


def without_targets(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """Return the units as they stand."""
    return tuple(replace(unit, target=None) for unit in units)


def what_if(
    case: Case, units: tuple[Unit, ...], scope: Scope, current: Scenario, group: str | None = None
) -> WhatIf:
    """Return the what-if by a group, the other provinces as in the current scenario.

    Raises:
        UnitsError: no unit in the scope, or none with dossiers.

    """
    effect = unit_effect(case, units, scope, group)

    def at(points: Decimal) -> Outcome:
        changes = dict(changes_to(case, points, group))
        return outcome_of(Scenario(case=case.id, changes=changes, peers=current.peers))

    return WhatIf(
        case=case,
        units=units,
        scope=scope,
        effect=effect,
        worths=worth_of_units(case, units, scope, group),
        outcome=at(effect.after),
        least=at(effect.least),
        most=at(effect.most),
        group=group_of(case, group),
        kind=local_kind(units, scope),
    )


def sentence(found: WhatIf, texts: Texts) -> str:
    """Return the sentence that reads aloud; it names no unit, whose names are free text."""
    language, effect, baseline = texts.language, found.effect, found.case.baseline
    facts = {
        **group_facts(found.case, found.group, texts),
        "maximum": numbers.maximum(baseline.groups[found.group].maximum, language),
    }
    if not found.targets:
        return texts(
            "units.sentence_now",
            before=numbers.points(effect.before, language),
            total_before=numbers.points(baseline.total, language),
            rank=sentences.rank_among(baseline.rank, texts),
            **facts,
        )
    told = texts(
        "units.sentence",
        action=_action(found, texts),
        own=sentences.points_moved(effect.before, effect.after, texts),
        total=sentences.points_moved(baseline.total, found.outcome.total, texts),
        ranks=sentences.rank_moved(baseline.rank, found.outcome.rank, texts),
        **facts,
    )
    if found.outcome.peers == STILL:
        return told
    assumed = names.peers(found.outcome.peers, found.case, texts)
    unchanged = sentences.rank(found.outcome.unchanged_rank, texts)
    return f"{told} {texts('sentence.if_unchanged', peers=assumed, rank=unchanged)}"


def range_sentence(found: WhatIf, texts: Texts) -> str | None:
    """Return what the result would be inside the bounds of unknown units, None where it is one value."""
    effect, language = found.effect, texts.language
    if effect.least == effect.most:
        return None
    return texts(
        "units.range",
        **group_facts(found.case, found.group, texts),
        low=numbers.points(effect.least, language),
        high=numbers.points(effect.most, language),
        total_low=numbers.points(found.least.total, language),
        total_high=numbers.points(found.most.total, language),
        best=found.most.rank.median,
        worst=found.least.rank.median,
    )


def _action(found: WhatIf, texts: Texts) -> str:
    for name, ready in ready_ones(found.case, found.units, found.kind, found.group).items():
        if ready(found.case, found.units, found.kind, found.group) == found.units:
            kind = kind_word(found.kind, texts)
            return texts(f"units.action.{name}", count=WEAKEST, kind=kind)
    if found.targets == 1:
        return texts("units.action.own_one")
    return texts("units.action.own", count=found.targets)
