"""Assumptions and estimates of a result, each as a sentence."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from scoring import Assumption, Outcome
from ui.words import names, numbers
from ui.words.texts import Texts

# Facts of assumptions that hold ids of groups or indicators, to be shown by name.
NAMED_FACTS = ("groups", "indicators", "source", "target")

# Facts that are no changes of points: how far provinces differ, and the pace of what is to come.
MEASURED_FACTS = {"spread": numbers.maximum, "pace": numbers.short_percent}


def assumption(item: Assumption, outcome: Outcome, texts: Texts) -> str:
    """Return an assumption in the current language."""
    facts = {key: _fact(key, value, outcome, texts) for key, value in item.facts.items()}
    code = f"{item.code}_{item.facts['kind']}" if item.code == "coupling" else item.code
    return texts(f"assumption.{code}", **facts)


def _fact(key: str, value: object, outcome: Outcome, texts: Texts) -> object:
    if key in NAMED_FACTS:
        return names.levers(outcome.case.rules, str(value), texts)
    if key == "cutoffs":
        return texts("sentence.and").join(str(value).split(", "))
    if key in MEASURED_FACTS:
        return MEASURED_FACTS[key](Decimal(str(value)), texts.language)
    if isinstance(value, date):
        return numbers.date(value, texts.language)
    if isinstance(value, Decimal):
        return numbers.change(value, texts.language)
    return numbers.typed_percent(value, texts.language) if isinstance(value, float) else value
