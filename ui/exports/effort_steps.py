"""What the scenario's changes cost, as the part on effort of a document."""

from __future__ import annotations

from scoring import Effort, Outcome, effort_of
from ui.exports.model import Plan
from ui.words import differences, names, numbers
from ui.words.texts import Texts


def effort_steps(outcome: Outcome, effort: Effort, profile: str, texts: Texts) -> Plan | None:
    """Return each change with its weight; ``profile`` names the weights. None without changes."""
    if not outcome.changes:
        return None
    language = texts.language
    spent = numbers.effort(effort_of(outcome, effort), language)
    return Plan(
        message=texts("export.effort", effort=spent, profile=profile),
        columns=(
            texts("table.lever"),
            texts("table.before"),
            texts("table.after"),
            texts("export.effort_weight"),
        ),
        rows=tuple(
            (
                names.lever(outcome.case.rules, key, texts),
                differences.before(outcome, key, texts),
                numbers.short_percent(percent, language),
                numbers.maximum(effort.of(key), language),
            )
            for key, percent in outcome.changes.items()
        ),
    )
