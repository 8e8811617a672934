"""Which groups stand below the national average."""

from __future__ import annotations

from scoring import Outcome, load_announcement
from ui.words import names
from ui.words.texts import Texts


def below_average(outcome: Outcome) -> list[str]:
    """Return the groups that stand below the national average after the changes."""
    averages = outcome.case.averages
    return [
        g for g in outcome.case.rules.groups if g in averages and outcome.points[g] < averages[g].points
    ]


def listed_below(outcome: Outcome, texts: Texts) -> str:
    """Return the names of the groups below average."""
    return ", ".join(names.lever(outcome.case.rules, group, texts) for group in below_average(outcome))


def groups_below(outcome: Outcome, texts: Texts) -> tuple[int, int, str]:
    """Return how many groups of how many are below average, and their names.

    They are counted as the announcement counts them, where there is one.
    """
    case, listed = outcome.case, listed_below(outcome, texts)
    if case.detail != "announced":
        return len(below_average(outcome)), len(case.rules.groups), listed
    groups = load_announcement(case.year, case.province).announced_groups
    counted = [
        name
        for name, parts in groups.items()
        if sum(case.baseline.groups[p].points for p in parts) < sum(case.averages[p].points for p in parts)
    ]
    return len(counted), len(groups), listed
