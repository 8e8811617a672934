"""Whether a run was asked for by the browser's back or forward button.

Streamlit marks such a run, so that an address it reports can be told from one that was sent before the
last change had reached the browser. The mark is not public; ``tests/ui/platform/test_history_steps.py``
holds it.
"""

from __future__ import annotations

from streamlit.runtime.scriptrunner import get_script_run_ctx


def is_step() -> bool:
    """Return whether the present run follows a step in the browser's history."""
    context = get_script_run_ctx(suppress_warning=True)
    return context is not None and context.is_history_navigation
