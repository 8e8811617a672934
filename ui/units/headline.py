"""The headline of the units page: the province's digitisation, total and rank in this what-if."""

from __future__ import annotations

from decimal import Decimal

import streamlit as st

from ui.platform.containers import Container
from ui.units.what_if import WhatIf, range_sentence, sentence
from ui.visit import state
from ui.widgets.metrics import changed_metric, rank_metric
from ui.words import numbers
from ui.words.caveats import caveats
from ui.words.outside_text import as_text
from ui.words.texts import Texts
from ui.words.unit_groups import begun, group_facts, kind_word


def show(found: WhatIf, texts: Texts) -> None:
    """Show the result, biggest numbers first, then the sentence and what it rests on."""
    language, effect, outcome = texts.language, found.effect, found.outcome
    baseline = found.case.baseline
    group = found.group
    maximum = baseline.groups[group].maximum
    figures = st.container(horizontal=True, gap="medium")
    for label, value, before in (
        (
            begun(
                texts(
                    "units.province",
                    maximum=numbers.maximum(maximum, language),
                    **group_facts(found.case, group, texts),
                )
            ),
            effect.after,
            effect.before,
        ),
        (texts("headline.total"), outcome.total, baseline.total),
    ):
        _points(figures, label, value, before, texts)
    rank_metric(figures, outcome, texts)
    notes = [
        note
        for note in (
            range_sentence(found, texts),
            texts("units.model_note"),
            texts("units.targets_left_out", count=found.left_out, kind=kind_word(found.kind, texts))
            if found.left_out
            else None,
            texts("units.others_left_out") if state.whole_year().changes.keys() - {group} else None,
            as_text(caveats(outcome, texts)),
        )
        if note
    ]
    st.markdown(f"**{sentence(found, texts)}**  \n:gray[:small[{' · '.join(notes)}]]")


def _points(figures: Container, label: str, value: Decimal, before: Decimal, texts: Texts) -> None:
    change, language = value - before, texts.language
    changed_metric(
        figures,
        label,
        numbers.points(value, language),
        numbers.change(change, language) if change else None,
        change,
        description=texts("headline.since", before=numbers.points(before, language)) if change else None,
    )
