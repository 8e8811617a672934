"""The state of a visit: language, the scenario, and its history for undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from scoring import lever_ids
from scoring.what_if.peers import STILL
from scoring.what_if.scenario import Scenario, looked_at
from ui.visit import keys, lever_level, mistyped, opened_link
from ui.visit.cases import case_of, find_case
from ui.words.texts import DEFAULT_LANGUAGE, Language, Texts, load_texts

UNDO_LIMIT = 200


def language() -> Language:
    """Return the current language."""
    return keys.LANGUAGE.get(DEFAULT_LANGUAGE)


def texts() -> Texts:
    """Return the texts of the current language."""
    return load_texts(language())


def change_language(chosen: Language) -> None:
    """Switch the language."""
    keys.LANGUAGE.set(chosen)


def has_begun() -> bool:
    """Return whether there is a scenario already: before the first link was read there is none."""
    return keys.SCENARIO.is_set()


def scenario() -> Scenario:
    """Return the current scenario."""
    return keys.SCENARIO.get(Scenario())


def whole_year() -> Scenario:
    """Return the current scenario with its levers as ratios of the whole year, whatever of it is over."""
    current = scenario()
    if current.from_now is None:
        return current
    return looked_at(current, find_case(current.case), None)[0]


def change_scenario(changed: Scenario) -> None:
    """Make ``changed`` the current scenario; the one before can be brought back with ``undo``."""
    before = scenario()
    if changed == before:
        return
    history = keys.HISTORY.begin([])
    history.append(before)
    del history[:-UNDO_LIMIT]
    keys.SCENARIO.set(changed)
    opened_link.forget()


def open_scenario(opened: Scenario) -> None:
    """Change to a scenario that was made elsewhere, and show the levers at the level it moves them.

    A preset, a file, a plan, a kept scenario: whatever was mistyped into a lever gives way to what
    it is set to.
    """
    before, rules = scenario(), case_of(opened).rules
    for lever in lever_ids(rules):
        if opened.changes.get(lever) != before.changes.get(lever):
            _forget_mistyped(lever, *opened.rivals(rules, lever))
    change_scenario(opened)
    lever_level.show_levers_of(opened)


def replace_scenario(changed: Scenario) -> None:
    """Make ``changed`` the current scenario without a step to undo: what was before is gone."""
    mistyped.entries().clear()
    keys.SCENARIO.set(changed)
    lever_level.keep_in_sight(changed)
    opened_link.forget()


def set_lever(lever: str, percent: Decimal | None) -> None:
    """Set a lever of the current scenario, or bring it back to its baseline (None)."""
    current = scenario()
    rules = case_of(current).rules
    _forget_mistyped(lever, *current.rivals(rules, lever))
    change_scenario(current.with_change(rules, lever, percent))


def reset_all() -> None:
    """Bring every lever back to its baseline, keeping the case."""
    mistyped.entries().clear()
    change_scenario(replace(scenario(), changes={}, couplings=True, peers=STILL))


def history_length() -> int:
    """Return the number of steps that can be taken back."""
    return len(keys.HISTORY.get([]))


def undo() -> None:
    """Take back the last step."""
    history = keys.HISTORY.get([])
    if history:
        mistyped.entries().clear()
        keys.SCENARIO.set(history.pop())
        lever_level.keep_in_sight(scenario())


def forget_steps(is_gone: Callable[[Scenario], bool]) -> None:
    """Leave out of the history the scenarios that nothing can show any more."""
    keys.HISTORY.set([item for item in keys.HISTORY.get([]) if not is_gone(item)])


def _forget_mistyped(*levers: str) -> None:
    for lever in levers:
        mistyped.entries().pop(lever, None)
