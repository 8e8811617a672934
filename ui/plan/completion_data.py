"""What the browser is sent of a plan done in part: it looks up what the library computed."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from itertools import pairwise
from typing import Any

from scoring import Band, Case, Completion, RankEstimate
from scoring.plan.completion import CompletionStep
from scoring.rounding import to_cents
from ui.live.head import TEMPLATES
from ui.words import names, numbers, sentences
from ui.words.texts import Texts

# Of the words of the live levers, those of the figures.
FIGURES = ("since", "about", "certain", "range", "sameRank", "place", "places", "missing", "highest")

# Templates of its own that the browser fills in, by the name it knows them under.
OWN = {"spoken": "shortfall.spoken", "sentence": "shortfall.sentence", "held": "shortfall.held"}

KEY_LENGTH = 12


def sent(
    case: Case, completion: Completion, required: Decimal | None, done: int, texts: Texts
) -> dict[str, Any]:
    """Return a plan at every completion, the goal's total ``required`` and the completion ``done``."""
    steps, before = completion.steps, case.baseline
    whole, last = completion.whole, steps[-1]
    words = {name: texts.template(TEMPLATES[name]) for name in FIGURES}
    words |= {name: texts.template(key) for name, key in OWN.items()}
    words |= {
        "label": texts("shortfall.done"),
        "total": texts("headline.total"),
        "rank": texts("headline.rank", size=before.rank.size),
        "band": texts("headline.band"),
    }
    totals = {
        key: numbers.points(step.total, texts.language)
        for key, step in (("start", steps[0]), ("whole", whole), ("last", last))
    }
    ranks = {
        key: sentences.rank_alone(step.rank, texts)
        for key, step in (("start", steps[0]), ("whole", whole), ("last", last))
    }
    return {
        "language": texts.language,
        "plan": _key(case.id, *whole.changes.items()),
        "done": done,
        "totals": [to_cents(step.total) for step in steps],
        "ranks": [list(_rank(step.rank).values()) for step in steps],
        "held": _held(case, steps, texts),
        "bands": [[to_cents(band.start), texts.pick(band.name)] for band in reversed(case.rules.bands)],
        "before": to_cents(before.total),
        "rankBefore": _rank(before.rank),
        "levels": _levels(case.rules.bands, completion, required, texts),
        "needed": completion.first_at(required) or None,
        "altTotal": texts("shortfall.alt_total", **totals),
        "altRank": texts("shortfall.alt_rank", **ranks),
        "words": words,
    }


def _rank(rank: RankEstimate) -> dict[str, int]:
    return {name: getattr(rank, name) for name in ("median", "low", "high", "best", "worst")}


def _held(case: Case, steps: tuple[CompletionStep, ...], texts: Texts) -> list[list[Any]]:
    """Return from which percent on which levers stay at a bound."""
    found: list[list[Any]] = [[0, ""]]
    for before, step in pairwise(steps):
        if step.held != before.held:
            found.append([step.percent, names.levers(case.rules, ", ".join(step.held), texts)])
    return found


def _levels(
    bands: tuple[Band, ...], completion: Completion, required: Decimal | None, texts: Texts
) -> list[list[Any]]:
    """Return the levels across the curve: where bands start inside of it, and the goal.

    A goal far above all that the plan reaches would press the curve flat, and is left to the sentence.
    """
    totals = [step.total for step in completion.steps]
    low, high = min(totals), max(totals)
    levels: list[list[Any]] = [
        [
            to_cents(band.start),
            texts(
                "shortfall.level_band",
                name=texts.pick(band.name),
                total=numbers.points(band.start, texts.language),
            ),
            "band",
        ]
        for band in bands
        if low <= band.start <= high and band.start != required
    ]
    if required is not None and low - (high - low) <= required <= high + (high - low):
        named = texts("shortfall.level_goal", total=numbers.points(required, texts.language))
        levels.append([to_cents(required), named, "goal"])
    return levels


def _key(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:KEY_LENGTH]
