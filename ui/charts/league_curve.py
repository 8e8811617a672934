"""The league curve: which rank each total would have, with what is published and what is not."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache, partial
from itertools import pairwise
from statistics import median
from typing import Any

import pandas as pd

from scoring import Case, Outcome, Peers, field_of
from scoring.rank.brackets import Bracket
from scoring.rules import TOTAL_POINTS
from scoring.what_if.peers import STILL
from ui.charts import neighbours
from ui.charts.drawing import Drawing, to_rows
from ui.charts.league_design import HEIGHT, design
from ui.words import numbers, sentences
from ui.words.texts import Language, Texts, load_texts

STEP = Decimal("0.25")

# Labels of places less than so many ranks apart would lie on each other.
LINE_OF_RANKS = 5

# A move of less than this many points has no room for an arrow.
LEAST_MOVE = Decimal("0.5")

# Every row has every field, so that all become columns.
SAID = ("name", "said_total", "said_rank", "words")
EMPTY = dict.fromkeys(
    (
        "what",
        "total",
        "total_end",
        "rank",
        "rank_end",
        "low",
        "high",
        "open",
        "role",
        "text",
        "short",
        "side",
        "reached",
        *SAID,
    )
)


def draw(outcome: Outcome, texts: Texts) -> Drawing:
    """Return the league curve with the province before and after."""
    case = outcome.case
    field = _field(case, outcome.peers, texts.language)
    middle = median(row["total"] for row in field)
    moments = ["before"]
    if outcome.unchanged_rank != case.baseline.rank:
        moments.append("unchanged")
    if outcome.total != case.baseline.total:
        moments.append("after")
    places = [_place(outcome, moment, middle, texts) for moment in moments]
    moves = _moves(outcome, places)
    near = neighbours.named(field, places)
    rows = (*field, *near, *moves, *places)
    return Drawing(
        design=design(
            texts.language,
            has_brackets=any(row["what"] == "bracket" for row in field),
            has_band=any(row["what"] == "curve" and row["low"] < row["high"] for row in field),
        ),
        rows=to_rows([{**EMPTY, **row} for row in rows]),
        height=HEIGHT,
        message=_message(outcome, texts),
        alt=_alt(outcome, texts),
        make_table=partial(_table, case, outcome.peers, texts.language),
    )


def _moves(outcome: Outcome, places: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return arrows from each moment to the next, where there is room for one.

    An arrow's head takes the place of the mark of the moment it leads to.
    """
    arrows = []
    for start, end in pairwise(places):
        stays = start["total"] == end["total"] and start["rank"] == end["rank"]
        if stays or (start["total"] != end["total"] and abs(outcome.change) < LEAST_MOVE):
            continue
        end["reached"] = True
        arrows.append(
            {
                "what": "move",
                "total": start["total"],
                "rank": start["rank"],
                "total_end": end["total"],
                "rank_end": end["rank"],
                "role": end["role"],
            }
        )
    return arrows


def _place(outcome: Outcome, moment: str, middle: float, texts: Texts) -> dict[str, Any]:
    baseline = outcome.case.baseline
    total = outcome.total if moment == "after" else baseline.total
    rank = {"before": baseline.rank, "unchanged": outcome.unchanged_rank, "after": outcome.rank}[moment]
    shown = numbers.points(total, texts.language)
    text = short = f"{shown} · {sentences.rank(rank, texts)}"
    side = "low" if float(total) < middle else "high"
    if outcome.unchanged_rank != baseline.rank and moment != "after":
        text = f"{text} · {texts(f'chart.at_{moment}')}"
        near = abs(outcome.unchanged_rank.median - baseline.rank.median) < LINE_OF_RANKS
        if moment == "before" and side == "low" and near:
            # The label of today's place would lie on that of the same place among the moved others.
            side = "second"
    called = {"before": "chart.baseline", "unchanged": "chart.at_unchanged", "after": "chart.scenario"}
    return {
        "what": moment,
        "role": "scenario" if moment == "after" else "text",
        "total": float(total),
        "rank": rank.median,
        "low": rank.low,
        "high": rank.high,
        "name": f"{outcome.case.province} · {texts(called[moment])}",
        "said_total": shown,
        "said_rank": sentences.rank(rank, texts),
        "text": text,
        "short": short,
        "side": side,
    }


