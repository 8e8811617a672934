"""The one sentence that reads aloud: province, index and year, what was changed and what comes of it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from scoring import Outcome, RankEstimate, Rules
from scoring.what_if.peers import STILL
from ui.words import names, numbers
from ui.words.texts import Texts

# Beyond this many levers a sentence can no longer be read aloud.
MOST_LEVERS_NAMED = 3


def summary(outcome: Outcome, texts: Texts) -> str:
    """Return the summary sentence of an outcome, as plain text."""
    sentence = _result(outcome, texts)
    if outcome.peers == STILL:
        return sentence
    assumed = names.peers(outcome.peers, outcome.case, texts)
    unchanged = rank(outcome.unchanged_rank, texts)
    return f"{sentence} {texts('sentence.if_unchanged', peers=assumed, rank=unchanged)}"


def _result(outcome: Outcome, texts: Texts) -> str:
    language, baseline = texts.language, outcome.case.baseline
    about = texts("sentence.about", case=names.case(outcome.case), index=texts("app.index"))
    if not outcome.changes:
        return texts(
            "sentence.unchanged",
            about=about,
            total=numbers.points(baseline.total, language),
            rank=rank_among(baseline.rank, texts),
            band=texts.pick(baseline.band.name),
        )
    sentence = texts(
        "sentence.result",
        about=about,
        action=_action(outcome, texts),
        points=points_moved(baseline.total, outcome.total, texts),
        ranks=rank_moved(baseline.rank, outcome.rank, texts),
    )
    if outcome.band.id == baseline.band.id:
        return sentence
    way = "up" if outcome.band.start > baseline.band.start else "down"
    bands = {"before": texts.pick(baseline.band.name), "after": texts.pick(outcome.band.name)}
    return f"{sentence} {texts(f'sentence.band_{way}', **bands)}"


def _action(outcome: Outcome, texts: Texts) -> str:
    """Return what is done, and that it is done in what is left of the year where that is so."""
    moves = _moves(outcome, texts)
    return moves if outcome.case.from_now is None else texts("from_now.action", moves=moves)


def points_moved(before: Decimal, after: Decimal, texts: Texts) -> str:
    """Return points before and after, in words: ``từ 60,08 lên 66,96 điểm``."""
    way = "up" if after > before else "down" if after < before else "same"
    shown = {
        "before": numbers.points(before, texts.language),
        "after": numbers.points(after, texts.language),
    }
    return texts(f"sentence.points_{way}", **shown)


def rank_moved(before: RankEstimate, after: RankEstimate, texts: Texts) -> str:
    """Return ranks before and after, in words: ``hạng từ 54 lên khoảng 42/63 (40–45)``."""
    gained = before.median - after.median
    way = "up" if gained > 0 else "down" if gained < 0 else "same"
    return texts(f"sentence.rank_{way}", before=rank(before, texts), after=rank_among(after, texts))


def headline(outcome: Outcome, texts: Texts) -> str:
    """Return province, year and result as one line, without what was changed and without a full stop."""
    language, baseline = texts.language, outcome.case.baseline
    if not outcome.changes and outcome.rank == baseline.rank:
        return texts(
            "preview.standing",
            case=names.case(outcome.case),
            total=numbers.points(baseline.total, language),
            rank=rank_among(baseline.rank, texts),
        )
    case = names.case(outcome.case)
    return texts(
        "preview.result",
        case=case if outcome.case.from_now is None else texts("from_now_export.case", case=case),
        before=numbers.points(baseline.total, language),
        after=numbers.points(outcome.total, language),
        rank_before=rank(baseline.rank, texts),
        rank_after=rank_among(outcome.rank, texts),
    )


def rank(estimate: RankEstimate, texts: Texts) -> str:
    """Return a rank with its 80 % range, ``khoảng 42 (40–45)``, or alone where it is certain."""
    if estimate.low == estimate.high:
        return str(estimate.median)
    return texts("sentence.rank", median=estimate.median, range=numbers.likely_range(estimate))


def rank_among(estimate: RankEstimate, texts: Texts) -> str:
    """Return a rank with the number of provinces: ``khoảng 42/63 (40–45)``, ``54/63`` where certain."""
    if estimate.low == estimate.high:
        return texts("sentence.rank_among_certain", median=estimate.median, size=estimate.size)
    return texts(
        "sentence.rank_among",
        median=estimate.median,
        size=estimate.size,
        range=numbers.likely_range(estimate),
    )


def rank_alone(estimate: RankEstimate, texts: Texts) -> str:
    """Return a rank without its range: ``khoảng 41``, or ``54`` where it is certain."""
    if estimate.low == estimate.high:
        return str(estimate.median)
    return texts("headline.about", rank=estimate.median)


def worth(outcome: Outcome, texts: Texts) -> str:
    """Return what a scenario brings, before it is chosen: ``+9,91 điểm · hạng khoảng 35 (34–37)``."""
    change = numbers.change(outcome.change, texts.language)
    return texts("sentence.worth", change=change, rank=rank(outcome.rank, texts))


def missing(total: Decimal, rules: Rules, texts: Texts) -> str:
    """Return how many points are missing to the next band, or that there is none."""
    above = [band for band in rules.bands if band.start > total]
    if not above:
        return texts("live.highest")
    band = min(above, key=lambda band: band.start)
    points = numbers.points(band.start - total, texts.language)
    return texts("live.missing", points=points, band=texts.pick(band.name))


def action(outcome: Outcome, texts: Texts) -> str:
    """Return what is changed, as the beginning of a sentence: ``Nâng … lên 45%``."""
    moves = _action(outcome, texts)
    return moves[:1].upper() + moves[1:]


def _moves(outcome: Outcome, texts: Texts) -> str:
    """Return what is changed, as it stands inside a sentence: ``nâng … lên 45%``."""
    if len(outcome.changes) > MOST_LEVERS_NAMED:
        largest = _directions(outcome, [_largest(outcome)], texts)
        return texts("sentence.many", count=len(outcome.changes), largest=largest)
    return _directions(outcome, list(outcome.changes), texts)


def _largest(outcome: Outcome) -> str:
    """Return the changed lever that brings or takes most points, the first of the rules' where equal."""
    brought = dict.fromkeys(outcome.changes, Decimal(0))
    for part in outcome.contributions:
        brought[part.cause] += part.points
    return max(brought, key=lambda cause: abs(brought[cause]))


def _directions(outcome: Outcome, levers: Sequence[str], texts: Texts) -> str:
    """Return levers with where they are set, what is raised first."""
    parts = []
    for direction in ("raise", "lower"):
        moves = [
            texts(
                "sentence.move" if direction == "raise" else "sentence.move_lower",
                lever=names.lever_in_sentence(outcome.case.rules, key, texts),
                percent=numbers.short_percent(outcome.changes[key], texts.language),
            )
            for key in levers
            if _rises(outcome, key) == (direction == "raise")
        ]
        if moves:
            parts.append(texts(f"sentence.{direction}", moves=listed(moves, texts)))
    return texts("sentence.then").join(parts)


def listed(moves: list[str], texts: Texts) -> str:
    """Return moves as a list that reads aloud: ``A, B and C``."""
    *first, last = moves
    return texts("sentence.and").join([", ".join(first), last]) if first else last


def _rises(outcome: Outcome, key: str) -> bool:
    """Return whether a lever is set above (or at) where it stood."""
    baseline = outcome.case.baseline
    before = (
        baseline.groups[key].attainment
        if key in baseline.groups
        else baseline.indicators[key].share or Fraction(0)
    )
    return Fraction(outcome.changes[key]) / 100 >= before
