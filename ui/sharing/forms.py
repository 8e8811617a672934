"""Sharing the current scenario: link, summary text, QR code for the room, embedding."""

from __future__ import annotations

import os
from functools import partial
from html import escape
from urllib.parse import quote, urlencode

import streamlit as st

from scoring import Outcome
from ui.links.write import write_whole_link
from ui.server.settings import FRAMES_VARIABLE, read_settings
from ui.sharing import qr
from ui.visit import address, state
from ui.widgets.windows import window
from ui.words import differences, sentences, share_text
from ui.words.texts import Texts

# Streamlit's own parameter: no header, no navigation, no padding.
EMBED = {"embed": "true"}
EMBED_HEIGHT = 900

# What may stand unescaped in a query: keeps links short and readable.
PLAIN_IN_QUERY = ":;,"

QR_WIDTH = 360
MOST_LISTED = 8


def show(outcome: Outcome, texts: Texts) -> None:
    """Show the button that opens the forms of sharing; nothing of them is made before."""
    forms = partial(_forms, outcome, texts)
    window(texts("share.button"), "share", ":material/share:", forms, width="large")


def scenario_link(*, embedded: bool = False) -> str:
    """Return the whole address of the current scenario on the simulator's page."""
    parameters = write_whole_link(state.scenario(), state.language()) | (EMBED if embedded else {})
    return f"{address.root()}/?{urlencode(parameters, safe=PLAIN_IN_QUERY, quote_via=quote)}"


def show_qr(link: str, texts: Texts, width: int = QR_WIDTH) -> None:
    """Show the QR code of a link, or say that it is too long for one."""
    picture = qr.draw(link)
    if picture is None:
        st.warning(texts("share.qr_too_long", length=len(link)), icon=":material/qr_code:")
    else:
        st.image(picture, width=width, alt=texts("share.qr_alt"))


def show_differences(outcome: Outcome, texts: Texts) -> None:
    """Show what differs from the official figures, whatever the form of sharing."""
    lines = differences.all_of(outcome, texts)
    if not lines:
        st.markdown(texts("share.official"))
        return
    shown = lines if len(lines) <= MOST_LISTED else lines[: MOST_LISTED - 1]
    listed = "\n".join(f"- {line}" for line in shown)
    more = texts("share.more", count=len(lines) - len(shown)) if len(shown) < len(lines) else ""
    st.markdown(f"{texts('share.differs_here')}\n{listed}\n\n{more}".rstrip())


def frame(link: str, title: str) -> str:
    """Return the HTML that embeds a link in another page."""
    return (
        f'<iframe src="{escape(link)}" title="{escape(title)}"\n'
        f'  width="100%" height="{EMBED_HEIGHT}" style="border:0" loading="lazy"></iframe>'
    )


def _forms(outcome: Outcome, texts: Texts) -> None:
    link = scenario_link()
    show_differences(outcome, texts)
    as_link, as_text, as_code, embedded = st.tabs(
        [texts("share.link"), texts("share.text"), texts("share.qr"), texts("share.embed")]
    )
    with as_link:
        st.code(link, language=None, wrap_lines=True)
        st.caption(texts("share.link_note"))
    with as_text:
        st.code(share_text.write(outcome, link, texts), language=None, wrap_lines=True)
    with as_code:
        show_qr(link, texts)
    with embedded:
        _show_where_it_may_stand(texts)
        in_frame = scenario_link(embedded=True)
        st.code(in_frame, language=None, wrap_lines=True)
        st.code(frame(in_frame, sentences.summary(outcome, texts)), language="html", wrap_lines=True)
        st.caption(texts("share.embed_note"))


def _show_where_it_may_stand(texts: Texts) -> None:
    """Say which sites may hold the app in a frame, and what whoever hosts it must set for another."""
    settings = read_settings(os.environ)
    facts = {"variable": FRAMES_VARIABLE, "example": f"{FRAMES_VARIABLE}=self,https://portal.example.vn"}
    if settings.other_sites:
        sites = ", ".join(f"`{site}`" for site in settings.other_sites)
        st.info(texts("share.embed_allowed", sites=sites, **facts), icon=":material/web:")
    else:
        st.warning(texts("share.embed_refused", **facts), icon=":material/web_asset_off:")
