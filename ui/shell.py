"""The script Streamlit runs: pages, heading, case picker, language switch and what every page shares."""

from pathlib import Path

import streamlit as st

from ui.frame import case_picker, heading, language_switch, link_notes
from ui.frame import own_data_banner as own_data
from ui.memory import component as memory
from ui.memory import notice
from ui.platform import first_run, reconnection
from ui.visit import address, state
from ui.visit import kept_scenarios as kept
from ui.visit.pages import COMPARE, DEFAULT, PAGES, Page, page_at
from ui.widgets import windows
from ui.widgets.parts import part
from ui.words.texts import Texts

ICON = Path(__file__).resolve().parent / "icon.svg"


def title(page: Page, texts: Texts) -> str:
    """Return a page's title; that of the comparison tells how many scenarios are kept."""
    name, count = texts(f"nav.{page.name}"), len(kept.all_kept())
    return texts("nav.counted", name=name, count=count) if page == COMPARE and count else name


address.take_link()
texts = state.texts()
st.set_page_config(page_title=texts("app.title"), page_icon=ICON, layout="wide")

# Icons and help texts are left out: the browser draws the navigation again at every move of a lever,
# and they made that twice as much work.
pages = [st.Page(page.file, title=title(page, texts), default=page == DEFAULT) for page in PAGES]
# A presentation has the screen to itself, and so has the simulator inside another page. Which page is
# asked for only the navigation knows, so the page shown before is tried first.
alone = address.is_alone()
page = st.navigation(pages, position="hidden" if alone else "top")
shown = page_at(page.url_path)
if address.settle_page(shown):
    windows.close()
    memory.dismiss_problems()
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
notice.show_problems(texts)
reconnection.ask_for_a_whole_run()
try:
    page.run()
finally:
    first_run.end()
address.show_link()
part(memory.PART, memory.show)
