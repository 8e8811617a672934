"""The method page's proof of the rank estimate: the committed table of the backtest."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import pandas as pd
import streamlit as st

from scoring.backtest.backtest import Result, Setting, Summary, summaries
from scoring.backtest.table import BacktestFacts, has_backtest, load_backtest
from ui.widgets.sections import section
from ui.words import numbers
from ui.words.texts import Language, Texts, load_texts

OTHER_SETTINGS: tuple[Setting, ...] = ("other_own_rank", "random")


def show_backtest(texts: Texts) -> None:
    """Show how the rank estimate did on complete leagues with rows hidden as in 2023."""
    if not has_backtest():
        return
    facts, results = load_backtest()
    st.subheader(texts("backtest.title"))
    st.markdown(_result(results, texts))
    st.markdown(texts("backtest.caution", promised=_share(_of(results, "used").promised, texts)))
    st.dataframe(
        _table(("as_2023",), texts.language), hide_index=True, height="content", alt=texts("backtest.title")
    )
    st.caption(_how(facts, texts))
    opened = section(texts("backtest.others"), "backtest_others")
    if opened is not None:
        table = _table(OTHER_SETTINGS, texts.language)
        opened.dataframe(table, hide_index=True, height="content", alt=texts("backtest.others"))
        opened.caption(texts("backtest.others_note"))
    st.markdown(texts("backtest.limits"))


def _of(results: Sequence[Result], method: str) -> Summary:
    """Return how a method did in all leagues hidden as in 2023."""
    return Summary(result for result in results if (result.setting, result.method) == ("as_2023", method))


def _result(results: Sequence[Result], texts: Texts) -> str:
    used, normal = _of(results, "used"), _of(results, "normal")
    every = [found for (_, _, method), found in summaries(results).items() if method == "used"]
    return texts(
        "backtest.result",
        coverage=_share(used.coverage, texts),
        trials=numbers.whole(used.trials, texts.language),
        width=_places(used.width, texts),
        normal=_places(normal.width, texts),
        lowest=_share(min(found.coverage for found in every), texts),
    )


def _how(facts: BacktestFacts, texts: Texts) -> str:
    return texts(
        "backtest.how",
        draws=numbers.whole(facts.draws, texts.language),
        totals=facts.totals,
        own_rank=facts.own_ranks[0],
        command=facts.command,
        version=facts.data_version,
        seed=facts.seed,
    )


@cache
def _table(settings: tuple[Setting, ...], language: Language) -> pd.DataFrame:
    texts = load_texts(language)
    rows = []
    for (year, setting, method), found in summaries(load_backtest()[1]).items():
        if setting in settings:
            named = {texts("backtest.setting"): texts(f"backtest.settings.{setting}")}
            rows.append(
                {
                    texts("case.year"): str(year),
                    **(named if len(settings) > 1 else {}),
                    texts("backtest.method"): texts(f"backtest.methods.{method}"),
                    texts("backtest.coverage"): _share(found.coverage, texts),
                    texts("backtest.promised"): _share(found.promised, texts),
                    texts("backtest.width"): _places(found.width, texts),
                    texts("backtest.bias"): numbers.change(round(found.bias, 2), language),
                    texts("backtest.error"): _places(found.error, texts),
                    texts("backtest.trials"): numbers.whole(found.trials, language),
                }
            )
    return pd.DataFrame(rows)


def _share(share: float, texts: Texts) -> str:
    return numbers.percent(round(100 * share, 1), texts.language)


def _places(places: float, texts: Texts) -> str:
    return numbers.points(round(places, 2), texts.language)
