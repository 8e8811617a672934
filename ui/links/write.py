"""Writing a link: the query parameters of a scenario, alone or in a comparison."""

from __future__ import annotations

from urllib.parse import urlencode

from scoring import data_version
from scoring.own_data import own_fingerprint, published_id
from scoring.what_if.peers import STILL
from scoring.what_if.scenario import Scenario
from ui.links.from_now_link import write_from_now
from ui.links.grammar import (
    AGAINST_KEY,
    CASE_KEY,
    COMPARED_KEYS,
    COUPLINGS_KEY,
    COUPLINGS_OFF,
    DATA_KEY,
    LANGUAGE_KEY,
    LINK_VERSION,
    MOST_READABLE,
    NAME_PART,
    OWN_KEY,
    PART_END,
    PEERS_KEY,
    STEP_KEY,
    VERSION_KEY,
)
from ui.links.model import NO_COMPARISON, Comparison
from ui.links.packing import pack
from ui.links.plan_link import NO_WISH, PlanWish, write_plan
from ui.words.texts import DEFAULT_LANGUAGE, Language


def write_link(
    scenario: Scenario,
    language: Language,
    comparison: Comparison = NO_COMPARISON,
    plan: PlanWish = NO_WISH,
    step: int = 1,
) -> dict[str, str]:
    """Return the query parameters of a scenario; none at all for the default view."""
    view = (scenario, language, comparison, plan, step)
    return (
        {} if view == (Scenario(), DEFAULT_LANGUAGE, NO_COMPARISON, NO_WISH, 1) else write_whole_link(*view)
    )


def write_whole_link(
    scenario: Scenario,
    language: Language,
    comparison: Comparison = NO_COMPARISON,
    plan: PlanWish = NO_WISH,
    step: int = 1,
) -> dict[str, str]:
    """Return the query parameters of a scenario with its data version, also of the default view.

    What is shared must say which figures it was made with; the bare address means today's. A link that
    would be long is packed. The language stands last: what clings to the end of a pasted link must not
    become part of a name.
    """
    parameters = {
        VERSION_KEY: LINK_VERSION,
        DATA_KEY: data_version(),
        CASE_KEY: published_id(scenario.case),
    }
    if (own := own_fingerprint(scenario.case)) is not None:
        parameters[OWN_KEY] = own
    parameters |= _written(scenario)
    for key, named in zip(COMPARED_KEYS, comparison.scenarios, strict=False):
        parts = [f"{part}={value}{PART_END}" for part, value in _written(named.scenario).items()]
        parameters[key] = "".join([*parts, NAME_PART, named.name])
    if comparison.against is not None:
        parameters[AGAINST_KEY] = COMPARED_KEYS[comparison.against]
    parameters |= write_plan(plan)
    if step > 1:
        parameters[STEP_KEY] = str(step)
    parameters[LANGUAGE_KEY] = language
    return parameters if len(urlencode(parameters)) <= MOST_READABLE else pack(parameters)


def _written(scenario: Scenario) -> dict[str, str]:
    """Return what differs from the case's baseline, as links hold it."""
    written: dict[str, str] = {}
    if not scenario.couplings:
        written[COUPLINGS_KEY] = COUPLINGS_OFF
    if scenario.peers != STILL:
        written[PEERS_KEY] = str(scenario.peers)
    written |= write_from_now(scenario.from_now)
    return written | {key: f"{value.normalize():f}" for key, value in scenario.changes.items()}
