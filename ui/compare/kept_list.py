"""The list of kept scenarios: choose which are compared, rename, open or remove them."""

from __future__ import annotations

import streamlit as st

from scoring import Case
from scoring.what_if.scenario import Scenario
from ui.links import presets
from ui.links.grammar import NAME_LENGTH
from ui.memory import notice
from ui.visit import kept_scenarios as kept
from ui.visit import keys, state
from ui.visit.model import Kept
from ui.visit.outcomes import outcome_of
from ui.widgets.sections import section
from ui.words import names, sentences
from ui.words.outside_text import as_text
from ui.words.scenario_names import suggested_name
from ui.words.texts import Texts


def show_choice(case: Case, texts: Texts) -> None:
    """Show which kept scenarios of the case are compared, and ways to get more of them."""
    items = kept.of_case(case.id)
    labels = {item.id: item.name for item in items}
    _shown_names().update({name: number for number, name in labels.items()})
    keys.COMPARE_CHOICE.set([item.id for item in kept.compared(case.id)])
    if items:
        st.multiselect(
            texts("compare.choice", case=names.case_as_text(case)),
            list(labels),
            key=keys.COMPARE_CHOICE.name,
            format_func=lambda number: labels[number],
            max_selections=kept.MOST_COMPARED,
            placeholder=texts("compare.choose"),
            on_change=_choose,
            args=(case.id,),
        )
    else:
        st.info(texts("compare.empty"), icon=":material/compare_arrows:")
    with st.container(horizontal=True):
        current = state.scenario()
        if (current.changes or not items) and not kept.is_kept(current):
            name = suggested_name(outcome_of(current), texts, NAME_LENGTH)
            st.button(
                texts("compare.keep_current"),
                key="keep_current",
                icon=":material/bookmark_add:",
                help=as_text(name),
                disabled=kept.is_full(),
                on_click=_keep,
                args=(name, current),
            )
        ready = st.popover(
            texts("compare.presets"),
            icon=":material/bolt:",
            key=keys.COMPARE_PRESETS.name,
            on_change="rerun",
        )
        if ready.open:
            with ready:
                _presets(case, texts)
    if kept.is_full():
        st.caption(texts("keep.full", most=kept.MOST_KEPT))


def _presets(case: Case, texts: Texts) -> None:
    peers = state.scenario().peers
    st.caption(texts("preset.under", peers=names.peers(peers, case, texts)))
    for preset in presets.presets_for(case):
        scenario = presets.scenario_of(preset, case, peers)
        name = texts.pick(preset.name)
        brings = sentences.worth(outcome_of(scenario), texts)
        with st.container(gap="xxsmall"):
            st.button(
                name,
                key=f"compare_{preset.id}",
                type="tertiary",
                icon=":material/bolt:",
                disabled=not scenario.changes or kept.is_full() or kept.is_kept(scenario),
                on_click=_keep,
                args=(name, scenario),
            )
            st.caption(brings if scenario.changes else texts("preset.nothing"))


def show_all(case: Case, texts: Texts) -> None:
    """Show every kept scenario, those of other cases too, to rename, open or remove."""
    items = kept.all_kept()
    if not items:
        return
    opened = section(texts("compare.manage", count=len(items), most=kept.MOST_KEPT), "kept_list")
    if opened is None:
        return
    with opened:
        for item in items:
            _row(item, case, texts)
        notice.show_note(texts)
        notice.show_clearing(texts)


def _row(item: Kept, case: Case, texts: Texts) -> None:
    key = keys.kept_name(item.id)
    key.set(item.name)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            texts("compare.rename", case=names.case_as_text(outcome_of(item.scenario).case)),
            key=key.name,
            max_chars=NAME_LENGTH,
            on_change=_rename,
            args=(item.id,),
        )
        st.button(
            texts("compare.open"),
            key=f"kept_open_{item.id}",
            icon=":material/tune:",
            help=texts("compare.open_help" if item.scenario.case == case.id else "compare.open_other"),
            on_click=state.open_scenario,
            args=(item.scenario,),
        )
        st.button(
            ":material/delete:",
            key=f"kept_remove_{item.id}",
            type="tertiary",
            help=texts("compare.remove"),
            on_click=kept.remove,
            args=(item.id,),
        )


def _keep(name: str, scenario: Scenario) -> None:
    kept.keep(name, scenario)


def _choose(case: str) -> None:
    """Take over what is chosen, which the browser may name as it was called before a rename.

    It does so where a name is typed and something else clicked before the answer is there; Streamlit
    then hands the unknown name through.
    """
    chosen = keys.COMPARE_CHOICE.read()
    shown = _shown_names()
    numbers = [shown.get(item) if isinstance(item, str) else item for item in chosen]
    kept.choose(case, [number for number in numbers if number is not None])


def _shown_names() -> dict[str, int]:
    """Return the scenarios of this visit by every name they were offered under."""
    return keys.COMPARE_SHOWN_NAMES.begin({})


def _rename(number: int) -> None:
    kept.rename(number, keys.kept_name(number).read())
