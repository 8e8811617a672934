"""The method page's validation: the rules against every published figure."""

from __future__ import annotations

from functools import cache

import pandas as pd
import streamlit as st

from scoring import load_league, load_rules
from scoring.validation import Check, validate
from ui.words import names, numbers
from ui.words.tables import copyable
from ui.words.texts import Language, Texts, load_texts


def show(texts: Texts) -> None:
    """Show the rules checked against every published figure: the table of ``validate``."""
    checks = _checks()
    held, figures = sum(check.passes for check in checks), sum(check.checked for check in checks)
    exact = sum(check.exact for check in checks)
    st.subheader(texts("method.validation"))
    st.markdown(
        texts(
            "method.validation_result",
            held=held,
            checks=len(checks),
            exact=numbers.whole(exact, texts.language),
            figures=numbers.whole(figures, texts.language),
        )
    )
    st.dataframe(
        copyable(_validation(texts.language)),
        hide_index=True,
        height="content",
        alt=texts("method.validation"),
    )
    st.caption(texts("method.validation_note"))


@cache
def _checks() -> tuple[Check, ...]:
    return validate()


@cache
def _validation(language: Language) -> pd.DataFrame:
    texts = load_texts(language)
    rows = []
    for check in _checks():
        rules = load_rules(load_league(check.year).vintage)
        named = check.id in rules.groups or check.id in rules.indicators
        rows.append(
            {
                texts("case.year"): str(check.year),
                texts("table.kind"): texts(f"method.subject.{check.subject}"),
                texts("table.which"): names.lever(rules, check.id, texts) if named else "",
                texts("table.figures"): check.checked,
                texts("table.exact"): check.exact,
                texts("table.close"): check.close,
                texts("table.exceptions"): ", ".join(
                    f"{who} {numbers.change(difference, texts.language)}"
                    for who, difference in check.exceptions
                ),
            }
        )
    return pd.DataFrame(rows)
