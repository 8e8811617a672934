"""What is asked of a plan that falls short - how much of it is done, how sure each lever is - in a link."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from scoring import Case, Fulfilment
from scoring.errors import FulfilmentError
from scoring.plan.completion import MOST_COMPLETION
from scoring.plan.shortfall import CHOICES, USUAL
from scoring.what_if.changes import FULL_PERCENT
from ui.links.grammar import Report, read_items

Subject = Literal["plan", "scenario"]

# What is assumed of a lever: a ready choice by its name, or own numbers.
Assumed = str | Fulfilment

# The choice that needs no mention.
DEFAULT_CHOICE = next(name for name, numbers in CHOICES.items() if numbers == USUAL)

# Keys of a link. ``sure`` holds "lever:choice" or "lever:least-likely-most", separated by commas.
DONE_KEY, SUBJECT_KEY, SURE_KEY = "done", "of", "sure"
SHORTFALL_KEYS = (DONE_KEY, SUBJECT_KEY, SURE_KEY)

DONE_PATTERN = re.compile(r"[0-9]{1,3}")
NUMBERS_PATTERN = re.compile(r"([0-9]{1,3})-([0-9]{1,3})-([0-9]{1,3})")


@dataclass(frozen=True)
class ShortfallWish:
    """What is asked of a plan that falls short.

    ``done`` is the completion, in percent; ``subject`` says of what: the plan that is shown, or the
    scenario that is open. ``sure`` is what is assumed of levers, the default choice where it is silent.
    """

    done: int = FULL_PERCENT
    subject: Subject = "plan"
    sure: Mapping[str, Assumed] = field(default_factory=dict)

    def fulfilment(self, lever: str) -> Fulfilment:
        """Return the numbers that are assumed of a lever."""
        assumed = self.sure.get(lever, DEFAULT_CHOICE)
        return CHOICES[assumed] if isinstance(assumed, str) else assumed

    def assuming(self, lever: str, assumed: Assumed) -> dict[str, Assumed]:
        """Return what is assumed of levers once something else is assumed of one."""
        others = {key: value for key, value in self.sure.items() if key != lever}
        return others if assumed == DEFAULT_CHOICE else {**others, lever: assumed}


def write_shortfall(wish: ShortfallWish) -> dict[str, str]:
    """Return the link's parts; empty ones for what is as by default."""
    return {
        DONE_KEY: "" if wish.done == FULL_PERCENT else str(wish.done),
        SUBJECT_KEY: "" if wish.subject == ShortfallWish.subject else wish.subject,
        SURE_KEY: ",".join(f"{lever}:{_written(assumed)}" for lever, assumed in sorted(wish.sure.items())),
    }


def read_shortfall(case: Case, parts: Mapping[str, str], report: Report) -> ShortfallWish:
    """Return what a link's parts ask for; what cannot be used is left out and reported."""
    subject = parts.get(SUBJECT_KEY, ShortfallWish.subject)
    if subject not in get_args(Subject):
        report("option", SUBJECT_KEY, subject)
    return ShortfallWish(
        done=_done(parts, report),
        subject="scenario" if subject == "scenario" else "plan",
        sure=_sure(case, parts, report),
    )


def _written(assumed: Assumed) -> str:
    if isinstance(assumed, str):
        return assumed
    return f"{assumed.least}-{assumed.likely}-{assumed.most}"


def _done(parts: Mapping[str, str], report: Report) -> int:
    text = parts.get(DONE_KEY, str(FULL_PERCENT)).removesuffix("%")
    if not DONE_PATTERN.fullmatch(text) or int(text) > MOST_COMPLETION:
        report("done", DONE_KEY, parts[DONE_KEY])
        return FULL_PERCENT
    return int(text)


def _sure(case: Case, parts: Mapping[str, str], report: Report) -> dict[str, Assumed]:
    found: dict[str, Assumed] = {}
    for item in read_items(parts, SURE_KEY, report):
        lever, _, text = item.partition(":")
        if lever not in case.rules.groups and lever not in case.rules.indicators:
            report("planned", SURE_KEY, lever)
        elif (assumed := _assumed(text)) is None:
            report("sure", SURE_KEY, item)
        elif assumed != DEFAULT_CHOICE:
            found[lever] = assumed
    return found


def _assumed(text: str) -> Assumed | None:
    if text in CHOICES:
        return text
    match = NUMBERS_PATTERN.fullmatch(text)
    if match is None:
        return None
    try:
        return Fulfilment(*map(int, match.groups()))
    except FulfilmentError:
        return None
