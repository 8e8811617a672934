"""Which group the units are looked at by, where points of several are known."""

from __future__ import annotations

from functools import partial

import streamlit as st

from scoring import Case
from scoring.units.units import group_of
from ui.visit import keys
from ui.visit import unit_table as drafts
from ui.visit.model import UnitTable
from ui.words.texts import Texts


def show(case: Case, draft: UnitTable, texts: Texts) -> None:
    """Show the choice of the group; nothing where there is one alone."""
    offered = drafts.groups_of(case, draft)
    if len(offered) < 2:  # noqa: PLR2004 - nothing to choose
        return
    keys.UNITS_GROUP.set(group_of(case, draft.group))
    st.selectbox(
        texts("units.group"),
        offered,
        key=keys.UNITS_GROUP.name,
        filter_mode=None,
        format_func=lambda group: texts.pick(case.rules.groups[group].name),
        disabled=bool(draft.problems),
        on_change=partial(_choose, case, draft),
    )


def _choose(case: Case, draft: UnitTable) -> None:
    drafts.choose_group(case, draft, keys.UNITS_GROUP.read())
