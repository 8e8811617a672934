"""The script Streamlit runs: pages, heading, case picker, language switch and what every page shares."""

from pathlib import Path

import streamlit as st

from ui.frame import case_picker, heading, language_switch, link_notes
from ui.frame import own_data_banner as own_data
from ui.visit import address, state
from ui.visit.pages import DEFAULT, PAGES, page_at
from ui.widgets import windows

ICON = Path(__file__).resolve().parent / "icon.svg"

address.take_link()
texts = state.texts()
st.set_page_config(page_title=texts("app.title"), page_icon=ICON, layout="wide")

# Icons and help texts are left out: the browser draws the navigation again at every move of a lever,
# and they made that twice as much work.
pages = [st.Page(page.file, title=texts(f"nav.{page.name}"), default=page == DEFAULT) for page in PAGES]
# A presentation has the screen to itself, and so has the simulator inside another page. Which page is
# asked for only the navigation knows, so the page shown before is tried first.
alone = address.is_alone()
page = st.navigation(pages, position="hidden" if alone else "top")
shown = page_at(page.url_path)
if address.settle_page(shown):
    windows.close()
if address.is_alone() != alone:
    alone = not alone
    st.navigation(pages, position="hidden" if alone else "top")

if not alone:
    with st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        gap="xsmall",
        key="bar",
    ):
        heading.show(shown, texts)
        with st.container(
            horizontal=True, vertical_alignment="center", gap="xsmall", width="content", key="bar_tools"
        ):
            case_picker.show(texts)
            language_switch.show(texts)
link_notes.show(texts)
own_data.show(texts)
page.run()
address.show_link()
