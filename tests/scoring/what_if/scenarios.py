"""Drawn scenarios: any mix of levers that may be moved together, on cases of every level of detail."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

from hypothesis import strategies as st

import scoring
from scoring.case.from_now import FromNow

RULES = scoring.load_rules("portal_2026")

# One case of each level of detail, and one whose official points differ by a cent from their parts.
CASES = ("binh-thuan-2023", "ca-mau-2023", "lam-dong-2025", "lam-dong-2026", "tay-ninh-2026")
OWN_COUNTS = "binh-thuan-2023 with own counts"
UNSCORED = "lam-dong-2026 without a score for digitised dossiers"
ALL_CASES = (*CASES, OWN_COUNTS, UNSCORED)
FROM_NOW = "lam-dong-2026 from a day on"


@cache
def case_named(name: str) -> scoring.Case:
    """Return a listed case, or one of those made here."""
    if name == FROM_NOW:
        return scoring.find_case("lam-dong-2026").seen(FromNow(date(2026, 11, 15), pace=Decimal(90)))
    if name == OWN_COUNTS:
        return scoring.load_case().with_counts({"e_result_issued": (301, 1000), "online_filing": (1, 7)})
    if name == UNSCORED:
        return without_score(scoring.find_case("lam-dong-2026"), "dossier_digitised")
    return scoring.find_case(name)


def without_score(case: scoring.Case, indicator: str) -> scoring.Case:
    """Return the case as if the portal had printed 0/0 for the indicator."""
    lost = case.baseline.indicators[indicator].counted
    group = case.baseline.groups[case.rules.indicators[indicator].group]
    unscored = replace(case.baseline.indicators[indicator], points=None, share=None, counts=(0, 0))
    baseline = replace(
        case.baseline,
        groups={**case.baseline.groups, group.id: replace(group, points=group.points - lost)},
        indicators={**case.baseline.indicators, indicator: unscored},
        total=case.baseline.total - lost,
    )
    return replace(case, baseline=baseline)


def fitting(case: scoring.Case, changed: dict[str, Decimal]) -> dict[str, Decimal]:
    """Return those changes that a case has levers for: from a day on, groups of several have none."""
    levers = scoring.lever_ids(case.rules)
    return {key: percent for key, percent in changed.items() if key in levers}


def percents() -> st.SearchStrategy[Decimal]:
    """Percentages: the kinks of the rules, what a slider gives, and up to four decimals."""
    return st.one_of(
        st.sampled_from([Decimal(0), Decimal(50), Decimal(80), Decimal(90), Decimal(100)]),
        st.integers(0, 1_000).map(lambda tenths: Decimal(tenths).scaleb(-1)),
        st.integers(0, 1_000_000).map(lambda parts: Decimal(parts).scaleb(-4)),
    )


@st.composite
def changes(draw: st.DrawFn, *, at_least: int = 0) -> dict[str, Decimal]:
    """For every group: nothing, the group itself, or some of its indicators."""
    moved: list[str] = []
    for group in RULES.groups.values():
        how = draw(st.sampled_from(["hold", "group", "indicators"]))
        if how == "group":
            moved.append(group.id)
        elif how == "indicators":
            moved += draw(st.lists(st.sampled_from(group.indicators), unique=True))
    if len(moved) < at_least:
        moved = [draw(st.sampled_from(scoring.lever_ids(RULES)))]
    return {key: draw(percents()) for key in moved}
