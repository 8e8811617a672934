"""Reading what a component reports where Streamlit keeps it, before it joins the component's state.

That state is forgotten as soon as another page is asked for, and a report that comes just after the click
would be read as nothing. The reports themselves stay until their callback has run, under a key of their
own, which is not public; ``tests/ui/platform/test_component_reports.py`` holds it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# What stands after a component's key in that of its reports.
REPORTS = "__events"


def reported(session: Mapping[Any, Any], key: str, name: str) -> object:
    """Return what a component reported last under a name, as its callback finds it in the session.

    None where nothing is. The reports come from outside: whatever is none of them is left out.
    """
    reports = session.get(f"{key}{REPORTS}")
    said = [
        report.get("value")
        for report in (reports if isinstance(reports, list) else [])
        if isinstance(report, dict) and report.get("event") == name
    ]
    return said[-1] if said else None
