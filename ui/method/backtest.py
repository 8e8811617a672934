"""The method page's proof of the rank estimate: the committed tables of the backtest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

import pandas as pd
import streamlit as st

from scoring.backtest.backtest import (
    LEVELS,
    Method,
    Summary,
    by_pattern,
    over_all,
    worst_pattern,
)
from scoring.backtest.held_out import HeldOut
from scoring.backtest.table import BacktestFacts, has_backtest, load_backtest, load_held_out
from ui.widgets.sections import section
from ui.words import numbers
from ui.words.tables import copyable
from ui.words.texts import Language, Texts, load_texts


def show_backtest(texts: Texts) -> None:
    """Show how the rank estimate did in every pattern of what can be published."""
    if not has_backtest():
        return
    facts, _ = load_backtest()
    st.subheader(texts("backtest.title"))
    result, caution = _said(texts.language)
    st.markdown(result)
    st.markdown(caution)
    st.dataframe(
        copyable(_used(texts.language)), hide_index=True, height="content", alt=texts("backtest.title")
    )
    st.caption(_how(facts, texts))
    st.markdown(texts("backtest.reliability"))
    st.dataframe(
        copyable(_reliability(texts.language)),
        hide_index=True,
        height="content",
        alt=texts("backtest.reliability"),
    )
    _held_out(load_held_out(), texts)
    opened = section(texts("backtest.others"), "backtest_others")
    if opened is not None:
        table = _methods(texts.language)
        opened.dataframe(copyable(table), hide_index=True, height="content", alt=texts("backtest.others"))
    st.markdown(texts("backtest.limits"))


@cache
def _said(language: Language) -> tuple[str, str]:
    """Return what came of the backtest in a sentence, and the caution that follows from it."""
    texts, (_, results) = load_texts(language), load_backtest()
    found, used = by_pattern(results), over_all(results)["used"]
    worst, least = worst_pattern(results)
    as_2023 = found["as_2023", "used"]
    result = texts(
        "backtest.result",
        patterns=len({pattern for pattern, _ in found}),
        worst=texts(f"backtest.patterns.{worst}"),
        least=_share(least.coverage, texts),
        least_width=_places(least.width, texts),
        coverage=_share(as_2023.coverage, texts),
        width=_places(as_2023.width, texts),
        trials=numbers.whole(used.trials, language),
    )
    return result, texts("backtest.caution", promised=_share(used.promised, texts))


def _how(facts: BacktestFacts, texts: Texts) -> str:
    return texts(
        "backtest.how",
        draws=numbers.whole(facts.draws, texts.language),
        totals=facts.totals,
        command=facts.command,
        version=facts.data_version,
        seed=facts.seed,
    )


def _held_out(rows: Sequence[HeldOut], texts: Texts) -> None:
    """Show the published ranks foretold from the other rows."""
    possible = [row for row in rows if row.contradicts == "no"]
    st.markdown(
        texts(
            "backtest.held_out",
            held=sum(row.held for row in possible),
            possible=len(possible),
            rows=len(rows),
        )
    )
    st.dataframe(
        copyable(_foretold(texts.language)),
        hide_index=True,
        height="content",
        alt=texts("backtest.foretold"),
    )


@cache
def _used(language: Language) -> pd.DataFrame:
    """Return each pattern with what this estimate did there, the worst first."""
    found = [
        (pattern, one)
        for (pattern, method), one in by_pattern(load_backtest()[1]).items()
        if method == "used"
    ]
    return _frame(((pattern, None, one) for pattern, one in sorted(found, key=_coverage)), language)


@cache
def _methods(language: Language) -> pd.DataFrame:
    """Return each pattern with what every method did there."""
    found = by_pattern(load_backtest()[1]).items()
    return _frame(((pattern, method, one) for (pattern, method), one in found), language)


def _frame(rows: Iterable[tuple[str, Method | None, Summary]], language: Language) -> pd.DataFrame:
    texts = load_texts(language)
    return pd.DataFrame(
        [
            {
                texts("backtest.pattern"): texts(f"backtest.patterns.{pattern}"),
                **({texts("backtest.method"): texts(f"backtest.methods.{method}")} if method else {}),
                texts("backtest.coverage"): _share(found.coverage, texts),
                texts("backtest.promised"): _share(found.promised, texts),
                texts("backtest.width"): _places(found.width, texts),
                texts("backtest.bias"): numbers.change(round(found.bias, 2) + 0.0, language),
                texts("backtest.error"): _places(found.error, texts),
                texts("backtest.crps"): _places(found.crps, texts),
                texts("backtest.trials"): numbers.whole(found.trials, language),
            }
            for pattern, method, found in rows
        ]
    )


@cache
def _reliability(language: Language) -> pd.DataFrame:
    """Return what each method said its ranges hold, and what they held, over all patterns."""
    texts = load_texts(language)
    return pd.DataFrame(
        [
            {
                texts("backtest.method"): texts(f"backtest.methods.{method}"),
                **{
                    texts("backtest.said", level=level): texts(
                        "backtest.said_seen",
                        said=_share(found.said[level], texts),
                        seen=_share(found.held[level], texts),
                    )
                    for level in LEVELS
                },
                texts("backtest.crps"): _places(found.crps, texts),
            }
            for method, found in over_all(load_backtest()[1]).items()
        ]
    )


@cache
def _foretold(language: Language) -> pd.DataFrame:
    texts = load_texts(language)
    return pd.DataFrame(
        [
            {
                texts("case.year"): str(row.year),
                texts("table.province"): row.province,
                texts("table.total"): numbers.points(row.total, language),
                texts("backtest.published_rank"): str(row.rank),
                texts("backtest.foretold_rank"): f"{row.median} ({numbers.rank_range(row.low, row.high)})",
                texts("backtest.note"): texts("backtest.contradicts") if row.contradicts == "yes" else "",
            }
            for row in load_held_out()
        ]
    )


def _coverage(item: tuple[str, Summary]) -> float:
    return item[1].coverage


def _share(share: float, texts: Texts) -> str:
    return numbers.percent(round(100 * share, 1), texts.language)


def _places(places: float, texts: Texts) -> str:
    return numbers.points(round(places, 2), texts.language)
