"""The script Streamlit runs: pages, language switch, case picker and what every page shares."""

from pathlib import Path

import streamlit as st

from ui.frame import case_picker, language_switch, link_notes
from ui.frame import own_data_banner as own_data
from ui.visit import state

HERE = Path(__file__).resolve().parent
PAGES = HERE.parent / "pages"

# Every page in the navigation's order. Icons and help texts are left out: the browser draws the
# navigation again at every move of a lever, and they made that twice as much work.
NAMES = ("simulate", "baseline", "plan", "compare", "units", "present", "method")

state.take_link()
texts = state.texts()
st.set_page_config(page_title=texts("app.title"), page_icon=HERE / "icon.svg", layout="wide")

pages = [
    st.Page(
        PAGES / f"{name}.py",
        title=texts(f"nav.{name}"),
        default=name == "simulate",
    )
    for name in NAMES
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
