"""What the live component shows: the result as the server has it, and the levers as they stand."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from scoring import Outcome, RankEstimate
from scoring.rounding import to_cents
from scoring.what_if.peers import STILL
from scoring.what_if.positions import POSITION, rest_of
from scoring.what_if.scenario import Scenario
from ui.live.levers import ShownLever, shown_sections
from ui.live.tables import field_key, gain_key, other_provinces
from ui.words import numbers, ranks, sentences
from ui.words.caveats import caveats
from ui.words.texts import Texts

# Templates that the browser fills in, by the name it knows them under.
TEMPLATES = {
    "since": "headline.since",
    "about": "headline.about",
    "certain": "headline.rank_certain",
    "range": "headline.rank_range",
    "sameRank": "headline.same_rank",
    "place": "headline.place",
    "places": "headline.places",
    "missing": "live.missing",
    "highest": "live.highest",
    "above": "live.above",
    "below": "live.below",
    "own": "live.own",
    "undetermined": "lever.undetermined",
    "spoken": "live.spoken",
    "spokenTotal": "live.spoken_total",
    "moving": "live.moving",
    "movingAlone": "live.moving_alone",
    "movingAlong": "live.moving_along",
    "along": "live.along",
    "help": "live.help",
    "typed": "lever.typed",
    "reset": "lever.reset_help",
    "baseline": "live.baseline",
    "average": "live.average",
    "try": "stage.try",
    "tryClose": "stage.try_close",
}


def head(
    outcome: Outcome,
    scenario: Scenario,
    texts: Texts,
    *,
    detailed: bool,
    alone: bool,
    session: str,
    taken: int,
    awaited: bool = False,
    stage: bool = False,
) -> dict[str, Any]:
    """Return the head of a scenario's outcome; ``taken`` is the last act of the browser taken over.

    ``awaited`` asks the browser to say once it is painted: the rest of the page waits for that. ``stage``
    has it shown to a room.
    """
    case, baseline = outcome.case, outcome.case.baseline
    words = {name: texts.template(key) for name, key in TEMPLATES.items()}
    words |= {
        "result": texts("live.result"),
        "total": texts("headline.total"),
        "rank": texts("headline.rank", size=outcome.rank.size),
        "band": texts("headline.band"),
        "legend": texts("lever.indicator_note" if detailed else "lever.group_note"),
    }
    return {
        "language": texts.language,
        "session": session,
        "taken": taken,
        "words": words,
        "alone": alone,
        "awaited": awaited,
        "stage": stage,
        "size": outcome.rank.size,
        "before": to_cents(baseline.total),
        "rankBefore": _rank(baseline.rank),
        "bands": [[to_cents(band.start), texts.pick(band.name)] for band in reversed(case.rules.bands)],
        "others": other_provinces(case, scenario.peers),
        "field": field_key(case, scenario.peers),
        "result": {
            "total": to_cents(outcome.total),
            "rank": _rank(outcome.rank),
            "unchanged": _unchanged(outcome, texts),
            "sentence": sentences.summary(outcome, texts),
            "caveats": caveats(outcome, texts),
        },
        "sections": [
            {
                "id": section.id,
                "label": section.label,
                "points": section.points,
                "note": section.note,
                "opened": any(lever.changed for lever in section.levers),
                "levers": [_lever(lever, outcome, scenario, texts) for lever in section.levers],
            }
            for section in shown_sections(outcome, texts, detailed=detailed)
        ],
    }


def levers_of(head_: dict[str, Any]) -> Sequence[str]:
    """Return the levers that a head shows."""
    return [lever["id"] for section in head_["sections"] for lever in section["levers"]]


def _lever(lever: ShownLever, outcome: Outcome, scenario: Scenario, texts: Texts) -> dict[str, Any]:
    case = outcome.case
    named = case.rules.groups.get(lever.id) or case.rules.indicators[lever.id]
    own = outcome.points.get(lever.id)
    return {
        "id": lever.id,
        "name": lever.name,
        "position": _position(lever.value),
        "shown": lever.shown,
        "changed": lever.changed,
        "baseline": _position(lever.baseline),
        "baselineShown": _percent(lever.baseline, texts),
        "average": _position(lever.average),
        "averageShown": _percent(lever.average, texts),
        "maximum": to_cents(named.maximum),
        "own": None if own is None else to_cents(own),
        "gain": gain_key(case, scenario, lever.id),
        "rest": rest_of(outcome, lever.id),
        "note": lever.note,
        "help": lever.help,
        "error": lever.error,
        "counted": lever.counted,
    }


def _unchanged(outcome: Outcome, texts: Texts) -> dict[str, str] | None:
    """Return where today's total would rank, where the other provinces do not hold still."""
    if outcome.peers == STILL:
        return None
    return {
        "label": texts("headline.unchanged"),
        "value": sentences.rank_alone(outcome.unchanged_rank, texts),
        "more": ranks.range_of(outcome.unchanged_rank, texts),
    }


def _rank(rank: RankEstimate) -> dict[str, int]:
    return {name: getattr(rank, name) for name in ("median", "low", "high", "best", "worst")}


def _position(percent: Decimal | None) -> int | None:
    return None if percent is None else int((percent / POSITION).quantize(Decimal(1), ROUND_HALF_UP))


def _percent(percent: Decimal | None, texts: Texts) -> str:
    return texts("lever.no_score") if percent is None else numbers.percent(percent, texts.language)
