"""Vintages of the rules: one file a portal version, read from ``data/rules``.

A vintage lists the groups and indicators it has and gives their figures; what they are called and
count stands once in the definitions, which may hold those of several vintages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from scoring.arguments import checked
from scoring.coupling import Coupling
from scoring.datafiles import DATA, Exact, Schema, Words, check, read_toml
from scoring.errors import DataFileError, UnknownRulesError
from scoring.rules import TOTAL_POINTS, Band, Combined, Group, Indicator, Measures, Rules, ZeroRule

DEFINITIONS = "definitions"


class _GroupDefinition(Schema):
    id: str
    portal_field: str
    name: Words
    headings: list[str] = Field(default_factory=list)


class _CombinedDefinition(Schema):
    id: str
    name: Words
    parts: list[str] = Field(min_length=2)
    headings: list[str] = Field(default_factory=list)


class _IndicatorDefinition(Schema):
    id: str
    group: str
    section: str
    counted: Literal["dossiers", "procedures", "services", "communes", "petitions"]
    name: Words
    numerator: Words
    denominator: Words


class _Definitions(Schema):
    group: list[_GroupDefinition]
    combined: list[_CombinedDefinition] = Field(default_factory=list)
    indicator: list[_IndicatorDefinition]


class _IndicatorParameters(Schema):
    id: str
    maximum: Exact
    threshold: Exact
    zero: ZeroRule
    confidence: str
    evidence: str
    measures: Measures
    measures_confidence: str


class _Vintage(Schema):
    id: str
    valid_from: date
    valid_to: date | None = None
    name: Words
    source: str
    law: str
    groups: list[str]
    combined: list[str] = Field(default_factory=list)
    units_group: str | None = None
    indicators: list[str]
    band: list[dict[str, object]]
    indicator: list[_IndicatorParameters]
    coupling: list[Coupling] = Field(default_factory=list)


def vintages() -> tuple[str, ...]:
    """Return the ids of all rule vintages, oldest first."""
    return tuple(sorted(path.stem for path in (DATA / "rules").glob("*.toml") if path.stem != DEFINITIONS))


@checked
@cache
def load_rules(vintage: str) -> Rules:
    """Return the rules of a vintage, such as ``"portal_2026"``.

    Raises:
        UnknownRulesError: no such vintage.
        DataFileError: the rules' file is wrong.

    """
    if vintage not in vintages():
        raise UnknownRulesError(key=vintage, known=", ".join(vintages()))
    return read_rules(DATA / "rules" / f"{vintage}.toml", DATA / "rules" / f"{DEFINITIONS}.toml")


def read_rules(path: Path, definitions_path: Path) -> Rules:
    """Return the rules of a vintage file together with the definitions file.

    Raises:
        DataFileError: a wrong type, an unknown key, a duplicate or missing id, an indicator outside
            the vintage's groups, a coupling between unknown indicators, bands out of order, or
            maxima that do not add up to 100.

    """
    definitions = _read_definitions(definitions_path)
    raw = check(_Vintage, read_toml(path), path, "file")
    _check_lists(raw, definitions, path)
    parameters = {item.id: item for item in raw.indicator}
    defined = {item.id: item for item in definitions.indicator}
    indicators = {
        name: Indicator(**{**dict(defined[name]), **dict(parameters[name])}) for name in raw.indicators
    }
    group_of = {group.id: group for group in definitions.group}
    groups = {
        name: _group(group_of[name], [i for i in indicators.values() if i.group == name])
        for name in raw.groups
    }
    combined_of = {combined.id: combined for combined in definitions.combined}
    rules = Rules(
        id=raw.id,
        valid_from=raw.valid_from,
        valid_to=raw.valid_to,
        name=raw.name,
        source=raw.source,
        law=raw.law,
        groups=groups,
        indicators=indicators,
        bands=tuple(_band(entry, path) for entry in raw.band),
        couplings=tuple(raw.coupling),
        combined={name: _combined(combined_of[name], groups, path) for name in raw.combined},
        units_group=raw.units_group,
    )
    _check_rules(rules, path)
    return rules


def _read_definitions(path: Path) -> _Definitions:
    definitions = check(_Definitions, read_toml(path), path, "file")
    known = {group.id for group in definitions.group}
    for item in definitions.indicator:
        if item.group not in known:
            _refuse(path, f"indicator {item.id}", f"unknown group '{item.group}'")
    _refuse_duplicates(path, "indicator", [item.id for item in definitions.indicator])
    figures = [*(group.id for group in definitions.group), *(one.id for one in definitions.combined)]
    _refuse_duplicates(path, "group", figures)
    _refuse_duplicates(path, "indicator", [*figures, *(item.id for item in definitions.indicator)])
    return definitions


def _check_lists(raw: _Vintage, definitions: _Definitions, path: Path) -> None:
    """Refuse a vintage whose lists do not fit its figures or the definitions."""
    given = [parameters.id for parameters in raw.indicator]
    _refuse_duplicates(path, "indicator", given)
    _refuse_duplicates(path, "indicators", raw.indicators)
    _refuse_duplicates(path, "groups", raw.groups)
    _refuse_duplicates(path, "combined", raw.combined)
    _refuse_duplicates(path, "band", [str(entry.get("id")) for entry in raw.band])
    _refuse_duplicates(path, "coupling", [f"{c.source} -> {c.target}" for c in raw.coupling])
    if unmatched := sorted(set(given) ^ set(raw.indicators)):
        problem = f"{', '.join(unmatched)}: in the list of indicators or given figures but not in both"
        _refuse(path, "indicator", problem)
    group_of = {item.id: item.group for item in definitions.indicator}
    _refuse_unknown(path, "indicators", raw.indicators, group_of)
    _refuse_unknown(path, "groups", raw.groups, [group.id for group in definitions.group])
    _refuse_unknown(path, "combined", raw.combined, [item.id for item in definitions.combined])
    if raw.units_group is not None:
        _refuse_unknown(path, "units_group", [raw.units_group], raw.groups)
    for name in raw.indicators:
        if group_of[name] not in raw.groups:
            problem = f"its group '{group_of[name]}' is none of this vintage's groups"
            _refuse(path, f"indicator {name}", problem)
    for group in raw.groups:
        if group not in {group_of[name] for name in raw.indicators}:
            _refuse(path, f"group {group}", "has no indicator in this vintage")


def _group(definition: _GroupDefinition, members: list[Indicator]) -> Group:
    return Group(
        id=definition.id,
        portal_field=definition.portal_field,
        name=definition.name,
        maximum=sum((member.maximum for member in members), Decimal(0)),
        indicators=tuple(member.id for member in members),
        headings=tuple(definition.headings),
    )


def _combined(definition: _CombinedDefinition, groups: Mapping[str, Group], path: Path) -> Combined:
    _refuse_unknown(path, f"combined {definition.id}", definition.parts, groups)
    return Combined(
        id=definition.id,
        name=definition.name,
        parts=tuple(definition.parts),
        maximum=sum((groups[part].maximum for part in definition.parts), Decimal(0)),
        headings=tuple(definition.headings),
    )


def _band(entry: dict[str, object], path: Path) -> Band:
    return check(Band, entry, path, f"band {entry.get('id', '?')}")


def _refuse(path: Path, place: str, problem: str) -> None:
    raise DataFileError(file=path.name, place=place, problem=problem)


def _refuse_duplicates(path: Path, place: str, ids: list[str]) -> None:
    for name in ids:
        if ids.count(name) > 1:
            _refuse(path, place, f"'{name}' is given twice")


def _refuse_unknown(path: Path, place: str, ids: Iterable[str], known: Iterable[str]) -> None:
    known = list(known)
    for name in ids:
        if name not in known:
            _refuse(path, place, f"'{name}' is none of {', '.join(known)}")


def _check_rules(rules: Rules, path: Path) -> None:
    for indicator in rules.indicators.values():
        if indicator.maximum <= 0:
            problem = f"the maximum {indicator.maximum} is not above 0"
            _refuse(path, f"indicator {indicator.id}", problem)
        if not 0 < indicator.threshold <= 100:  # noqa: PLR2004 - percent
            problem = f"the threshold {indicator.threshold} is not above 0 and at most 100 percent"
            _refuse(path, f"indicator {indicator.id}", problem)
    if (whole := sum(i.maximum for i in rules.indicators.values())) != TOTAL_POINTS:
        _refuse(path, "indicator", f"the maxima add up to {whole}, expected {TOTAL_POINTS}")
    for coupling in rules.couplings:
        for end in (coupling.source, coupling.target):
            if end not in rules.indicators:
                _refuse(path, "coupling", f"unknown indicator '{end}'")
        _check_order(rules, coupling, path)
    parts = [part for combined in rules.combined.values() for part in combined.parts]
    _refuse_duplicates(path, "combined", parts)
    starts = [band.start for band in rules.bands]
    if not starts or starts != sorted(set(starts), reverse=True) or starts[-1] != 0:
        _refuse(path, "band", "the bands must go down from the best to one that starts at 0")


def _check_order(rules: Rules, coupling: Coupling, path: Path) -> None:
    """Refuse a factor or shift that comes from the target's own group or a later one.

    A baseline is filled in group by group, in order: what an indicator follows must be known before.
    """
    groups = list(rules.groups)
    source, target = (rules.indicators[end].group for end in (coupling.source, coupling.target))
    if coupling.tells_baseline and groups.index(source) >= groups.index(target):
        problem = f"'{coupling.source}' must stand in an earlier group than '{coupling.target}'"
        _refuse(path, "coupling", problem)
