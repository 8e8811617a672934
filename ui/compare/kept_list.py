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
from ui.visit.pages import SIMULATE
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
            placeholder=texts("compare.choose"),
            on_change=_choose,
            args=(case.id,),
        )
    else:
        st.info(_how_to_begin(texts), icon=":material/compare_arrows:")
    _show_left_out(texts)
    with st.container(horizontal=True):
        current = state.scenario()
        if current.changes and not kept.is_kept(current):
            name = suggested_name(outcome_of(current), texts, NAME_LENGTH)
            st.button(
                f"{texts('compare.keep_current')}: {as_text(name)}",
                key="keep_current",
                icon=":material/bookmark_add:",
                disabled=kept.is_full(),
                on_click=_keep,
                args=(name, current),
            )
        elif not items:
            st.page_link(SIMULATE.file, label=texts("nav.simulate"), icon=":material/tune:")
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


def _how_to_begin(texts: Texts) -> str:
    """Return what an empty page needs, by the names that stand on the buttons."""
    ways = {
        "presets": texts("compare.presets"),
        "page": texts("nav.simulate"),
        "keep": texts("keep.button"),
    }
    if state.scenario().changes:
        return texts("compare.empty_open", current=texts("compare.keep_current"), **ways)
    return texts("compare.empty_unchanged", **ways)


def _show_left_out(texts: Texts) -> None:
    """Say what to do about a scenario that was asked for while four were compared; it is said once."""
    name = keys.COMPARE_LEFT_OUT.get()
    if name is not None:
        keys.COMPARE_LEFT_OUT.set(None)
        st.warning(
            texts("compare.left_out", most=kept.MOST_COMPARED, name=as_text(name)),
            icon=":material/warning:",
        )


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
    item = kept.keep(name, scenario)
    if item not in kept.compared(scenario.case):
        keys.COMPARE_LEFT_OUT.set(item.name)


def _choose(case: str) -> None:
    """Take over what is chosen, which the browser may name as it was called before a rename.

    It does so where a name is typed and something else clicked before the answer is there; Streamlit
    then hands the unknown name through.
    """
    chosen = keys.COMPARE_CHOICE.read()
    shown = _shown_names()
    numbers = [shown.get(item) if isinstance(item, str) else item for item in chosen]
    wanted = [number for number in numbers if number is not None]
    kept.choose(case, wanted)
    if len(wanted) > kept.MOST_COMPARED:
        named = {item.id: item.name for item in kept.of_case(case)}
        keys.COMPARE_LEFT_OUT.set(named[wanted[kept.MOST_COMPARED]])


def _shown_names() -> dict[str, int]:
    """Return the scenarios of this visit by every name they were offered under."""
    return keys.COMPARE_SHOWN_NAMES.begin({})


def _rename(number: int) -> None:
    kept.rename(number, keys.kept_name(number).read())
