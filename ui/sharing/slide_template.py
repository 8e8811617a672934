"""An office's template for the slides: given for this visit, or chosen by whoever hosts the server."""

from __future__ import annotations

import os
from functools import partial

import streamlit as st

from ui.exports import slide_template
from ui.exports.slide_template import TemplateError
from ui.platform.turns import stand_aside
from ui.queue.line import HEAVY, LineFullError
from ui.queue.process import EndedError, call
from ui.server.host_template import TEMPLATE_VARIABLE, host_template
from ui.visit import keys
from ui.visit.model import SlideTemplate
from ui.widgets import files
from ui.widgets.heavy import BUSY, READ_WITHIN, visitor
from ui.words.outside_text import as_code
from ui.words.texts import Texts


def template() -> bytes | None:
    """Return the template that slides are set in: the visit's own, or the host's; None for the tool's."""
    held = keys.TEMPLATE.get()
    return host_template(os.environ.get(TEMPLATE_VARIABLE, "")) if held is None else held.content


def show(texts: Texts) -> None:
    """Show which template is in use, and where to give another."""
    held = keys.TEMPLATE.get()
    if held is not None:
        st.caption(texts("template.used", name=as_code(held.name)))
        st.button(
            texts("template.remove"),
            key="template_remove",
            type="tertiary",
            icon=":material/layers_clear:",
            on_click=_drop,
        )
    elif template() is not None:
        st.caption(texts("template.used_host"))
    if (refused := keys.TEMPLATE_REFUSED.get()) is not None:
        name, code, facts = refused
        shown = {
            key: as_code(value) if key in ("part", "target") else value for key, value in facts.items()
        }
        reason = texts(f"template.error.{code}", **shown)
        st.error(texts("template.refused", name=as_code(name), reason=reason), icon=":material/error:")
    files.files(
        texts("template.upload"),
        keys.TEMPLATE_FILE,
        texts,
        on_change=_take,
        limit=slide_template.MOST_BYTES,
        endings=(".pptx",),
        about=texts("template.about"),
    )


def _drop() -> None:
    keys.TEMPLATE.pop()


def _take() -> None:
    """Take the file that was given into use; one that cannot be used leaves everything as it is."""
    keys.TEMPLATE_REFUSED.pop()
    for file in files.given(keys.TEMPLATE_FILE):
        _use(file.name, file.content)
    # What is in use is named above; its place is free for another.
    files.empty(keys.TEMPLATE_FILE)


def _use(name: str, content: bytes) -> None:
    """Take a template into use, or remember why it cannot be used."""
    refuse = partial(_refuse, name)
    try:
        with stand_aside(), HEAVY.turn(visitor(), quick=True):
            call(slide_template.check, content, seconds=READ_WITHIN)
    except TemplateError as error:
        refuse(error.code, **error.facts)
    except EndedError:
        refuse("too_costly", limit=str(READ_WITHIN))
    except LineFullError:
        refuse(BUSY)
    else:
        keys.TEMPLATE.set(SlideTemplate(name, content))


def _refuse(name: str, code: str, **facts: str) -> None:
    keys.TEMPLATE_REFUSED.set((name, code, facts))
