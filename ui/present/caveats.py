"""Steps on what else may happen and what the figures rest on: other provinces, assumptions, sources."""

from __future__ import annotations

from functools import partial

from scoring import Outcome, Peers, peer_choices, simulate
from scoring.what_if.peers import STILL
from ui.present.rows import row, rows_picture
from ui.present.step import Picture, Step, part_of
from ui.sharing import forms as sharing
from ui.sharing import qr
from ui.words import names, sentences, sources
from ui.words.assumptions import assumption
from ui.words.caveats import estimates
from ui.words.texts import Texts

# Shifts shown beside the observed pace, or alone where no pace can be used.
SHIFT, LARGER_SHIFT = Peers.read("shift:2"), Peers.read("shift:5")

# As many letters of assumptions as can be read on one step.
MOST_LETTERS = 750


def steps(outcome: Outcome, texts: Texts) -> list[Step]:
    """Return the steps: the ranks if others move, and the assumptions in as many steps as they fill."""
    parts = _parts([assumption(item, outcome, texts) for item in outcome.assumptions])
    return [
        Step("peers", _peers, picture=_places, rests_on=_ranks_rest_on),
        *(
            Step(
                f"sources_{number}",
                partial(_sources, number, len(parts)),
                picture=partial(_listed, part),
                rests_on=_source,
            )
            for number, part in enumerate(parts, start=1)
        ),
    ]


def _peers(outcome: Outcome, texts: Texts) -> str:
    most = _assumed(outcome)[-1]
    return texts(
        "present.peers",
        rank=sentences.rank(_among(outcome, most).rank, texts),
        peers=names.peers(most, outcome.case, texts),
    )


def _places(outcome: Outcome, texts: Texts) -> Picture:
    size = outcome.rank.size
    rows = []
    for peers in _assumed(outcome):
        moved = _among(outcome, peers)
        assumed = names.peers_in_short(peers, texts)
        unchanged = sentences.rank(moved.unchanged_rank, texts)
        rows.append(
            row(
                texts("stage.others", moved=assumed),
                texts("stage.rank", rank=sentences.rank(moved.rank, texts)),
                bars=[
                    ("line", 0, 1),
                    ("range", _place(moved.rank.low, size), _place(moved.rank.high, size)),
                ],
                marks=[
                    *([("ring", _place(moved.unchanged_rank.median, size))] if outcome.changes else []),
                    ("dot", _place(moved.rank.median, size)),
                ],
                notes=[texts("stage.unchanged", rank=unchanged)] if outcome.changes else [],
            )
        )
    return rows_picture(
        rows,
        legend=texts("stage.places_legend" if outcome.changes else "stage.places_legend_today"),
        ends=[texts("stage.rank", rank=size), texts("stage.rank", rank=1)],
    )


def _place(rank: int, size: int) -> float:
    """Return where a rank lies between the last and the first, 0 to 1."""
    return (size - rank) / (size - 1) if size > 1 else 1.0


def _ranks_rest_on(outcome: Outcome, texts: Texts) -> list[str]:
    """Return what the ranks rest on, beside the assumptions they stand under."""
    return estimates(outcome, texts)


def _assumed(outcome: Outcome) -> list[Peers]:
    """Return what is shown of the others: still, a shift, the latest pace, the current choice."""
    paces = [peers for peers in peer_choices(outcome.case) if peers.kind == "pace"]
    shown = [STILL, SHIFT, *(paces[-1:] or [LARGER_SHIFT])]
    return shown if outcome.peers in shown else [*shown, outcome.peers]


def _among(outcome: Outcome, peers: Peers) -> Outcome:
    return simulate(outcome.case, outcome.changes, couplings=outcome.couplings, peers=peers)


def _sources(number: int, count: int, _outcome: Outcome, texts: Texts) -> str:
    return part_of(texts("present.sources"), number, count, texts)


def _source(outcome: Outcome, texts: Texts) -> list[str]:
    return [texts("fact.source", source=sources.source(outcome.case.source, texts))]


def _listed(items: list[str], _outcome: Outcome, texts: Texts) -> Picture:
    return {
        "kind": "listed",
        "items": items,
        "code": qr.rows(sharing.scenario_link()),
        "scan": texts("share.scan"),
    }


def _parts(sentences_: list[str]) -> list[list[str]]:
    """Return sentences in parts, each of which fits a step."""
    parts: list[list[str]] = []
    for sentence in sentences_:
        if parts and sum(map(len, parts[-1])) + len(sentence) <= MOST_LETTERS:
            parts[-1].append(sentence)
        else:
            parts.append([sentence])
    return parts
