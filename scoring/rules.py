"""The scoring rules of the index: one vintage a portal version, read from ``data/rules``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from functools import cache, cached_property
from pathlib import Path
from typing import Literal

from pydantic import Field

from scoring.coupling import Coupling
from scoring.datafiles import DATA, Exact, Schema, Words, check, read_toml
from scoring.errors import (
    CountError,
    DataFileError,
    UnknownIndicatorError,
    UnknownRulesError,
    UnknownZeroRuleError,
)
from scoring.rounding import CENTS_PER_POINT, from_cents, round_half_up, to_cents

TOTAL_POINTS = 100

ZeroRule = Literal["null", "zero", "full", "unknown"]


class _GroupDefinition(Schema):
    id: str
    portal_field: str
    name: Words


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
    indicator: list[_IndicatorDefinition]


class _IndicatorParameters(Schema):
    id: str
    maximum: Exact
    threshold: Exact
    zero: ZeroRule
    confidence: str
    evidence: str


class Band(Schema):
    """A rating band: ``start`` is the lowest total, in points, that belongs to it."""

    id: str
    start: Exact = Field(alias="from")
    name: Words
    confidence: str


class _Vintage(Schema):
    id: str
    valid_from: date
    valid_to: date | None = None
    name: Words
    source: str
    band: list[dict[str, object]]
    indicator: list[_IndicatorParameters]
    coupling: list[Coupling]


@dataclass(frozen=True)
class Group:
    """One of the six groups: ``maximum`` in points, ``indicators`` in the portal's order."""

    id: str
    portal_field: str
    name: Words
    maximum: Decimal
    indicators: tuple[str, ...]

    @property
    def only(self) -> str | None:
        """Return the indicator that is all of the group, None in a group of several.

        There, group and indicator are one lever: setting either sets the other.
        """
        return self.indicators[0] if len(self.indicators) == 1 else None


