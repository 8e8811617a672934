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
    return "; ".join(names.lever(outcome.case.rules, group, texts) for group in below_average(outcome))


def groups_below(outcome: Outcome, texts: Texts) -> tuple[int, int, str]:
    """Return how many of the case's groups are below average, how many there are, and their names."""
    return len(below_average(outcome)), len(outcome.case.rules.groups), listed_below(outcome, texts)


def below_sentence(outcome: Outcome, texts: Texts) -> str:
    """Return in a sentence how many of the groups are below average, and which."""
    if not outcome.case.averages:
        return texts("present.why_groups")
    count, of, listed = groups_below(outcome, texts)
    return (
        texts("standing.below", count=count, of=of, groups=listed)
        if count
        else texts("standing.below_none")
    )


def announced_count(outcome: Outcome, texts: Texts) -> str:
    """Return how the announcement counts the groups below average, "" where none counts otherwise.

    An announcement may take several of the rules' groups as one: its count then differs from ours.
    """
    case = outcome.case
    if case.detail != "announced":
        return ""
    groups = load_announcement(case.year, case.province).announced_groups
    merged = [
        texts("sentence.and").join(names.name_in_sentence(case.rules, part, texts) for part in parts)
        for parts in groups.values()
        if len(parts) > 1
    ]
    if not merged:
        return ""
    below = [
        name
        for name, parts in groups.items()
        if sum(outcome.points[part] for part in parts) < sum(case.averages[part].points for part in parts)
    ]
    return texts("standing.below_announced", merged=", ".join(merged), count=len(below), of=len(groups))
