"""What stands in a slide's notes: what to say, how to read the chart, and what the figures rest on."""

from __future__ import annotations

from ui.exports.model import Report


class Notes:
    """Notes of the slides of one report."""

    def __init__(self, report: Report) -> None:
        """Write notes for a report."""
        self._report = report

    def of(self, *said: str, read: str = "") -> list[str]:
        """Return a slide's notes: ``said`` are the sentences to say, ``read`` how to read its chart."""
        report, t = self._report, self._report.texts
        lines = [t("slides.notes.say"), *(line for line in said if line)]
        if read:
            lines += ["", t("slides.notes.read"), read]
        lines += ["", t("slides.notes.rests"), report.caveats, *report.assumptions]
        return [*lines, "", report.stamp]
