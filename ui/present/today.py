"""Steps on where the province stands, and why."""

from __future__ import annotations

from scoring import Outcome
from scoring.rounding import from_cents, to_cents
from scoring.what_if.peers import STILL
from scoring.what_if.scenario import Scenario
from ui import charts
from ui.live.tables import field_key, other_provinces
from ui.present.rows import of_groups
from ui.present.step import Picture, Step
from ui.visit.outcomes import outcome_of
from ui.words import names, numbers, sentences, sources
from ui.words.below_average import announced_count, groups_below
from ui.words.caveats import estimates
from ui.words.published import period
from ui.words.texts import Texts


def steps() -> list[Step]:
    """Return the steps."""
    return [
        Step("where", _where, picture=_field, lines=_standing, rests_on=_source),
        Step("why", _why, picture=_groups, lines=_below, rests_on=_announced),
    ]


def _where(outcome: Outcome, texts: Texts) -> str:
    baseline = outcome.case.baseline
    return texts(
        "present.where",
        case=names.case(outcome.case),
        total=numbers.points(baseline.total, texts.language),
        rank=sentences.rank_among(baseline.rank, texts),
    )


def _standing(outcome: Outcome, texts: Texts) -> list[str]:
    """Return the rating band, and what the figures are of."""
    band = texts.pick(outcome.case.baseline.band.name)
    return [f"{texts('headline.band')}: {band} · {period(outcome.case, texts)}"]


def _field(outcome: Outcome, texts: Texts) -> Picture:
    """Return the strip of provinces as they are known today, whatever the scenario assumes."""
    case, language = outcome.case, texts.language
    others = other_provinces(case, STILL)
    total = to_cents(case.baseline.total)
    ends = [others[0], others[-1]] if others else []
    known = [(cents, f"{name} {numbers.points(from_cents(cents), language)}") for cents, name in ends]
    bands = [
        (to_cents(band.start), texts("stage.from_band", band=texts.pick(band.name), start=band.start))
        for band in case.rules.bands
    ]
    low, high = min([total, *(cents for cents, _ in known)]), max([total, *(cents for cents, _ in known)])
    return {
        "kind": "field",
        "before": total,
        "others": others,
        "field": field_key(case, STILL),
        "result": {"total": total},
        "words": {"below": texts.template("live.below"), "above": texts.template("live.above")},
        "own": f"{case.province} {numbers.points(case.baseline.total, language)}",
        "marks": [
            *([cents, words, "end"] for cents, words in known),
            *([cents, words, "cut"] for cents, words in bands if low < cents < high),
        ],
    }


def _source(outcome: Outcome, texts: Texts) -> list[str]:
    known = len(other_provinces(outcome.case, STILL)) + 1
    size = outcome.case.baseline.rank.size
    lines = [texts("fact.source", source=sources.source(outcome.case.source, texts))]
    return [texts("stage.known", known=known, size=size), *lines] if known < size else lines


def _why(outcome: Outcome, texts: Texts) -> str:
    if not outcome.case.averages:
        return texts("present.why_groups")
    count, of, _ = groups_below(_unchanged(outcome), texts)
    return texts("present.why", count=count, of=of) if count else texts("present.why_none")


def _below(outcome: Outcome, texts: Texts) -> list[str]:
    """Return which groups are below the average, as far as averages are known."""
    if not outcome.case.averages:
        return []
    _, _, listed = groups_below(_unchanged(outcome), texts)
    return [listed] if listed else []


def _groups(outcome: Outcome, texts: Texts) -> Picture:
    return of_groups(charts.draw_groups(_unchanged(outcome), texts), texts("standing.chart_note"))


def _announced(outcome: Outcome, texts: Texts) -> list[str]:
    """Return what of today's points is derived or estimated."""
    today = _unchanged(outcome)
    if outcome.case.detail != "announced":
        return estimates(today, texts)
    notes = [announced_count(today, texts), texts("present.why_announced")]
    return [" ".join(note for note in notes if note), *estimates(today, texts)]


def _unchanged(outcome: Outcome) -> Outcome:
    return outcome_of(Scenario(case=outcome.case.id))
