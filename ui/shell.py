"""The script Streamlit runs: pages, language switch, case picker and what every page shares."""

from pathlib import Path

import streamlit as st

from ui import case_picker, language_switch, link_notes, state

HERE = Path(__file__).resolve().parent
PAGES = HERE.parent / "pages"

state.take_link()
texts = state.texts()
st.set_page_config(page_title=texts("app.title"), page_icon=HERE / "icon.svg", layout="wide")

# A presentation has the screen to itself. Which page it is shows only the address at this point.
alone = (st.context.url or "").split("?")[0].rstrip("/").endswith(f"/{state.PRESENT_PAGE}")
page = st.navigation(
    [
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
            PAGES / "compare.py",
            title=texts("nav.compare"),
            icon=":material/compare_arrows:",
            help=texts("nav.compare_help"),
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
    ],
    position="hidden" if alone else "top",
)
state.settle_page(page.url_path)

if alone:
    page.run()
    state.show_link()
    st.stop()
with st.container(horizontal=True, vertical_alignment="center", key="bar"):
    case_picker.show(texts)
    language_switch.show(texts)
link_notes.show(texts)
page.run()
state.show_link()
