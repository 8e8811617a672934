"""Ready scenarios, each with a word on what is and what is not modelled."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

from pydantic import Field

from scoring import Case, Peers, lever_ids
from scoring.datafiles import DATA, Exact, Schema, Words, check, read_toml
from scoring.errors import DataFileError
from scoring.what_if.changes import FULL_PERCENT, percent_worth
from scoring.what_if.peers import STILL
from scoring.what_if.scenario import Scenario


class Preset(Schema):
    """A ready scenario.

    ``raise_to`` maps levers to percentages they are raised to (never lowered), ``to_average`` names
    groups raised to the national average where they lie below it. ``cases`` limits the preset to
    some cases; empty means all.
    """

    id: str
    order: int
    name: Words
    modelled: Words
    not_modelled: Words
    cases: list[str] = Field(default_factory=list)
    raise_to: dict[str, Exact] = Field(default_factory=dict)
    to_average: list[str] = Field(default_factory=list)


@cache
def load_presets() -> tuple[Preset, ...]:
    """Return all presets in their order."""
    return tuple(sorted(map(read_preset, (DATA / "presets").glob("*.toml")), key=lambda p: p.order))


def read_preset(path: Path) -> Preset:
    """Return a preset file.

    Raises:
        DataFileError: naming the file and the field, or a preset that changes nothing.

    """
    preset = check(Preset, read_toml(path), path, "file")
    if not preset.raise_to and not preset.to_average:
        raise DataFileError(file=path.name, place="raise_to", problem="the preset changes nothing")
    return preset


def presets_for(case: Case) -> tuple[Preset, ...]:
    """Return the presets that make sense for a case."""
    return tuple(
        preset
        for preset in load_presets()
        if (not preset.cases or case.id in preset.cases)
        and (not preset.to_average or case.averages)
        and set(lever_ids(case.rules)) >= {*preset.raise_to, *preset.to_average}
    )


def changes_of(preset: Preset, case: Case) -> Mapping[str, Decimal]:
    """Return the changes a preset makes to a case's baseline; levers already there are left alone."""
    baseline = case.baseline
    changes: dict[str, Decimal] = {}
    for group in preset.to_average:
        average = case.averages[group].points
        if baseline.groups[group].points < average:
            changes[group] = percent_worth(average, baseline.groups[group].maximum)
    for lever, percent in preset.raise_to.items():
        share = (
            baseline.groups[lever].attainment
            if lever in baseline.groups
            else baseline.indicators[lever].share or Fraction(0)
        )
        if share < Fraction(percent) / FULL_PERCENT:
            changes[lever] = percent
    return changes


def scenario_of(preset: Preset, case: Case, peers: Peers = STILL) -> Scenario:
    """Return the scenario of a preset on a case, while the other provinces do as assumed."""
    scenario = Scenario(case=case.id, peers=peers)
    for lever, percent in changes_of(preset, case).items():
        scenario = scenario.with_change(case.rules, lever, percent)
    return scenario
