"""What the scenario's changes cost, as the part on effort of a document."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from scoring import Effort, Outcome, efforts_of
from ui.exports.model import Plan
from ui.words import names, numbers
from ui.words.percentages import baseline_percent
from ui.words.texts import Texts
from ui.words.whole_year import whole_percent_of

HUNDREDTH = Decimal("0.01")


def effort_steps(outcome: Outcome, effort: Effort, profile: str, texts: Texts) -> Plan | None:
    """Return each change with its weight; ``profile`` names the weights. None without changes."""
    if not outcome.changes:
        return None
    language = texts.language
    efforts = efforts_of(outcome, effort)
    spent = numbers.effort(sum(efforts.values(), Fraction(0)), language)
    named = {key: names.lever(outcome.case.rules, key, texts) for key in outcome.changes}
    begun = outcome.case.from_now is not None
    return Plan(
        message=texts("export.effort", effort=spent, profile=profile),
        columns=(
            texts("table.lever"),
            texts("table.before"),
            texts("export.basis"),
            texts("table.after"),
            *((texts("from_now_export.whole"),) if begun else ()),
            texts("export.effort_weight"),
            texts("slides.effort"),
        ),
        kinds=(
            *("text", "percent", "text", "percent"),
            *(("percent",) if begun else ()),
            *("maximum", "maximum"),
        ),
        rows=tuple(
            (
                named[key],
                baseline_percent(outcome.case, key),
                texts(f"basis.{outcome.case.baseline.basis_of(key)}"),
                percent,
                *((whole_percent_of(outcome.case, key, percent),) if begun else ()),
                effort.of(key),
                numbers.exact(efforts[key]).quantize(HUNDREDTH, ROUND_HALF_UP),
            )
            for key, percent in outcome.changes.items()
        ),
        amounts=tuple((named[key], amount) for key, amount in efforts.items() if amount),
    )
