"""What a link says, apart from how it is written."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.what_if.scenario import Scenario
from ui.links.plan_link import NO_WISH, PlanWish
from ui.words.texts import Language


@dataclass(frozen=True)
class NamedScenario:
    """A scenario under a name. The name is free text: show it as text, never as markup."""

    name: str
    scenario: Scenario


@dataclass(frozen=True)
class Comparison:
    """Scenarios of one case side by side; ``against`` counts from 0, None stands for the baseline."""

    scenarios: tuple[NamedScenario, ...] = ()
    against: int | None = None


NO_COMPARISON = Comparison()


@dataclass(frozen=True)
class LinkProblem:
    """A part of a link that was not used: ``code`` says why, ``key`` and ``value`` what it was."""

    code: str
    key: str
    value: str


@dataclass(frozen=True)
class Link:
    """What a link says: the usable scenario and language, and everything that could not be used.

    ``data`` is the data version the link was made with, None where it names none. ``needs`` is the
    fingerprint of the own data without which the link cannot be shown, None where nothing is missing.
    """

    scenario: Scenario
    language: Language
    data: str | None
    problems: tuple[LinkProblem, ...]
    comparison: Comparison = NO_COMPARISON
    needs: str | None = None
    plan: PlanWish = NO_WISH
    step: int = 1
