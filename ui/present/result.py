"""Steps on the result, on where its points come from, and on the scenarios side by side."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from scoring import Contribution, Outcome
from ui import charts
from ui.charts import waterfall
from ui.present import guess
from ui.present.rows import of_causes, of_scenarios
from ui.present.step import Picture, Step
from ui.visit import kept_scenarios as kept
from ui.visit.outcomes import outcome_of
from ui.words import names, numbers, sentences
from ui.words.caveats import caveats
from ui.words.scenario_names import numbered
from ui.words.texts import Texts

# Beyond this many contributions the chart shows one row a group.
MOST_ROWS = 6


def step() -> Step:
    """Return the step on the result: its figures follow the levers, which can be moved here."""
    return Step("result", _result, is_live=True, lines=guess.against)


def causes_step() -> Step:
    """Return the step on where the points come from."""
    return Step("from", _from, picture=_causes, rests_on=_causes_rest_on)


def comparison_step() -> Step:
    """Return the step that shows the compared scenarios side by side."""
    return Step("compare", _compare, picture=_side_by_side, rests_on=_compared_rest_on)


def by_group(outcome: Outcome) -> Outcome:
    """Return the outcome with one contribution a group: what the group gained, whatever the cause."""
    gained: dict[str, Decimal] = {}
    for group in outcome.case.rules.groups:
        gained[group] = outcome.points[group] - outcome.case.baseline.groups[group].points
    return replace(
        outcome,
        contributions=tuple(
            Contribution(group, group, "direct", points) for group, points in gained.items() if points
        ),
    )


def _result(outcome: Outcome, texts: Texts) -> str:
    """Return what is done: what comes of it, the figures say."""
    return sentences.action(outcome, texts) if outcome.changes else texts("stage.try_message")


def _from(outcome: Outcome, texts: Texts) -> str:
    cause, points = waterfall.largest(_readable(outcome))
    facts = {
        "cause": names.lever(outcome.case.rules, cause, texts),
        "points": numbers.change(points, texts.language),
    }
    if points == outcome.change:
        return texts("present.from_one", **facts)
    return texts("present.from", of=numbers.change(outcome.change, texts.language), **facts)


def _causes(outcome: Outcome, texts: Texts) -> Picture:
    return of_causes(charts.draw_waterfall(_readable(outcome), texts), texts("stage.causes_legend"))


def _causes_rest_on(outcome: Outcome, texts: Texts) -> list[str]:
    notes = [caveats(outcome, texts)]
    return notes if _readable(outcome) is outcome else [texts("present.by_group"), *notes]


def _readable(outcome: Outcome) -> Outcome:
    """Return the outcome with no more contributions than can be read on a screen."""
    rows = sum(1 for contribution in outcome.contributions if contribution.points)
    return outcome if rows <= MOST_ROWS else by_group(outcome)


def _compare(outcome: Outcome, texts: Texts) -> str:
    outcomes = _compared(outcome)
    best = max(item.total for item in outcomes)
    leading = [item for item in outcomes if item.total == best]
    if len(leading) > 1:
        return texts("present.compare")
    return texts(
        "present.compare_leading",
        number=outcomes.index(leading[0]) + 1,
        total=numbers.points(best, texts.language),
        rank=sentences.rank(leading[0].rank, texts),
    )


def _side_by_side(outcome: Outcome, texts: Texts) -> Picture:
    titles = numbered([item.name for item in kept.compared(outcome.case.id)])
    named = list(zip(titles, _compared(outcome), strict=True))
    return of_scenarios(charts.draw_comparison(named, texts), texts("stage.compare_legend"))


def _compared_rest_on(outcome: Outcome, texts: Texts) -> list[str]:
    """Return what the compared scenarios rest on: one part for all that rest on the same."""
    places: dict[str, list[str]] = {}
    for place, item in enumerate(_compared(outcome), start=1):
        places.setdefault(caveats(item, texts), []).append(str(place))
    if len(places) == 1:
        return list(places)
    return [f"{', '.join(numbered)}: {line}" for line, numbered in places.items()]


def _compared(outcome: Outcome) -> list[Outcome]:
    return [outcome_of(item.scenario) for item in kept.compared(outcome.case.id)]
