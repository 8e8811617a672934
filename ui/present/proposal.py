"""Steps on what is proposed, and on the road there: how far each lever moves, and what it takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import partial

from scoring import Outcome, effort_of
from scoring.rules import TOTAL_POINTS
from ui.present.rows import Row, row, rows_picture, share_of
from ui.present.step import Picture, Step, part_of, parts_of
from ui.visit import state, wish
from ui.visit.outcomes import outcome_of
from ui.words import counted, differences, names, numbers, sentences
from ui.words.percentages import baseline_percent
from ui.words.texts import Texts
from ui.words.whole_year import whole_percent_of

Moves = Mapping[str, Decimal]

FULL = Decimal(100)

# Room on both sides of the road, as a share of its length.
MARGIN = Decimal("0.04")


def steps(outcome: Outcome) -> list[Step]:
    """Return the steps on what is changed, from where to where; none where nothing is."""
    parts = parts_of(outcome.changes)
    return [
        Step(f"what_{number}", partial(_what, number, len(parts)), picture=partial(_moves, moves))
        for number, moves in enumerate(parts, start=1)
    ]


def effort_steps(outcome: Outcome) -> list[Step]:
    """Return the steps on the road from today's total to the scenario's; none where nothing is changed."""
    parts = parts_of(outcome.changes)
    return [
        Step(
            f"takes_{number}",
            partial(_takes, number, len(parts)),
            picture=partial(_road, [lever for before in parts[: number - 1] for lever in before], moves),
            lines=_effort,
        )
        for number, moves in enumerate(parts, start=1)
    ]


def _what(number: int, count: int, outcome: Outcome, texts: Texts) -> str:
    changes = len(outcome.changes)
    title = texts("present.what", count=changes) if changes > 1 else texts("present.what_one")
    return part_of(title, number, count, texts)


def _moves(moves: Moves, outcome: Outcome, texts: Texts) -> Picture:
    return rows_picture(
        [_move(key, percent, outcome, texts) for key, percent in moves.items()],
        legend=texts("stage.moves_legend"),
    )


def _move(key: str, percent: Decimal, outcome: Outcome, texts: Texts) -> Row:
    before, after = baseline_percent(outcome.case, key), percent / FULL
    stood = (before or Decimal(0)) / FULL
    return row(
        names.lever(outcome.case.rules, key, texts),
        numbers.short_percent(percent, texts.language),
        was=differences.before(outcome, key, texts),
        bars=[
            ("ground", 0, 1),
            ("kept", 0, min(stood, after)),
            ("moved" if after > stood else "lost", stood, after),
        ],
        marks=[("dot", after)] if before is None else [("tick", stood), ("dot", after)],
        notes=[
            _distance(outcome, key, texts),
            names.kind(outcome.case.rules, key, texts),
            *_whole_year(outcome, key, texts),
        ],
    )


def _whole_year(outcome: Outcome, key: str, texts: Texts) -> list[str]:
    """Return the whole year's ratio that a lever comes to, where it moves the rest of the year alone."""
    percent = outcome.changes[key]
    whole = whole_percent_of(outcome.case, key, percent)
    if whole is None or whole == percent:
        return []
    return [texts("from_now.whole", percent=numbers.short_percent(whole, texts.language))]


def _takes(number: int, count: int, _outcome: Outcome, texts: Texts) -> str:
    return part_of(texts("present.takes"), number, count, texts)


def _effort(outcome: Outcome, texts: Texts) -> list[str]:
    spent = effort_of(outcome, wish.effort_of(outcome.case))
    profile = wish.profile_name(outcome.case, texts)
    effort = numbers.effort(spent, texts.language)
    return [texts("present.takes_effort", effort=effort, profile=profile)]


def _road(taken: list[str], moves: Moves, outcome: Outcome, texts: Texts) -> Picture:
    """Return total and rank change after change, each on top of those before it."""
    legs, before = [], _after(outcome, taken)
    for key in moves:
        taken = [*taken, key]
        after = _after(outcome, taken)
        legs.append((key, before, after))
        before = after
    totals = [leg.total for _, start, end in legs for leg in (start, end)]
    totals += [outcome.case.baseline.total, outcome.total]
    low, high = min(totals), max(totals)
    margin = max(high - low, Decimal(1)) * MARGIN
    low, high = max(low - margin, Decimal(0)), min(high + margin, Decimal(TOTAL_POINTS))
    return rows_picture(
        [_leg(key, start, end, (low, high), texts) for key, start, end in legs],
        legend=texts("stage.road_legend"),
    )


def _leg(key: str, start: Outcome, end: Outcome, extent: tuple[Decimal, Decimal], texts: Texts) -> Row:
    """Return a change on the road, whose totals ``extent`` are the scale's ends."""
    begins, ends = (share_of(outcome.total, *extent) for outcome in (start, end))
    return row(
        names.lever(end.case.rules, key, texts),
        texts(
            "stage.milestone",
            total=numbers.points(end.total, texts.language),
            rank=sentences.rank_alone(end.rank, texts),
        ),
        bars=[("ground", 0, 1), ("lost" if ends < begins else "moved", begins, ends)],
        marks=[("tick", begins), ("dot", ends)],
        notes=_way(end, key, end.total - start.total, texts),
    )


def _after(outcome: Outcome, levers: list[str]) -> Outcome:
    """Return the outcome of some of the changes alone."""
    changes = {key: percent for key, percent in outcome.changes.items() if key in levers}
    return outcome_of(replace(state.scenario(), changes=changes))


def _way(outcome: Outcome, key: str, gained: Decimal, texts: Texts) -> list[str]:
    """Return how far a lever moves, in dossiers where they are counted, and what comes of it here."""
    more = counted.changed(outcome.case, key, outcome.changes[key], texts)
    gain = texts("stage.gain", points=numbers.change(gained, texts.language))
    distance = _distance(outcome, key, texts)
    return [part for part in (gain, distance, more, *_whole_year(outcome, key, texts)) if part]


def _distance(outcome: Outcome, key: str, texts: Texts) -> str:
    """Return how far a lever moves, in percentage points as the two percentages are shown."""
    before = baseline_percent(outcome.case, key) or Decimal(0)
    distance = numbers.short_change(outcome.changes[key] - before, texts.language)
    return texts("present.distance", distance=distance)
