"""The script Streamlit runs: pages, language switch, case picker and what every page shares."""

from pathlib import Path

import streamlit as st

from ui import case_picker, language_switch, link_notes, state
from ui.own_data import banner as own_data

HERE = Path(__file__).resolve().parent
PAGES = HERE.parent / "pages"

state.take_link()
texts = state.texts()
st.set_page_config(page_title=texts("app.title"), page_icon=HERE / "icon.svg", layout="wide")

pages = [
    st.Page(
        PAGES / "simulate.py",
        title=texts("nav.simulate"),
        icon=":material/tune:",
        help=texts("nav.simulate_help"),
        default=True,
    ),
    st.Page(
        PAGES / "baseline.py",
        title=texts("nav.baseline"),
        icon=":material/fact_check:",
        help=texts("nav.baseline_help"),
    ),
    st.Page(
        PAGES / "plan.py",
        title=texts("nav.plan"),
        icon=":material/flag:",
        help=texts("nav.plan_help"),
    ),
    st.Page(
        PAGES / "compare.py",
        title=texts("nav.compare"),
        icon=":material/compare_arrows:",
        help=texts("nav.compare_help"),
    ),
    st.Page(
        PAGES / "units.py",
        title=texts("nav.units"),
        icon=":material/domain:",
        help=texts("nav.units_help"),
    ),
    st.Page(
        PAGES / "present.py",
        title=texts("nav.present"),
        icon=":material/slideshow:",
        help=texts("nav.present_help"),
    ),
    st.Page(
        PAGES / "method.py",
        title=texts("nav.method"),
        icon=":material/menu_book:",
        help=texts("nav.method_help"),
    ),
]
# A presentation has the screen to itself, and so has the simulator inside another page. Which page is
# asked for only the navigation knows, so the page shown before is tried first.
alone = state.is_alone()
page = st.navigation(pages, position="hidden" if alone else "top")
state.settle_page(page.url_path)
if state.is_alone() != alone:
    alone = not alone
    st.navigation(pages, position="hidden" if alone else "top")

if not alone:
    with st.container(horizontal=True, vertical_alignment="center", key="bar"):
        case_picker.show(texts)
        language_switch.show(texts)
link_notes.show(texts)
own_data.show(texts)
page.run()
state.show_link()