@lru_cache(maxsize=64)
def _field(case: Case, peers: Peers, language: Language) -> tuple[dict[str, Any], ...]:
    """Return the curve, the known provinces and the brackets of the field a case is ranked in."""
    field, texts = field_of(case, peers), load_texts(language)
    totals = [*field.totals.values(), case.baseline.total]
    lowest, highest = max(min(totals) - 1, Decimal(0)), min(max(totals) + 1, Decimal(TOTAL_POINTS))
    grid = lowest
    rows: list[dict[str, Any]] = []
    while grid <= highest:
        estimate = field.at(grid)
        rows.append(
            {
                "what": "curve",
                "total": float(grid),
                "rank": estimate.median,
                "low": estimate.low,
                "high": estimate.high,
            }
        )
        grid += STEP
    for province, total in field.totals.items():
        estimate = field.at(total)
        rows.append(
            {
                "what": "known",
                "total": float(total),
                "rank": estimate.median,
                "name": province,
                "said_total": numbers.points(total, language),
                "said_rank": sentences.rank(estimate, texts),
            }
        )
    for bracket in field.brackets:
        is_open = bracket.low < float(lowest)
        rows.append(
            {
                "what": "bracket",
                "total": max(bracket.low, float(lowest)),
                "total_end": bracket.high,
                "open": is_open,
                "name": texts("chart.unknown_rows", count=bracket.count),
                "said_total": _between(bracket, language, is_open=is_open),
                "text": str(bracket.count),
                "words": f"{bracket.count} {texts('chart.unknown_short')}",
            }
        )
    return tuple(rows)


def _message(outcome: Outcome, texts: Texts) -> str:
    baseline = outcome.case.baseline
    return texts(
        "chart.league_message" if outcome.changes else "chart.league_unchanged",
        province=outcome.case.province,
        rank_before=sentences.rank(baseline.rank, texts),
        rank_after=sentences.rank(outcome.rank, texts),
        best=outcome.rank.best,
        worst=outcome.rank.worst,
        size=outcome.rank.size,
    )


def _alt(outcome: Outcome, texts: Texts) -> str:
    gained = outcome.case.baseline.rank.median - outcome.rank.median
    direction = "rises" if gained > 0 else "falls" if gained < 0 else "stays"
    return texts(f"chart.league_{direction}", province=outcome.case.province, size=outcome.rank.size)


@lru_cache(maxsize=64)
def _table(case: Case, peers: Peers, language: Language) -> pd.DataFrame:
    """Return the league as published, every row with its basis and trust, then what is unpublished.

    Where the other provinces are assumed to move, their assumed totals stand beside.
    """
    field, texts = field_of(case, peers), load_texts(language)
    assumed = texts("table.total_assumed")
    rows = [
        {
            texts("table.province"): row.province,
            texts("table.total"): _shown(row.total, language),
            **({assumed: _shown(field.totals.get(row.province), language)} if field.moves else {}),
            texts("table.rank"): str(row.rank) if row.rank is not None else "",
            texts("table.basis"): texts(f"basis.{row.basis}"),
            texts("table.trust"): texts(f"trust.{row.trust}"),
        }
        for row in field.league.rows
    ]
    totals = [row.total for row in field.league.rows if row.total is not None]
    lowest = min(totals, default=Decimal(0))
    for bracket, moved in zip(field.published_brackets, field.brackets, strict=True):
        # Below the lowest published total a bracket ends where the estimate assumes it to.
        is_open = bracket.low < lowest
        rows.append(
            {
                texts("table.province"): texts("chart.unknown_rows", count=bracket.count),
                texts("table.total"): _between(bracket, language, is_open=is_open),
                **({assumed: _between(moved, language, is_open=is_open)} if field.moves else {}),
            }
        )
    return pd.DataFrame(rows).fillna("")


def _shown(total: Decimal | None, language: Language) -> str:
    return "" if total is None else numbers.points(total, language)


def _between(bracket: Bracket, language: Language, *, is_open: bool) -> str:
    low, high = (numbers.points(round(end, 2), language) for end in (bracket.low, bracket.high))
    return f"< {high}" if is_open else f"{low}{numbers.EN_DASH}{high}"


def note(outcome: Outcome, texts: Texts) -> str:
    """Return how to read the curve, in one line."""
    field = field_of(outcome.case, outcome.peers)
    key = "chart.league_read_complete" if field.league.is_complete else "chart.league_read"
    moved = texts("chart.league_note_moved") if outcome.peers != STILL else ""
    conflicts = ", ".join(conflict.province for conflict in field.conflicts)
    extra = texts("chart.league_conflicts", provinces=conflicts) if conflicts else ""
    parts = (texts(key), moved, extra)
    return " ".join(part for part in parts if part)
