"""Names of groups, indicators and cases in the current language."""

from __future__ import annotations

from scoring import Case, CaseRef, Rules
from ui.text import Texts


def lever(rules: Rules, key: str, texts: Texts) -> str:
    """Return the name of a group or indicator."""
    named = rules.groups.get(key) or rules.indicators[key]
    return texts.pick(named.name)


def lever_in_sentence(rules: Rules, key: str, texts: Texts) -> str:
    """Return the name of a lever as it stands inside a sentence."""
    name = lever(rules, key, texts)
    plain = name if name[:2].isupper() else name[:1].lower() + name[1:]
    return texts("sentence.group", name=plain) if key in rules.groups else plain


def levers(rules: Rules, keys: str, texts: Texts) -> str:
    """Return a comma-separated list of ids as names."""
    return ", ".join(lever(rules, key, texts) for key in keys.split(", "))


def case(item: Case | CaseRef) -> str:
    """Return the name of a case: province and year."""
    return f"{item.province} {item.year}"
