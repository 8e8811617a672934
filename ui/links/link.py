"""A scenario - case, changes, other provinces - and how links hold it, alone or in a comparison."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from scoring import Peers, ScoringError, case_id, data_version, lever_ids
from scoring.case.case import DEFAULT_PROVINCE, DEFAULT_YEAR
from scoring.errors import PeersCaseError, PeersError, UnknownCaseError
from scoring.own_data import own_case_id
from scoring.what_if.changes import FULL_PERCENT
from scoring.what_if.peers import STILL, field_of
from ui.links.plan_link import NO_WISH, PLAN_KEYS, PlanWish, read_plan, write_plan
from ui.visit.cases import find_case, is_published, own_fingerprint, published_id
from ui.words.texts import DEFAULT_LANGUAGE, Language, read_language

LINK_VERSION = "1"
DEFAULT_CASE = case_id(DEFAULT_YEAR, DEFAULT_PROVINCE)

# Keys of a link that are not levers. The rest must be lever ids.
VERSION_KEY, DATA_KEY, CASE_KEY, LANGUAGE_KEY, COUPLINGS_KEY = "v", "data", "case", "lang", "couplings"
COUPLINGS_OFF = "off"
PEERS_KEY = "peers"

# The fingerprint of the own data a scenario stands on; the link alone cannot show it.
OWN_KEY = "own"

# A comparison: up to four scenarios of the link's case, each a list of parts that ends with its name,
# such as "digitization=45;peers=shift:2;name=Số hóa trước", and the one the others are held against.
COMPARED_KEYS = ("s1", "s2", "s3", "s4")
AGAINST_KEY = "against"
PART_END, NAME_PART = ";", "name="
NAME_LENGTH = 60

# The step of a presentation, from 1.
STEP_KEY = "step"

# Streamlit's own keys, left to Streamlit.
PLATFORM_KEYS = frozenset({"embed", "embed_options"})

PERCENT_PATTERN = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,2})?")
STEP_PATTERN = re.compile(r"[1-9][0-9]?")
DATA_PATTERN = re.compile(r"[0-9a-f]{8}")
MAX_PARTS = 60
SHOWN_LENGTH = 40


@dataclass(frozen=True)
class Scenario:
    """What a planner sets: ``changes`` maps lever ids to new percentages (0 to 100, two decimals)."""

    case: str = DEFAULT_CASE
    changes: Mapping[str, Decimal] = field(default_factory=dict)
    couplings: bool = True
    peers: Peers = STILL

    def with_change(self, lever: str, percent: Decimal | None) -> Scenario:
        """Return the scenario with a lever set, or at its baseline where ``percent`` is None.

        A group's lever and those of its own indicators exclude each other: the newer wish stays,
        also the wish to be back at the baseline.
        """
        gone = {lever, *self.rivals(lever)}
        kept = {key: value for key, value in self.changes.items() if key not in gone}
        if percent is not None:
            kept[lever] = percent
        return replace(self, changes=_ordered(self.case, kept))

    def rivals(self, lever: str) -> tuple[str, ...]:
        """Return the levers that cannot be moved together with ``lever``, moved or not."""
        groups = find_case(self.case).rules.groups
        if lever in groups:
            return groups[lever].indicators
        return tuple(name for name, group in groups.items() if lever in group.indicators)


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

    What is shared must say which figures it was made with; the bare address means today's.
    """
    parameters = {
        VERSION_KEY: LINK_VERSION,
        DATA_KEY: data_version(),
        CASE_KEY: published_id(scenario.case),
        LANGUAGE_KEY: language,
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
    return parameters | ({STEP_KEY: str(step)} if step > 1 else {})


def _written(scenario: Scenario) -> dict[str, str]:
    """Return what differs from the case's baseline, as links hold it."""
    written: dict[str, str] = {}
    if not scenario.couplings:
        written[COUPLINGS_KEY] = COUPLINGS_OFF
    if scenario.peers != STILL:
        written[PEERS_KEY] = str(scenario.peers)
    return written | {key: f"{value.normalize():f}" for key, value in scenario.changes.items()}


def read_link(parameters: Mapping[str, Sequence[str]]) -> Link:
    """Return what query parameters (each key with all its values) say.

    Nothing raises: what is unknown, malformed or out of range is left out and named in
    ``problems``.
    """
    problems: list[LinkProblem] = []
    single: dict[str, str] = {}
    for number, (key, values) in enumerate(parameters.items()):
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
    case = single.pop(CASE_KEY, DEFAULT_CASE)
    case, missing = _on_own_data(case, single.pop(OWN_KEY, None), problems)
    if missing:
        # On other figures the changes would mislead: nothing of the link is used.
        fallback = Scenario(published_id(case)) if is_published(case) else Scenario()
        needs = own_fingerprint(case)
        return Link(fallback, known_language or DEFAULT_LANGUAGE, data, tuple(problems), needs=needs)
    scenario = _read_scenario(case, single, problems)
    if scenario.case == case:
        comparison = _read_comparison(case, compared, against, problems)
        plan = read_plan(find_case(case), planned, lambda *named: problems.append(_problem(*named)))
    else:
        meant = {**compared, **planned}
        problems += [_problem("case_changes", key, value) for key, value in meant.items()]
        comparison, plan = NO_COMPARISON, NO_WISH
    return Link(
        scenario=scenario,
        language=known_language or DEFAULT_LANGUAGE,
        data=data,
        problems=tuple(problems),
        comparison=comparison,
        plan=plan,
        step=int(step),
    )


def _on_own_data(case: str, own: str | None, problems: list[LinkProblem]) -> tuple[str, bool]:
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


def clean_name(text: str) -> str:
    """Return a name given from outside as one line of printable text of bounded length."""
    printable = "".join(ch if ch.isprintable() else " " for ch in text[: 10 * NAME_LENGTH])
    return " ".join(printable.split())[:NAME_LENGTH].strip()


def _read_comparison(
    case: str, compared: dict[str, str], against: str | None, problems: list[LinkProblem]
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


def _read_scenario(case: str, single: dict[str, str], problems: list[LinkProblem]) -> Scenario:
    couplings = single.pop(COUPLINGS_KEY, None)
    if couplings not in (None, COUPLINGS_OFF):
        problems.append(_problem("couplings", COUPLINGS_KEY, couplings or ""))
    peers = single.pop(PEERS_KEY, str(STILL))
    try:
        levers = lever_ids(find_case(case).rules)
    except ScoringError:
        # The changes were meant for another province: on the default case they would mislead.
        problems.append(_problem("case", CASE_KEY, case))
        problems += [_problem("case_changes", key, value) for key, value in single.items()]
        return Scenario()
    scenario = Scenario(
        case=case, couplings=couplings != COUPLINGS_OFF, peers=_read_peers(case, peers, problems)
    )
    for key, value in single.items():
        if key not in levers:
            problems.append(_problem("unknown", key, value))
        elif not PERCENT_PATTERN.fullmatch(value) or Decimal(value) > FULL_PERCENT:
            problems.append(_problem("value", key, value))
        elif any(rival in scenario.changes for rival in scenario.rivals(key)):
            problems.append(_problem("conflict", key, value))
        else:
            scenario = scenario.with_change(key, Decimal(value))
    return scenario


def _read_peers(case: str, text: str, problems: list[LinkProblem]) -> Peers:
    try:
        peers = Peers.read(text)
        field_of(find_case(case), peers)
    except PeersError:
        problems.append(_problem("peers", PEERS_KEY, text))
    except PeersCaseError:
        problems.append(_problem("peers_case", PEERS_KEY, text))
    else:
        return peers
    return STILL


def _problem(code: str, key: str, value: str) -> LinkProblem:
    return LinkProblem(code, key[:SHOWN_LENGTH], value[:SHOWN_LENGTH])


def _ordered(case: str, changes: Mapping[str, Decimal]) -> dict[str, Decimal]:
    return {key: changes[key] for key in lever_ids(find_case(case).rules) if key in changes}
