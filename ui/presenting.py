"""The presentation: a sequence of steps made from the current scenario, one message a step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from scoring import Outcome, Peers, data_version, peer_choices, simulate
from scoring.peers import STILL
from ui import (
    charts,
    facts,
    guessing,
    headline,
    kept,
    levers,
    names,
    numbers,
    results,
    sentences,
    standing,
)
from ui.charts import Drawing
from ui.simulator import outcome_of
from ui.text import Texts

# Shifts shown beside the observed paces, or alone where no pace can be used.
SHIFTS = ("shift:2", "shift:5")

# Charts are drawn this much larger, to be read from the back of the room.
ENLARGED = 1.5


@dataclass(frozen=True)
class Step:
    """A step: ``id`` names it, ``title`` is its message, ``show`` draws what supports it."""

    id: str
    title: Callable[[Outcome, Texts], str]
    show: Callable[[Outcome, Texts], None]


def steps_for(outcome: Outcome) -> tuple[Step, ...]:
    """Return the steps of an outcome; a comparison is one of them once two scenarios are compared."""
    compared = kept.compared(outcome.case.id)
    steps = [
        Step("where", _where, _show_where),
        Step("why", _why, _show_why),
        Step("what", _what, _show_what),
        Step("guess", _guess, guessing.ask),
        Step("result", _result, _show_result),
        Step("from", _from, _show_from),
        Step("compare", _compare, _show_compare),
        Step("peers", _peers, _show_peers),
        Step("sources", _sources, _show_sources),
    ]
    unchanged = not outcome.changes
    skipped = {"guess", "result", "from"} if unchanged else set()
    if len(compared) <= 1:
        skipped.add("compare")
    return tuple(step for step in steps if step.id not in skipped)


def show_step(step: Step, outcome: Outcome, texts: Texts) -> None:
    """Show a step: its message, what supports it, and what in it is estimated or assumed."""
    st.title(step.title(outcome, texts), anchor=False)
    step.show(outcome, texts)
    st.caption(f"{headline.caveats(outcome, texts)} · {texts('present.version', version=data_version())}")


# -- where we stand, and why -------------------------------------------------------------------


def _where(outcome: Outcome, texts: Texts) -> str:
    baseline = outcome.case.baseline
    return texts(
        "present.where",
        case=names.case(outcome.case),
        total=numbers.points(baseline.total, texts.language),
        rank=sentences.rank(baseline.rank, texts),
        size=baseline.rank.size,
    )


def _show_where(outcome: Outcome, texts: Texts) -> None:
    baseline = outcome.case.baseline
    with st.container(horizontal=True, border=True):
        st.metric(texts("headline.total"), numbers.points(baseline.total, texts.language))
        st.metric(texts("headline.rank", size=baseline.rank.size), sentences.rank(baseline.rank, texts))
        st.metric(texts("headline.band"), texts.pick(baseline.band.name))
    facts.show_source(outcome.case.source, texts)


def _why(outcome: Outcome, texts: Texts) -> str:
    count, of, _ = standing.groups_below(simulate(outcome.case, {}), texts)
    return (
        texts("present.why", count=count, of=of) if outcome.case.averages else texts("present.why_groups")
    )


def _show_why(outcome: Outcome, texts: Texts) -> None:
    today = simulate(outcome.case, {})
    if outcome.case.averages:
        st.subheader(standing.groups_below(today, texts)[2], anchor=False)
    _chart("why", charts.draw_groups(today, texts))
    st.caption(texts("standing.chart_note"))


# -- what we would do --------------------------------------------------------------------------


def _what(outcome: Outcome, texts: Texts) -> str:
    if not outcome.changes:
        return texts("present.nothing")
    return texts("present.what", count=len(outcome.changes))


def _show_what(outcome: Outcome, texts: Texts) -> None:
    if not outcome.changes:
        st.subheader(texts("present.nothing_hint"), anchor=False)
    for key, percent in outcome.changes.items():
        before = levers.baseline_percent(outcome.case, key)
        shown = texts("lever.no_score") if before is None else numbers.percent(before, texts.language)
        kind = "lever.kind_group" if key in outcome.case.rules.groups else "lever.kind_indicator"
        st.subheader(
            texts(
                "present.move",
                lever=names.lever(outcome.case.rules, key, texts),
                before=shown,
                after=numbers.short_percent(percent, texts.language),
                kind=texts(kind),
            ),
            anchor=False,
        )


def _guess(outcome: Outcome, texts: Texts) -> str:
    return texts("present.guess", total=numbers.points(outcome.case.baseline.total, texts.language))


# -- the result --------------------------------------------------------------------------------


def _result(outcome: Outcome, texts: Texts) -> str:
    baseline = outcome.case.baseline
    return texts(
        "present.result",
        before=numbers.points(baseline.total, texts.language),
        after=numbers.points(outcome.total, texts.language),
        rank_before=sentences.rank(baseline.rank, texts),
        rank_after=sentences.rank(outcome.rank, texts),
    )


def _show_result(outcome: Outcome, texts: Texts) -> None:
    with st.container(border=True):
        headline.show(outcome, texts)
    guessing.compare(outcome, texts)


def _from(outcome: Outcome, texts: Texts) -> str:
    return charts.draw_waterfall(outcome, texts).message


def _show_from(outcome: Outcome, texts: Texts) -> None:
    _chart("from", charts.draw_waterfall(outcome, texts))
    st.caption(texts("view.waterfall_note"))


def _compare(_outcome: Outcome, texts: Texts) -> str:
    return texts("present.compare")


def _show_compare(outcome: Outcome, texts: Texts) -> None:
    items = kept.compared(outcome.case.id)
    named = [(f"{place}. {item.name}", outcome_of(item.scenario)) for place, item in enumerate(items, 1)]
    drawing = charts.draw_comparison(named, texts)
    _chart("compare", drawing)
    st.caption(f"{drawing.message} {texts('compare.chart_note')}")


# -- the others, and what it rests on ----------------------------------------------------------


def _peers(outcome: Outcome, texts: Texts) -> str:
    most = _assumed(outcome)[-1]
    ranks = simulate(outcome.case, outcome.changes, couplings=outcome.couplings, peers=most)
    return texts(
        "present.peers",
        rank=sentences.rank(ranks.rank, texts),
        peers=names.peers(most, outcome.case, texts),
    )


def _show_peers(outcome: Outcome, texts: Texts) -> None:
    shown = _assumed(outcome)
    for column, peers in zip(st.columns(len(shown), border=True), shown, strict=True):
        moved = simulate(outcome.case, outcome.changes, couplings=outcome.couplings, peers=peers)
        assumed = names.peers(peers, outcome.case, texts)
        column.markdown(assumed[:1].upper() + assumed[1:])
        column.metric(
            texts("headline.unchanged"),
            sentences.rank_alone(moved.unchanged_rank, texts),
            delta_description=numbers.likely_range(moved.unchanged_rank),
        )
        if outcome.changes:
            column.metric(
                texts("present.with_changes"),
                sentences.rank_alone(moved.rank, texts),
                delta_description=numbers.likely_range(moved.rank),
            )
    st.caption(texts("present.range_note"))


def _assumed(outcome: Outcome) -> list[Peers]:
    """Return what is shown of the others: still, some shifts, the latest pace, the current choice."""
    paces = [peers for peers in peer_choices(outcome.case) if peers.kind == "pace"]
    shown = [STILL, *map(Peers.read, SHIFTS), *paces[-1:]]
    return shown if outcome.peers in shown else [*shown, outcome.peers]


def _sources(_outcome: Outcome, texts: Texts) -> str:
    return texts("present.sources")


def _show_sources(outcome: Outcome, texts: Texts) -> None:
    lines = [f"- {results.assumption(item, outcome, texts)}" for item in outcome.assumptions]
    st.markdown("\n".join(lines))
    facts.show_source(outcome.case.source, texts)


def _chart(name: str, usual: Drawing) -> None:
    drawing = enlarged(usual, ENLARGED)
    st.vega_lite_chart(
        drawing.rows, drawing.design, height=drawing.height, key=f"chart_present_{name}", alt=drawing.alt
    )
