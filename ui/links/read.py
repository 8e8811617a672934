"""Reading a link: what of its query parameters can be used, and what cannot and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from scoring import Case, Peers, ScoringError, lever_ids
from scoring.case.called import read_case
from scoring.errors import PeersCaseError, PeersError, UnknownCaseError
from scoring.own_data import is_published, own_case_id, own_fingerprint, published_id
from scoring.what_if.peers import STILL, field_of
from scoring.what_if.scenario import DEFAULT_CASE, Scenario
from ui.links.arriving import as_sent
from ui.links.from_now_link import read_from_now
from ui.links.grammar import (
    AGAINST_KEY,
    CASE_KEY,
    COMPARED_KEYS,
    COUPLINGS_KEY,
    COUPLINGS_OFF,
    DATA_KEY,
    DATA_PATTERN,
    LANGUAGE_KEY,
    LINK_VERSION,
    MAX_PARTS,
    NAME_PART,
    NOW_KEYS,
    OWN_KEY,
    PACKED_KEY,
    PART_END,
    PEERS_KEY,
    PLATFORM_KEYS,
    SHOWN_LENGTH,
    STEP_KEY,
    STEP_PATTERN,
    VERSION_KEY,
    clean_name,
    decimals_with_point,
    read_lever_percent,
)
from ui.links.model import NO_COMPARISON, Comparison, Link, LinkProblem, NamedScenario
from ui.links.packing import unpack
from ui.links.plan_link import NO_WISH, PLAN_KEYS, read_plan
from ui.words.texts import DEFAULT_LANGUAGE, read_language

# Keys of a link that are no levers, wherever they stand in it.
LINK_KEYS = frozenset(
    {
        *(VERSION_KEY, DATA_KEY, CASE_KEY, OWN_KEY, LANGUAGE_KEY, COUPLINGS_KEY, PEERS_KEY, STEP_KEY),
        *(*COMPARED_KEYS, AGAINST_KEY, *NOW_KEYS, *PLAN_KEYS, PACKED_KEY),
    }
)

# Returns a case by its id, or raises UnknownCaseError.
FindCase = Callable[[str], Case]


def read_link(parameters: Mapping[str, Sequence[str]], find_case: FindCase) -> Link:
    """Return what query parameters (each key with all its values) say.

    ``find_case`` knows the cases the reader may open: the published ones, or a visit's own too.
    Nothing raises: what is unknown, malformed or out of range is left out and named in
    ``problems``.
    """
    single: dict[str, str] = {}
    parameters, unreadable = unpack(as_sent(parameters))
    problems = [_problem("packed", PACKED_KEY, text) for text in unreadable[:MAX_PARTS]]
    # What the levers depend on is read first: a lever without its case, its own data or its couplings
    # would be applied to something else than was meant, and nobody would be told.
    parts = sorted(parameters.items(), key=lambda part: part[0] not in LINK_KEYS)
    for number, (key, values) in enumerate(parts):
        if key in PLATFORM_KEYS:
            continue
        if number >= MAX_PARTS:
            problems.append(LinkProblem("too_many", "", str(len(parameters))))
            break
        if len(values) > 1:
            problems.append(_problem("repeated", key, ", ".join(values)))
        single[key] = values[-1] if values else ""

    version = single.pop(VERSION_KEY, LINK_VERSION)
    language = single.pop(LANGUAGE_KEY, DEFAULT_LANGUAGE)
    known_language = read_language(language)
    if known_language is None:
        problems.append(_problem("language", LANGUAGE_KEY, language))
    if version != LINK_VERSION:
        # A newer link may mean something else by the same words: say so, use nothing of it.
        problems.append(_problem("version", VERSION_KEY, version))
        return Link(Scenario(), known_language or DEFAULT_LANGUAGE, None, tuple(problems))
    data = single.pop(DATA_KEY, None)
    if data is not None and not DATA_PATTERN.fullmatch(data):
        problems.append(_problem("data", DATA_KEY, data))
        data = None
    step = single.pop(STEP_KEY, "1")
    if not STEP_PATTERN.fullmatch(step):
        problems.append(_problem("step", STEP_KEY, step))
        step = "1"
    compared = {key: single.pop(key) for key in COMPARED_KEYS if key in single}
    against = single.pop(AGAINST_KEY, None)
    planned = {key: single.pop(key) for key in PLAN_KEYS if key in single}
    called = single.pop(CASE_KEY, DEFAULT_CASE)
    name, missing = _on_own_data(
        read_case(called).id or called, single.pop(OWN_KEY, None), find_case, problems
    )
    if missing:
        # On other figures the changes would mislead: nothing of the link is used.
        fallback = Scenario(published_id(name)) if is_published(name) else Scenario()
        needs = own_fingerprint(name)
        return Link(fallback, known_language or DEFAULT_LANGUAGE, data, tuple(problems), needs=needs)
    couplings = _read_couplings(single, problems)
    peers = single.pop(PEERS_KEY, str(STILL))
    try:
        case = find_case(name)
    except ScoringError:
        # The changes were meant for another province: on the default case they would mislead.
        problems.append(_problem("case", CASE_KEY, name))
        meant = {**single, **compared, **planned}
        problems += [_problem("case_changes", key, value) for key, value in meant.items()]
        scenario, comparison, plan = Scenario(), NO_COMPARISON, NO_WISH
    else:
        start = Scenario(case.id, couplings=couplings, peers=_read_peers(case, peers, problems))
        scenario = _with_changes(start, case, single, problems)
        comparison = _read_comparison(case, compared, against, problems)
        plan = read_plan(scenario.seen(case), planned, lambda *named: problems.append(_problem(*named)))
    return Link(
        scenario=scenario,
        language=known_language or DEFAULT_LANGUAGE,
        data=data,
        problems=tuple(problems),
        comparison=comparison,
        plan=plan,
        step=int(step),
    )


def _on_own_data(
    case: str, own: str | None, find_case: FindCase, problems: list[LinkProblem]
) -> tuple[str, bool]:
    """Return the id of the case a link means, and whether its own data is missing in this visit."""
    if own is None:
        return case, False
    if not DATA_PATTERN.fullmatch(own):
        problems.append(_problem("own", OWN_KEY, own))
        return case, True
    name = own_case_id(case, own)
    try:
        find_case(name)
    except UnknownCaseError:
        return name, True
    return name, False


def _read_comparison(
    case: Case, compared: dict[str, str], against: str | None, problems: list[LinkProblem]
) -> Comparison:
    named: dict[str, NamedScenario] = {}
    for key, text in compared.items():
        parts, found, name = f"{PART_END}{text}".partition(f"{PART_END}{NAME_PART}")
        own: list[LinkProblem] = []
        single = _read_parts([part for part in parts.split(PART_END) if part], own)
        scenario = _read_scenario(case, single, own)
        problems += [_problem(p.code, f"{key}: {p.key}", p.value) for p in own]
        if not found or not clean_name(name):
            problems.append(_problem("name", key, text))
        named[key] = NamedScenario(clean_name(name) or key, scenario)
    if against is not None and against not in named:
        problems.append(_problem("against", AGAINST_KEY, against))
        against = None
    return Comparison(tuple(named.values()), None if against is None else list(named).index(against))


def _read_parts(parts: list[str], problems: list[LinkProblem]) -> dict[str, str]:
    single: dict[str, str] = {}
    if len(parts) > MAX_PARTS:
        problems.append(LinkProblem("too_many", "", str(len(parts))))
    for part in parts[:MAX_PARTS]:
        key, _, value = part.partition("=")
        if key in single:
            problems.append(_problem("repeated", key, f"{single[key]}, {value}"))
        single[key] = value
    return single


def _read_scenario(case: Case, single: dict[str, str], problems: list[LinkProblem]) -> Scenario:
    couplings = _read_couplings(single, problems)
    peers = _read_peers(case, single.pop(PEERS_KEY, str(STILL)), problems)
    start = Scenario(case.id, couplings=couplings, peers=peers)
    return _with_changes(start, case, single, problems)


def _with_changes(
    scenario: Scenario, case: Case, single: dict[str, str], problems: list[LinkProblem]
) -> Scenario:
    """Return a scenario with the day from which it sees its case, and every change that can be used.

    Levers of a day on which the case cannot be seen are left out: as ratios of the whole year they would
    mislead.
    """
    begun = {key: single.pop(key) for key in NOW_KEYS if key in single}
    if begun:
        from_now = read_from_now(case, begun, lambda *named: problems.append(_problem(*named)))
        if from_now is None:
            problems += [_not_from_now(case, key, value) for key, value in single.items()]
            return scenario
        scenario = replace(scenario, from_now=from_now)
    rules = scenario.seen(case).rules
    levers = lever_ids(rules)
    for key, value in single.items():
        if key not in levers and key in rules.groups:
            problems.append(_problem("group_from_now", key, value))
        elif key not in levers:
            problems.append(_problem("unknown", key, value))
        elif (percent := read_lever_percent(value)) is None:
            problems.append(_problem("value", key, value))
        elif any(rival in scenario.changes for rival in scenario.rivals(rules, key)):
            problems.append(_problem("conflict", key, value))
        else:
            scenario = scenario.with_change(rules, key, percent)
    return scenario


def _not_from_now(case: Case, key: str, value: str) -> LinkProblem:
    """Return what is said of a part that was meant from a day on from which the case cannot be seen."""
    if key in lever_ids(case.rules):
        return _problem("now_changes", key, value)
    return _problem("unknown", key, value)


def _read_couplings(single: dict[str, str], problems: list[LinkProblem]) -> bool:
    couplings = single.pop(COUPLINGS_KEY, None)
    if couplings not in (None, COUPLINGS_OFF):
        problems.append(_problem("couplings", COUPLINGS_KEY, couplings or ""))
    return couplings != COUPLINGS_OFF


def _read_peers(case: Case, text: str, problems: list[LinkProblem]) -> Peers:
    try:
        peers = Peers.read(decimals_with_point(text))
        field_of(case, peers)
    except PeersError:
        problems.append(_problem("peers", PEERS_KEY, text))
    except PeersCaseError:
        problems.append(_problem("peers_case", PEERS_KEY, text))
    else:
        return peers
    return STILL


def _problem(code: str, key: str, value: str) -> LinkProblem:
    return LinkProblem(code, key[:SHOWN_LENGTH], value[:SHOWN_LENGTH])
