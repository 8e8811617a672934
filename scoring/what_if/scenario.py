"""A scenario: what a planner sets. It is what links, files, undo, comparisons and exports share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from scoring.case.case import Case
from scoring.case.from_now import FromNow
from scoring.case.opening import openings
from scoring.frozen import FrozenMap
from scoring.rounding import round_half_up
from scoring.rules import Rules
from scoring.what_if.changes import FULL_PERCENT, lever_ids
from scoring.what_if.peers import STILL, Peers
from scoring.what_if.simulate import Outcome

DEFAULT_CASE = openings().opening_id


@dataclass(frozen=True)
class Scenario:
    """A case by its id, and what is changed in it: levers, couplings, the other provinces.

    With ``from_now`` the case is seen from a day on, and percentages are ratios from then to the year's
    end (``Case.seen``). ``changes`` maps lever ids to new percentages (0 to 100, two decimals). They are
    frozen, so scenarios can be compared, hashed and remembered. Results are never part of a scenario: the
    id says where to find the case, and ``simulate`` computes them anew.
    """

    case: str = DEFAULT_CASE
    changes: Mapping[str, Decimal] = field(default_factory=FrozenMap)
    couplings: bool = True
    peers: Peers = STILL
    from_now: FromNow | None = None

    def __post_init__(self) -> None:
        """Freeze the changes."""
        object.__setattr__(self, "changes", FrozenMap(self.changes))

    def seen(self, case: Case) -> Case:
        """Return the scenario's case as its levers move it: from a day on, where it says so.

        Raises:
            FromNowError: the case cannot be seen from that day on.

        """
        return case if self.from_now is None else _seen(case, self.from_now)

    def with_change(self, rules: Rules, lever: str, percent: Decimal | None) -> Scenario:
        """Return the scenario with a lever set, or at its baseline where ``percent`` is None.

        ``rules`` are those of the scenario's case; changes stand in their order. A group's lever and
        those of its own indicators exclude each other: the newer wish stays, also the wish to be back
        at the baseline.
        """
        gone = {lever, *self.rivals(rules, lever)}
        changes = {key: value for key, value in self.changes.items() if key not in gone}
        if percent is not None:
            changes[lever] = percent
        return replace(self, changes={key: changes[key] for key in lever_ids(rules) if key in changes})

    def rivals(self, rules: Rules, lever: str) -> tuple[str, ...]:
        """Return the levers that cannot be moved together with ``lever``, moved or not."""
        if lever in rules.groups:
            return rules.groups[lever].indicators
        return tuple(name for name, group in rules.groups.items() if lever in group.indicators)


def scenario_of(outcome: Outcome) -> Scenario:
    """Return the scenario that leads to an outcome."""
    case = outcome.case
    return Scenario(case.id, outcome.changes, outcome.couplings, outcome.peers, case.from_now)


def looked_at(scenario: Scenario, case: Case, from_now: FromNow | None) -> tuple[Scenario, tuple[str, ...]]:
    """Return a scenario that looks from another day on, or at the whole year (None), at the same ends.

    ``case`` is the scenario's own, seen from no day. A lever is set so that its indicator's ratio of the
    whole year stays what it was, to two decimals. Returned as well are the levers that could not be kept:
    groups of several indicators, and ratios out of reach, which are set as near as they get.

    Raises:
        FromNowError: the case cannot be seen from that day on.

    """
    before, turned = scenario.seen(case).rules, replace(scenario, changes={}, from_now=from_now)
    after = turned.seen(case).rules
    changes: dict[str, Decimal] = {}
    lost: list[str] = []
    for lever, percent in scenario.changes.items():
        moved = before.indicator_moved_by(lever)
        if moved is None:
            if from_now is None:
                changes[lever] = percent
            else:
                lost.append(lever)
            continue
        whole = before.indicators[moved].whole(Fraction(percent) / FULL_PERCENT)
        rate = after.indicators[moved].lever_for(whole)
        if rate is None or not 0 <= rate <= 1:
            lost.append(lever)
        if rate is not None:
            changes[lever] = round_half_up(min(max(rate, Fraction(0)), Fraction(1)) * FULL_PERCENT)
    return replace(turned, changes=changes), tuple(lost)


@lru_cache(maxsize=256)
def _seen(case: Case, from_now: FromNow) -> Case:
    # One for all who look from the same day on: what is cached is cached by the case itself.
    return case.seen(from_now)
