"""Steps on what else may happen and what the figures rest on: other provinces, assumptions, sources."""

from __future__ import annotations

import streamlit as st

from scoring import Outcome, Peers, peer_choices, simulate
from scoring.what_if.peers import STILL
from ui.present.step import Step
from ui.sharing import forms as sharing
from ui.words import names, numbers, sentences, sources
from ui.words.assumptions import assumption
from ui.words.caveats import estimates
from ui.words.texts import Texts

# Shifts shown beside the observed pace, or alone where no pace can be used.
SHIFTS = ("shift:2", "shift:5")

QR_WIDTH = 280


def steps() -> list[Step]:
    """Return the steps."""
    return [
        Step("peers", _peers, _show_peers, _ranks_rest_on),
        Step("sources", _sources, _show_sources, _nothing_more),
    ]


def _peers(outcome: Outcome, texts: Texts) -> str:
    most = _assumed(outcome)[-1]
    return texts(
        "present.peers",
        rank=sentences.rank(_among(outcome, most).rank, texts),
        peers=names.peers(most, outcome.case, texts),
    )


def _show_peers(outcome: Outcome, texts: Texts) -> None:
    shown = _assumed(outcome)
    for column, peers in zip(st.columns(len(shown), border=True), shown, strict=True):
        moved = _among(outcome, peers)
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


def _ranks_rest_on(outcome: Outcome, texts: Texts) -> list[str]:
    """Return what the ranks rest on, beside the assumptions they stand under."""
    return [texts("present.range_note"), *estimates(outcome, texts)]


def _assumed(outcome: Outcome) -> list[Peers]:
    """Return what is shown of the others: still, some shifts, the latest pace, the current choice."""
    paces = [peers for peers in peer_choices(outcome.case) if peers.kind == "pace"]
    shown = [STILL, *map(Peers.read, SHIFTS), *paces[-1:]]
    return shown if outcome.peers in shown else [*shown, outcome.peers]


def _among(outcome: Outcome, peers: Peers) -> Outcome:
    return simulate(outcome.case, outcome.changes, couplings=outcome.couplings, peers=peers)


def _sources(_outcome: Outcome, texts: Texts) -> str:
    return texts("present.sources")


def _nothing_more(_outcome: Outcome, _texts: Texts) -> list[str]:
    """Return nothing: the step itself lists every assumption."""
    return []


def _show_sources(outcome: Outcome, texts: Texts) -> None:
    lines = [f"- {assumption(item, outcome, texts)}" for item in outcome.assumptions]
    words, code = st.columns([0.76, 0.24], gap="medium")
    words.markdown("\n".join(lines))
    words.markdown(texts("fact.source", source=sources.source(outcome.case.source, texts)))
    with code:
        sharing.show_qr(sharing.scenario_link(), texts, width=QR_WIDTH)
        st.markdown(texts("share.scan"))
