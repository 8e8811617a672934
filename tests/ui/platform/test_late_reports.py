from __future__ import annotations

import pytest

from ui.platform import late_reports
from ui.platform.late_reports import ADDRESS_SECONDS, SLIDER_SECONDS


def test_only_what_comes_soon_after_a_change_is_taken_for_late(monkeypatch: pytest.MonkeyPatch):
    """The browser reports what it holds; a report sent before a change reached it is told by its time.

    What is guessed about can only be seen in a browser: ``tests/e2e/test_typed_then_clicked.py``. If
    that fails on a slow machine, lengthen the seconds in ``ui/platform/late_reports.py``; if somebody's
    second move within them is swallowed, shorten them. If Streamlit comes to report a value when it is
    typed, or to number its states, both guesses can go: ``address_is_late`` and ``slider_is_late`` may
    then answer False at once.
    """
    clock = [100.0]
    monkeypatch.setattr(late_reports.time, "monotonic", lambda: clock[0])
    changed = late_reports.now()
    for passed, is_late in ((0.0, True), (0.9, True), (1.1, False)):
        clock[0] = changed + passed * ADDRESS_SECONDS
        assert late_reports.address_is_late(changed) is is_late
        clock[0] = changed + passed * SLIDER_SECONDS
        assert late_reports.slider_is_late(changed) is is_late
    assert not late_reports.address_is_late(None)
