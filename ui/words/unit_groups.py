"""What the group that units are looked at by is called, and a unit of a kind, inside sentences."""

from __future__ import annotations

from scoring import Case
from scoring.units.units import UnitKind, group_of, units_group
from ui.words.texts import Texts


def group_facts(case: Case, group: str | None, texts: Texts) -> dict[str, str]:
    """Return the group's short name as ``what``, its official one as ``group``, both as in a sentence."""
    looked_at = group_of(case, group)
    official = texts.pick(case.rules.groups[looked_at].name)
    name = official[0].lower() + official[1:]
    short = texts("units.what") if looked_at == units_group(case) else name
    return {"what": short, "group": name}


def begun(text: str) -> str:
    """Return a text that may begin with a group's name as the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def kind_word(kind: UnitKind, texts: Texts) -> str:
    """Return what one unit of a kind is called."""
    return texts(f"units.kind_word.{kind}")
