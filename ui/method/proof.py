"""The method page's parts: validation, rank estimate, rules, leagues, sources."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import pandas as pd
import streamlit as st

from scoring import Case, league_years, load_league, load_rules, vintages
from scoring.validation import Check, validate
from ui.widgets.sections import section
from ui.words import names, numbers, sentences
from ui.words import sources as facts
from ui.words.texts import Language, Texts, load_texts

PROBES = ("62", "65", "66.96", "70", "75", "80")


def show_kinds(texts: Texts) -> None:
    """Show what published, derived and estimated mean here."""
    st.markdown(texts("method.kinds"))


def show_validation(texts: Texts) -> None:
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
        _validation(texts.language), hide_index=True, height="content", alt=texts("method.validation")
    )
    st.caption(texts("method.validation_note"))


def show_rank(case: Case, texts: Texts) -> None:
    """Show how the rank is estimated for the current case."""
    st.subheader(texts("method.rank"))
    st.markdown(texts("method.rank_how"))
    if case.league.is_complete:
        st.markdown(texts("method.rank_complete", case=names.case(case), size=case.league.size))
        return
    left, right = st.columns(2, gap="large")
    left.table(_brackets(case, texts), hide_index=True, alt=texts("method.brackets"))
    left.caption(texts("method.brackets"))
    if case.ranks.mean_of_unknown is not None:
        mean = numbers.points(round(case.ranks.mean_of_unknown, 2), texts.language)
        left.caption(texts("method.mean_of_unknown", mean=mean))
    right.table(_probes(case, texts), hide_index=True, alt=texts("method.probes"))
    right.caption(texts("method.probes"))
    for conflict in case.ranks.conflicts:
        st.markdown(
            "- "
            + texts(
                "method.conflict",
                province=conflict.province,
                rank=conflict.rank,
                total=numbers.points(conflict.total, texts.language),
                best=conflict.best,
                worst=conflict.worst,
            )
        )


def show_rules(case: Case, texts: Texts) -> None:
    """Show the rules of the current case's vintage, indicator by indicator."""
    st.subheader(texts("method.rules"))
    for vintage in vintages():
        rules = load_rules(vintage)
        label = f"{texts.pick(rules.name)} (`{vintage}`)"
        opened = section(label, f"rules_{vintage}", opened=vintage == case.rules.id)
        if opened is not None:
            table = _rules(vintage, texts)
            opened.dataframe(table, hide_index=True, height="content", alt=texts.pick(rules.name))
            opened.caption(texts("method.rules_note"))


def show_open_questions(texts: Texts) -> None:
    """Show what is not known about the rules."""
    st.subheader(texts("method.open"))
    st.markdown(texts("method.open_list"))


def show_leagues(texts: Texts) -> None:
    """Show how much of each year's league is published."""
    st.subheader(texts("method.leagues"))
    rows = []
    for year in league_years():
        league = load_league(year)
        rows.append(
            {
                texts("case.year"): str(year),
                texts("table.period"): f"{numbers.date(league.start, texts.language)} – "
                f"{numbers.date(league.end, texts.language)}",
                texts("table.known"): f"{league.known_totals} / {league.size}",
                texts("table.note"): texts.pick(league.note),
            }
        )
    st.table(pd.DataFrame(rows), hide_index=True, alt=texts("method.leagues"))


def show_sources(texts: Texts) -> None:
    """Show every source."""
    st.subheader(texts("method.sources"))
    rows = [
        {
            texts("table.publisher"): texts.pick(item.publisher),
            texts("table.title"): texts.pick(item.title),
            texts("table.published"): item.published,
            texts("table.via"): item.via or "",
        }
        for item in facts.load_sources().values()
    ]
    st.table(pd.DataFrame(rows), hide_index=True, alt=texts("method.sources"))
    st.caption(texts("method.sources_note"))


@cache
def _checks() -> tuple[Check, ...]:
    return validate()


@cache
def _validation(language: Language) -> pd.DataFrame:
    texts = load_texts(language)
    rules = load_rules(vintages()[-1])
    rows = []
    for check in _checks():
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


def _brackets(case: Case, texts: Texts) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                texts("table.between"): f"{numbers.points(round(bracket.low, 2), texts.language)} – "
                f"{numbers.points(round(bracket.high, 2), texts.language)}",
                texts("table.unknown"): str(bracket.count),
            }
            for bracket in case.ranks.brackets
        ]
    )


def _probes(case: Case, texts: Texts) -> pd.DataFrame:
    rows = []
    for probe in sorted({Decimal(p) for p in PROBES} | {case.baseline.total}):
        rank = case.ranks.at(probe)
        rows.append(
            {
                texts("table.total"): numbers.points(probe, texts.language),
                texts("axis.rank"): sentences.rank(rank, texts),
                texts("table.bounds"): numbers.rank_range(rank.best, rank.worst),
            }
        )
    return pd.DataFrame(rows)


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
