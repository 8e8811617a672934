"""What each lever brings in the compared scenarios: alone, or in the order of the rules."""

from __future__ import annotations

from decimal import Decimal

import streamlit as st

from scoring import Outcome, effects_alone, effects_in_order
from ui.compare.side_by_side import Compared, moved_levers, table
from ui.visit import keys
from ui.words import names, numbers
from ui.words.tables import copyable
from ui.words.texts import Texts

ALONE, IN_ORDER = "alone", "in_order"


def show(compared: Compared, texts: Texts) -> None:
    """Show what each lever brings, alone or in order, and say which."""
    moved = moved_levers(compared)
    if not moved:
        return
    rules = compared[0][1].case.rules
    st.subheader(texts("compare.effects"))
    keys.COMPARE_EFFECTS.begin(ALONE)
    st.segmented_control(
        texts("compare.effects"),
        (ALONE, IN_ORDER),
        key=keys.COMPARE_EFFECTS.name,
        format_func=lambda kind: texts(f"compare.effects_{kind}"),
        required=True,
        label_visibility="collapsed",
        persist_state="session",
    )
    alone = keys.COMPARE_EFFECTS.read() == ALONE

    def column(outcome: Outcome) -> list[str]:
        effects = effects_alone(outcome) if alone else effects_in_order(outcome)
        shown = [numbers.change(effects[key], texts.language) if key in effects else "" for key in moved]
        together = outcome.change - sum(effects.values(), Decimal(0))
        rest = [numbers.change(together, texts.language)] if alone else []
        return [*shown, *rest, numbers.change(outcome.change, texts.language)]

    rows = [names.lever(rules, key, texts) for key in moved]
    rows += [texts("compare.together")] if alone else []
    st.dataframe(
        copyable(table(texts("table.lever"), [*rows, texts("compare.whole")], compared, column)),
        hide_index=True,
        alt=texts("compare.effects"),
    )
    st.caption(texts("compare.effects_alone_note" if alone else "compare.effects_in_order_note"))