@dataclass(frozen=True)
class Indicator:
    """A scored indicator: ``maximum`` points are reached at ``threshold`` percent of its ratio."""

    id: str
    group: str
    section: str
    counted: str
    name: Words
    numerator: Words
    denominator: Words
    maximum: Decimal
    threshold: Decimal
    zero: ZeroRule
    confidence: str
    evidence: str

    @cached_property
    def _cents_per_share(self) -> Fraction:
        return Fraction(self.maximum) * CENTS_PER_POINT * 100 / Fraction(self.threshold)

    def exact_points(self, share: Fraction) -> Fraction:
        """Return the points of a ratio (share, 0 to 1) before rounding: linear up to the threshold."""
        reached = share / (Fraction(self.threshold) / 100)
        return Fraction(self.maximum) * min(Fraction(1), reached)

    def points_at(self, share: Fraction) -> Decimal:
        """Return the points of a ratio (share, 0 to 1), rounded half up to two decimals."""
        # In whole numbers: the same as rounding ``exact_points``, several times faster.
        slope = self._cents_per_share
        parts = 2 * share.denominator * slope.denominator
        cents = (2 * share.numerator * slope.numerator + parts // 2) // parts
        return from_cents(min(cents, to_cents(self.maximum)))

    def share_at(self, points: Decimal) -> Fraction:
        """Return the smallest ratio (share, 0 to 1) that earns ``points``."""
        return Fraction(points) / Fraction(self.maximum) * Fraction(self.threshold) / 100


@dataclass(frozen=True)
class Rules:
    """All rules of one vintage."""

    id: str
    valid_from: date
    valid_to: date | None
    name: Words
    source: str
    groups: Mapping[str, Group]
    indicators: Mapping[str, Indicator]
    bands: tuple[Band, ...]
    couplings: tuple[Coupling, ...]

    def indicator(self, indicator: str) -> Indicator:
        """Return an indicator by id.

        Raises:
            UnknownIndicatorError: no such indicator; close matches are suggested.

        """
        try:
            return self.indicators[indicator]
        except KeyError:
            matches = get_close_matches(str(indicator), self.indicators) or ["-"]
            raise UnknownIndicatorError(key=indicator, matches=", ".join(matches)) from None

    def indicator_moved_by(self, lever: str) -> str | None:
        """Return the one indicator that a lever moves: itself, or the only one of its group.

        A group of several has none (None).

        Raises:
            UnknownIndicatorError: the lever is neither a group nor an indicator.

        """
        group = self.groups.get(lever)
        return self.indicator(lever).id if group is None else group.only

    def group_that_is(self, indicator: str) -> str | None:
        """Return the group that an indicator is all of, None where its group holds others too.

        Raises:
            UnknownIndicatorError: no such indicator.

        """
        group = self.groups[self.indicator(indicator).group]
        return group.id if group.only else None

    def ratio(self, indicator: str, numerator: int, denominator: int) -> Fraction | None:
        """Return numerator / denominator as a share from 0 to 1, or None where the denominator is 0.

        Raises:
            UnknownIndicatorError: no such indicator.
            CountError: not whole numbers, or not 0 <= numerator <= denominator.

        """
        self.indicator(indicator)
        counts = (numerator, denominator)
        if any(isinstance(n, bool) or not isinstance(n, int) for n in counts) or not (
            0 <= numerator <= denominator
        ):
            raise CountError(key=indicator, value=f"{numerator!r} / {denominator!r}")
        return Fraction(numerator, denominator) if denominator else None

    def points(
        self, indicator: str, numerator: int, denominator: int, *, factor: Fraction = Fraction(1)
    ) -> Decimal | None:
        """Return the points of an indicator from its raw counts, rounded half up to two decimals.

        ``factor`` multiplies the ratio (the synchronised share, for online filing). None means the
        portal gives no score: the denominator is 0 and the rule says null, which counts as 0 in the
        group. Source: docs/rules.md 1, 2.0, 2.7.

        Raises:
            UnknownIndicatorError: no such indicator.
            CountError: counts that cannot be.
            UnknownZeroRuleError: the denominator is 0 and this vintage's rule is not known.

        """
        rule = self.indicator(indicator)
        share = self.ratio(indicator, numerator, denominator)
        if share is not None:
            return rule.points_at(share * factor)
        if rule.zero == "unknown":
            raise UnknownZeroRuleError(key=indicator, rules=self.id)
        if rule.zero == "null":
            return None
        return round_half_up(rule.maximum if rule.zero == "full" else Decimal(0))

    def band(self, total: Decimal) -> Band:
        """Return the rating band of a total in points (docs/rules.md 4)."""
        return next(band for band in self.bands if total >= band.start)


def vintages() -> tuple[str, ...]:
    """Return the ids of all rule vintages, oldest first."""
    return tuple(
        sorted(path.stem for path in (DATA / "rules").glob("*.toml") if path.stem != "definitions")
    )


@cache
def load_rules(vintage: str) -> Rules:
    """Return the rules of a vintage, such as ``"portal_2026"``.

    Raises:
        UnknownRulesError: no such vintage.
        DataFileError: the rules' file is wrong.

    """
    if vintage not in vintages():
        raise UnknownRulesError(key=vintage, known=", ".join(vintages()))
    return read_rules(DATA / "rules" / f"{vintage}.toml", DATA / "rules" / "definitions.toml")


def read_rules(path: Path, definitions_path: Path) -> Rules:
    """Return the rules of a vintage file together with the definitions file.

    Raises:
        DataFileError: a wrong type, an unknown key, a duplicate or missing id, a coupling between
            unknown indicators, bands out of order, or maxima that do not add up to 100.

    """
    definitions = check(_Definitions, read_toml(definitions_path), definitions_path, "file")
    raw = check(_Vintage, read_toml(path), path, "file")
    _refuse_duplicates(path, "indicator", [parameters.id for parameters in raw.indicator])
    _refuse_duplicates(path, "band", [str(entry.get("id")) for entry in raw.band])
    _refuse_duplicates(path, "coupling", [f"{c.source} -> {c.target}" for c in raw.coupling])
    _refuse_duplicates(definitions_path, "indicator", [item.id for item in definitions.indicator])
    _refuse_duplicates(definitions_path, "group", [item.id for item in definitions.group])
    known_groups = {group.id for group in definitions.group}
    for item in definitions.indicator:
        if item.group not in known_groups:
            raise DataFileError(
                file=definitions_path.name,
                place=f"indicator {item.id}",
                problem=f"unknown group '{item.group}'",
            )
    parameters = {item.id: item for item in raw.indicator}
    defined = {item.id for item in definitions.indicator}
    if unmatched := sorted(defined ^ set(parameters)):
        raise DataFileError(
            file=path.name,
            place="indicator",
            problem=f"{', '.join(unmatched)}: in the definitions or the vintage but not in both",
        )
    indicators = {
        item.id: Indicator(**{**dict(item), **dict(parameters[item.id])}) for item in definitions.indicator
    }
    rules = Rules(
        id=raw.id,
        valid_from=raw.valid_from,
        valid_to=raw.valid_to,
        name=raw.name,
        source=raw.source,
        groups={
            group.id: _group(group, [i for i in indicators.values() if i.group == group.id])
            for group in definitions.group
        },
        indicators=indicators,
        bands=tuple(_band(entry, path) for entry in raw.band),
        couplings=tuple(raw.coupling),
    )
    _check_rules(rules, path)
    return rules


def _group(definition: _GroupDefinition, members: list[Indicator]) -> Group:
    return Group(
        id=definition.id,
        portal_field=definition.portal_field,
        name=definition.name,
        maximum=sum((member.maximum for member in members), Decimal(0)),
        indicators=tuple(member.id for member in members),
    )


def _band(entry: dict[str, object], path: Path) -> Band:
    return check(Band, entry, path, f"band {entry.get('id', '?')}")


def _refuse_duplicates(path: Path, place: str, ids: list[str]) -> None:
    for name in ids:
        if ids.count(name) > 1:
            raise DataFileError(file=path.name, place=place, problem=f"'{name}' is given twice")


def _check_rules(rules: Rules, path: Path) -> None:
    def refuse(place: str, problem: str) -> None:
        raise DataFileError(file=path.name, place=place, problem=problem)

    for indicator in rules.indicators.values():
        if indicator.maximum <= 0:
            refuse(f"indicator {indicator.id}", f"the maximum {indicator.maximum} is not above 0")
        if not 0 < indicator.threshold <= 100:  # noqa: PLR2004 - percent
            refuse(
                f"indicator {indicator.id}",
                f"the threshold {indicator.threshold} is not above 0 and at most 100 percent",
            )
    if (whole := sum(i.maximum for i in rules.indicators.values())) != TOTAL_POINTS:
        refuse("indicator", f"the maxima add up to {whole}, expected {TOTAL_POINTS}")
    for coupling in rules.couplings:
        for end in (coupling.source, coupling.target):
            if end not in rules.indicators:
                refuse("coupling", f"unknown indicator '{end}'")
    starts = [band.start for band in rules.bands]
    if not starts or starts != sorted(set(starts), reverse=True) or starts[-1] != 0:
        refuse("band", "the bands must go down from the best to one that starts at 0")
