"""A scenario: what a planner sets. It is what links, files, undo, comparisons and exports share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from scoring.case.from_now import FromNow
from scoring.case.opening import openings
from scoring.frozen import FrozenMap
from scoring.rules import Rules
from scoring.what_if.changes import lever_ids
from scoring.what_if.peers import STILL, Peers

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
