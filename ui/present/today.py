"""Steps on where the province stands, and why."""

from __future__ import annotations

import streamlit as st

from scoring import Outcome
from scoring.what_if.scenario import Scenario
from ui import charts
from ui.present.step import Step, show_enlarged
from ui.visit.outcomes import outcome_of
from ui.words import names, numbers, sentences, sources
from ui.words.below_average import announced_count, groups_below
from ui.words.caveats import estimates
from ui.words.outside_text import as_text
from ui.words.published import period
from ui.words.texts import Texts

# The chart stands below the names of the groups.
WHY_ROOM = 344


def steps() -> list[Step]:
    """Return the steps."""
    return [Step("where", _where, _show_where, _estimates), Step("why", _why, _show_why, _estimates)]


def _where(outcome: Outcome, texts: Texts) -> str:
    baseline = outcome.case.baseline
    return texts(
        "present.where",
        case=names.case_as_text(outcome.case),
        total=numbers.points(baseline.total, texts.language),
        rank=sentences.rank_among(baseline.rank, texts),
    )


def _show_where(outcome: Outcome, texts: Texts) -> None:
    case, baseline = outcome.case, outcome.case.baseline
    with st.container(horizontal=True, border=True, gap="large"):
        st.metric(texts("headline.total"), numbers.points(baseline.total, texts.language))
        st.metric(texts("headline.rank", size=baseline.rank.size), sentences.rank(baseline.rank, texts))
        st.metric(texts("headline.band"), texts.pick(baseline.band.name))
    st.markdown(as_text(period(case, texts)))
    st.markdown(texts("fact.source", source=sources.source(case.source, texts)))


def _why(outcome: Outcome, texts: Texts) -> str:
    if not outcome.case.averages:
        return texts("present.why_groups")
    count, of, _ = groups_below(_unchanged(outcome), texts)
    return texts("present.why", count=count, of=of) if count else texts("present.why_none")


def _show_why(outcome: Outcome, texts: Texts) -> None:
    today = _unchanged(outcome)
    if outcome.case.averages:
        _, _, listed = groups_below(today, texts)
        if listed:
            st.subheader(listed, anchor=False)
    show_enlarged("why", charts.draw_groups(today, texts), WHY_ROOM)
    notes = [texts("standing.chart_note")]
    if outcome.case.detail == "announced":
        notes += [announced_count(today, texts), texts("present.why_announced")]
    st.markdown(" ".join(notes))


def _estimates(outcome: Outcome, texts: Texts) -> list[str]:
    """Return what of today's figures is estimated, whatever the scenario assumes."""
    return estimates(_unchanged(outcome), texts)


def _unchanged(outcome: Outcome) -> Outcome:
    return outcome_of(Scenario(case=outcome.case.id))
