"""The method page on the rules: every vintage indicator by indicator, and what is not known."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from scoring import Case, load_rules, vintages
from ui.widgets.sections import section
from ui.words import numbers
from ui.words.tables import copyable
from ui.words.texts import Texts


def show(case: Case, texts: Texts) -> None:
    """Show the rules of the current case's vintage, indicator by indicator."""
    st.subheader(texts("method.rules"))
    for vintage in vintages():
        rules = load_rules(vintage)
        label = f"{texts.pick(rules.name)} (`{vintage}`)"
        opened = section(label, f"rules_{vintage}", opened=vintage == case.rules.id)
        if opened is not None:
            table = _rules(vintage, texts)
            opened.dataframe(copyable(table), hide_index=True, height="content", alt=texts.pick(rules.name))
            opened.caption(texts("method.rules_note"))


def show_open_questions(texts: Texts) -> None:
    """Show what is not known about the rules."""
    st.subheader(texts("method.open"))
    st.markdown(texts("method.open_list"))


def _rules(vintage: str, texts: Texts) -> pd.DataFrame:
    rules = load_rules(vintage)
    return pd.DataFrame(
        [
            {
                texts("table.group"): texts.pick(rules.groups[rule.group].name),
                texts("table.indicator"): texts.pick(rule.name),
                texts("table.maximum"): numbers.maximum(rule.maximum, texts.language),
                texts("table.threshold"): numbers.short_percent(rule.threshold, texts.language),
                texts("table.zero"): texts(f"zero.{rule.zero}"),
                texts("table.confidence"): f"{texts('confidence.' + rule.confidence.split('(')[0])} "
                f"[{rule.confidence}]",
            }
            for rule in rules.indicators.values()
        ]
    )
