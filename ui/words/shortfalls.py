"""A plan that falls short, in words: what a goal needs of it, and how sure it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal

from scoring import Case, Completion, Fulfilment, Goal, LeverFailure, Shortfall
from scoring.what_if.changes import FULL_PERCENT
from ui.words import names, numbers
from ui.words.goals import goal_in_words
from ui.words.texts import Texts

# Probabilities nearer to 0 or 1 than this are no more told in whole percents.
NEARLY = 0.005

# A plan with no more points (of 100) to spare than this is enough for its goal only if nothing goes wrong.
LITTLE = Decimal("0.5")


def needs(completion: Completion, required: Decimal | None, goal: Goal, case: Case, texts: Texts) -> str:
    """Return how much of a plan a goal needs, in a sentence that reads aloud."""
    named, first = goal_in_words(goal, case, texts), completion.first_at(required)
    if first is None:
        return texts("shortfall.needs_never", goal=named, most=_percent(completion.steps[-1].percent))
    if not first:
        return texts("shortfall.needs_nothing", goal=named)
    return texts(
        "shortfall.needs_more" if first > FULL_PERCENT else "shortfall.needs",
        goal=named,
        percent=_percent(first),
    )


def chances(found: Shortfall, goal: Goal, case: Case, texts: Texts) -> str:
    """Return how sure a plan is, in a sentence that reads aloud."""
    named = goal_in_words(goal, case, texts)
    if found.required is None:
        reaching = texts("shortfall.never", goal=named)
    elif goal.kind == "total":
        reaching = texts("shortfall.to_total", goal=named, chance=probability(found.probability, texts))
    else:
        required = numbers.points(found.required, texts.language)
        chance = probability(found.probability, texts)
        reaching = texts("shortfall.to_goal", goal=named, required=required, chance=chance)
    ranks = numbers.rank_range(found.rank_at_high.median, found.rank_at_low.median)
    return texts("shortfall.chances", reaching=reaching, totals=_range(found, texts), ranks=ranks)


def barely(completion: Completion, required: Decimal | None, texts: Texts) -> str:
    """Return that a plan has nothing to spare, empty where it has or never was to be enough."""
    spare = None if required is None else completion.whole.total - required
    if spare is None or not 0 <= spare <= LITTLE:
        return ""
    return texts("shortfall.barely", points=numbers.points(spare, texts.language))


def costliest(found: Shortfall, case: Case, texts: Texts) -> str:
    """Return whose failure costs most, empty where none costs anything."""
    worst = found.failures[0] if found.failures else None
    if worst is None or worst.points <= 0:
        return ""
    chance = round(worst.probability * FULL_PERCENT)
    return texts(
        "shortfall.costliest_chance" if chance > 0 else "shortfall.costliest",
        lever=names.lever_in_sentence(case.rules, worst.lever, texts),
        points=numbers.points(worst.points, texts.language),
        chance=chance,
    )


def assumed(found: Shortfall, fulfilments: Mapping[str, Fulfilment], case: Case, texts: Texts) -> str:
    """Return what the chances rest on, and how uncertain the league itself is, apart from them.

    ``fulfilments`` is what was assumed of every lever.
    """
    draws = texts(
        "shortfall.assumed",
        draws=numbers.whole(found.draws, texts.language),
        shares=_shares(fulfilments, case, texts),
    )
    if all(rank.is_exact for rank in (found.rank_at_low, found.rank_at_middle, found.rank_at_high)):
        return f"{draws} {texts('shortfall.league_known')}"
    league = texts(
        "shortfall.league_unsure",
        total=numbers.points(found.middle, texts.language),
        range=numbers.likely_range(found.rank_at_middle),
    )
    return f"{draws} {league}"


def probability(share: float, texts: Texts) -> str:
    """Return a probability (0 to 1) in whole percents; a small rest is not rounded away."""
    if 0 < share < NEARLY:
        return texts("shortfall.under", percent=_percent(1))
    if 1 - NEARLY < share < 1:
        return texts("shortfall.over", percent=_percent(99))
    return _percent(round(share * FULL_PERCENT))


def lost(failure: LeverFailure, texts: Texts) -> str:
    """Return how much of the probability is lost, in whole percentage points with their sign."""
    return numbers.short_change(-round(failure.probability * FULL_PERCENT), texts.language)


def _shares(fulfilments: Mapping[str, Fulfilment], case: Case, texts: Texts) -> str:
    """Return what was assumed of the levers: those of which something else was are named."""
    usual, _ = Counter(fulfilments.values()).most_common(1)[0]
    named = [
        f"{names.lever(case.rules, lever, texts)} {_numbers(share)}"
        for lever, share in fulfilments.items()
        if share != usual
    ]
    rest = texts("shortfall.others" if named else "shortfall.every", shares=_numbers(usual))
    return "; ".join([*named, rest])


def _numbers(share: Fulfilment) -> str:
    return f"{share.least}{numbers.EN_DASH}{share.likely}{numbers.EN_DASH}{share.most}%"


def _range(found: Shortfall, texts: Texts) -> str:
    low, high = (numbers.points(total, texts.language) for total in (found.low, found.high))
    return low if low == high else f"{low}{numbers.EN_DASH}{high}"


def _percent(value: int) -> str:
    return f"{value}%"
