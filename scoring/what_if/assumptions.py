"""What was estimated or assumed to get a result, as codes with facts that a view can word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from scoring.case.case import Case
from scoring.coupling import Coupling
from scoring.what_if.peers import Peers, field_of, pace_of

TEMPLATES = {
    "own_data": "The case stands on the user's own data (fingerprint {fingerprint}), not on published "
    "figures alone.",
    "own_until": "The user's own counts go up to {counted_to}, the other provinces' figures to "
    "{league_end}.",
    "from_now": "Figures up to {counted_to}; levers are ratios from {day} to {year_end}. What is still to "
    "come arrives at {pace} % of the pace so far.",
    "from_now_carried": "Between {counted_to} and {day} pace and ratios are taken to be those so far.",
    "from_now_per_day": "What is still to come of {indicators} is a figure of the user's own.",
    "from_now_by_days": "No counts are known of {indicators}: the year's days stand for what is counted.",
    "from_now_open": "What counts so far may include open cases not due yet, which can still be late.",
    "from_now_state": "{indicators} are taken as a state on the year's last day, free of what was before.",
    "measures_uncertain": "Whether {indicators} count the year's events or a state on a day is inferred.",
    "peers_hold_still": "All other provinces keep their published totals.",
    "peers_shift": "The other provinces move by {points:+} points on average, each by its own amount "
    "(standard deviation {spread:g} points), within 0 to 100.",
    "peers_shift_alike": "Every other province moves by {points:+} points, within 0 to 100.",
    "peers_pace": "Every other province moves as one of the {provinces} provinces known in both {start} "
    "and {end} did, as a share of what it lacks to 100 points (then {points:+} on average, "
    "{lowest:+} to {highest:+}).",
    "peers_field": "All other provinces stand as in {year}.",
    "league_partial": "The league of {year} is published for {known} of {size} provinces; "
    "the rank is an estimate.",
    "rank_conflicts": "Published ranks that contradict the totals are left out: {provinces}.",
    "groups_reconciled": "Group points are fitted inside the rounding of the printed figures "
    "so that they add up to the printed total: {groups}.",
    "online_split_estimated": "{groups} are published as one figure; "
    "they are split in proportion to their maxima.",
    "indicators_estimated": "The baseline of {count} moved or coupled indicators is an estimate: "
    "only group points are published.",
    "official_offset": "The official points of {groups} differ by 0.01 from their parts; "
    "the difference is kept.",
    "provisional_counts": "The portal flags the denominator of {indicators} as provisional.",
    "coupling": "Moving {source} also moves {target} ({kind}).",
    "couplings_off": "Couplings are switched off: each indicator moves alone.",
    "group_attainment": "A group's attainment says nothing of the indicators inside: "
    "no coupling starts from {groups}.",
    "beyond_precondition": "{target} at {target_percent} % lies above {source} at "
    "{source_percent} %: possible only where the rest needs no written result.",
    "rule_uncertain": "The rule of {indicators} is inferred, not checked on published figures.",
    "bands_uncertain": "The cut-offs of the rating bands at {cutoffs} points are not "
    "confirmed by the Decision's text.",
}


@dataclass(frozen=True)
class Assumption:
    """One assumption: ``code`` names it, ``facts`` fill its wording; ``str()`` words it in English."""

    code: str
    facts: Mapping[str, object]

    def __str__(self) -> str:
        """Return the assumption in English."""
        return TEMPLATES[self.code].format(**self.facts)


def assumptions_of(
    case: Case,
    groups: Mapping[str, Fraction],
    indicators: Mapping[str, Fraction],
    moved: tuple[str, ...],
    shares: Mapping[str, Fraction | None],
    *,
    couplings: bool,
) -> tuple[Assumption, ...]:
    """Return what a result rests on.

    ``groups`` and ``indicators`` are the changes (share, 0 to 1), ``moved`` the indicators that
    change directly or by coupling, ``shares`` every indicator's ratio after the changes.
    """
    found = [*_of_baseline(case, moved), *_of_rest(case, moved)]
    if isolated := [name for name in groups if case.rules.groups[name].only is None]:
        found.append(_assume("group_attainment", groups=", ".join(isolated)))
    for coupling in case.rules.couplings:
        follows = couplings and coupling.acts_under(indicators) and coupling.source in indicators
        if follows and coupling.target in moved:
            facts = {"source": coupling.source, "target": coupling.target, "kind": coupling.kind}
            found.append(_assume("coupling", **facts))
        if coupling.target in indicators:
            found += _beyond(coupling, shares)
    if not couplings:
        found.append(_assume("couplings_off"))
    rules = case.rules.indicators
    if inferred := [name for name in moved if rules[name].confidence.startswith(("I", "M"))]:
        found.append(_assume("rule_uncertain", indicators=", ".join(inferred)))
    if cutoffs := [str(band.start) for band in case.rules.bands if band.confidence.startswith(("I", "M"))]:
        found.append(_assume("bands_uncertain", cutoffs=", ".join(cutoffs)))
    return tuple(found)


def _beyond(coupling: Coupling, shares: Mapping[str, Fraction | None]) -> list[Assumption]:
    """Return a word on a ratio set above the one that is its precondition."""
    target, source = shares[coupling.target], shares[coupling.source]
    if target is None or source is None or not coupling.is_exceeded(target, source):
        return []
    facts = {
        "source": coupling.source,
        "target": coupling.target,
        "source_percent": round(float(source) * 100, 1),
        "target_percent": round(float(target) * 100, 1),
    }
    return [_assume("beyond_precondition", **facts)]


def peers_assumed(case: Case, peers: Peers) -> tuple[Assumption, ...]:
    """Return what a rank rests on: the other provinces, and how much is known of them."""
    field = field_of(case, peers)
    league = field.league
    found = [_of_peers(case, peers)]
    if not league.is_complete:
        facts = {"year": league.year, "known": league.known_totals, "size": league.size}
        found.append(_assume("league_partial", **facts))
    if field.conflicts:
        provinces = ", ".join(conflict.province for conflict in field.conflicts)
        found.append(_assume("rank_conflicts", provinces=provinces))
    return tuple(found)


def _of_peers(case: Case, peers: Peers) -> Assumption:
    if peers.kind == "pace":
        pace = pace_of(case, peers)
        return _assume(
            "peers_pace",
            points=pace.mean,
            start=pace.start,
            end=pace.end,
            provinces=pace.provinces,
            lowest=pace.lowest,
            highest=pace.highest,
        )
    if peers.kind == "field":
        return _assume("peers_field", year=peers.years[0])
    if peers.kind == "shift":
        spread = peers.spread_used
        if not spread:
            return _assume("peers_shift_alike", points=peers.points)
        return _assume("peers_shift", points=peers.points, spread=float(spread))
    return _assume("peers_hold_still")


def _of_baseline(case: Case, moved: tuple[str, ...]) -> list[Assumption]:
    baseline = case.baseline
    found = []
    if case.own is not None:
        found.append(_assume("own_data", fingerprint=case.own))
    others_end = case.league.end if any(row.basis != "own" for row in case.league.rows) else None
    if case.counted_to is not None and others_end not in (None, case.counted_to):
        found.append(_assume("own_until", counted_to=case.counted_to, league_end=others_end))
    fitted = [g.id for g in baseline.groups.values() if g.printed and g.basis == "derived"]
    if fitted:
        found.append(_assume("groups_reconciled", groups=", ".join(fitted)))
    if case.detail == "combined":
        found.append(_assume("online_split_estimated", groups=", ".join(_split(case))))
    if off := [group.id for group in baseline.groups.values() if group.offset]:
        found.append(_assume("official_offset", groups=", ".join(off)))
    if provisional := [i.id for i in baseline.indicators.values() if i.provisional]:
        found.append(_assume("provisional_counts", indicators=", ".join(provisional)))
    if count := sum(name in case.estimated_indicators for name in moved):
        found.append(_assume("indicators_estimated", count=count))
    return found


def _of_rest(case: Case, moved: tuple[str, ...]) -> list[Assumption]:
    """Return what the rest of a year rests on, where a case is seen from a day on."""
    from_now, period = case.from_now, case.period
    if from_now is None:
        return []
    counted_to = from_now.counted_to or period.end
    days = {"counted_to": counted_to, "day": from_now.day, "year_end": period.year_end}
    found = [_assume("from_now", **days, pace=from_now.pace)]
    if from_now.day > counted_to:
        found.append(_assume("from_now_carried", counted_to=counted_to, day=from_now.day))
    found.append(_assume("from_now_open"))
    own = [name for name in moved if name in from_now.per_day]
    states = [name for name in moved if case.rules.indicators[name].measures == "state"]
    counts = {name: case.baseline.indicators[name].counts for name in moved}
    by_days = [name for name in moved if name not in (*own, *states) and not counts[name]]
    inferred = [name for name in moved if case.rules.indicators[name].measures_confidence.startswith("I")]
    named = {
        "from_now_per_day": own,
        "from_now_by_days": by_days,
        "from_now_state": states,
        "measures_uncertain": inferred,
    }
    found += [_assume(code, indicators=", ".join(those)) for code, those in named.items() if those]
    return found


def _split(case: Case) -> list[str]:
    """Return the combined figures that the case's groups are split from."""
    groups = case.baseline.groups
    return [
        combined.id
        for combined in case.rules.combined.values()
        if all(groups[part].basis == "estimated" for part in combined.parts)
    ]


def _assume(code: str, **facts: object) -> Assumption:
    return Assumption(code, facts)
