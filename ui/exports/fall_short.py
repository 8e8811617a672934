"""What if the scenario falls short, as the part of a document: what the goal needs, and how sure it is."""

from __future__ import annotations

from scoring import Goal, Outcome, completion_of, shortfall_of
from ui.exports.model import FallShort
from ui.links.shortfall_link import ShortfallWish
from ui.words import shortfalls
from ui.words.texts import Texts

# The completions that a document shows, in percent; the one the reader asked for stands among them.
SHOWN = (0, 50, 80, 100, 120)


def fall_short(outcome: Outcome, goal: Goal, asked: ShortfallWish, texts: Texts) -> FallShort | None:
    """Return what comes of an outcome's changes where they are not reached. None without changes."""
    case, changes = outcome.case, outcome.changes
    if not changes:
        return None
    found = completion_of(case, changes, couplings=outcome.couplings, peers=outcome.peers)
    required = goal.required_total(case, outcome.peers)
    fulfilments = {lever: asked.fulfilment(lever) for lever in changes}
    sure = shortfall_of(
        case,
        changes,
        required,
        fulfilments,
        couplings=outcome.couplings,
        peers=outcome.peers,
    )
    told = (
        shortfalls.needs(found, required, goal, case, texts).replace("**", ""),
        shortfalls.chances(sure, goal, case, texts),
        shortfalls.costliest(sure, case, texts),
    )
    return FallShort(
        asked=asked,
        messages=tuple(filter(None, told)),
        note=shortfalls.assumed(sure, fulfilments, case, texts),
        steps=tuple(found.steps[percent] for percent in sorted({*SHOWN, asked.done})),
    )
