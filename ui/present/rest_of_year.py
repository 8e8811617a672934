"""The step on what a year under way still allows: points that are safe, within reach, and lost."""

from __future__ import annotations

from scoring import Outcome, StillOpen, cost_of_waiting, still_possible
from ui.exports.rest_of_year import cost
from ui.present.rows import Row, row, rows_picture
from ui.present.step import Picture, Step
from ui.words import names, numbers, sentences
from ui.words.texts import Texts

# Two figures stand at the end of a row: between them and the longest bar is this much of the bar.
MARGIN = 0.08


def steps(outcome: Outcome) -> list[Step]:
    """Return the step; none where the case is not seen from a day on."""
    if outcome.case.from_now is None:
        return []
    return [Step("still_possible", _message, picture=_groups, lines=_waiting)]


def _message(outcome: Outcome, texts: Texts) -> str:
    possible = still_possible(outcome.case, peers=outcome.peers)
    return texts(
        "from_now_export.step",
        most=numbers.points(possible.total.most, texts.language),
        rank=sentences.rank(possible.best.rank, texts),
        lost=numbers.points(possible.total.lost, texts.language),
    )


def _waiting(outcome: Outcome, texts: Texts) -> list[str]:
    said = cost(cost_of_waiting(outcome.case), texts)
    return [said] if said else []


def _groups(outcome: Outcome, texts: Texts) -> Picture:
    possible = still_possible(outcome.case, peers=outcome.peers)
    longest = float(max(part.maximum for part in possible.groups.values())) * (1 + MARGIN)
    return rows_picture(
        [
            _group(names.lever(outcome.case.rules, name, texts), part, longest, texts)
            for name, part in possible.groups.items()
        ],
        legend=texts("from_now_export.step_legend"),
    )


def _group(name: str, part: StillOpen, longest: float, texts: Texts) -> Row:
    """Return a group's row, on a scale that ends at ``longest`` points."""
    safe, now, most, maximum = (
        float(points) / longest for points in (part.safe, part.now, part.most, part.maximum)
    )
    return row(
        name,
        texts(
            "from_now_export.step_row",
            most=numbers.points(part.most, texts.language),
            maximum=numbers.maximum(part.maximum, texts.language),
        ),
        was=numbers.points(part.safe, texts.language),
        bars=[("ground", 0, maximum), ("along", safe, most), ("moved", 0, safe)],
        marks=[("tick", now)],
    )
