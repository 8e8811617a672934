"""Every phrase of the words room for a few scenarios, as golden/phrases.toml has it.

After a text has changed, ``python -m tests.ui.words.test_phrases`` writes the file anew; its diff is read.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from scoring import (
    Goal,
    Limits,
    Outcome,
    Peers,
    Unit,
    announced_units,
    find_case,
    find_plan,
    load_case,
    simulate,
)
from scoring.units.effect import Scope
from scoring.what_if.peers import STILL
from scoring.what_if.scenario import Scenario
from ui.plan import answer
from ui.units.actions import scope_name
from ui.units.what_if import range_sentence, ready_ones, sentence, what_if
from ui.words import differences, names, published, ranks, scenario_names, sentences
from ui.words.assumptions import assumption
from ui.words.below_average import announced_count, below_sentence
from ui.words.caveats import caveats
from ui.words.goals import goal_in_words
from ui.words.texts import LANGUAGES, Language, Texts, load_texts

Phrases = Iterator[tuple[str, str]]

FILE = Path(__file__).parents[2] / "golden" / "phrases.toml"
GOLDEN = tomllib.loads(FILE.read_text(encoding="utf-8"))
HEAD = """# What stands in sentences, titles and captions, beside sentences.toml and share_texts.toml: a
# text changed in data/text shows here what became of it. Written anew, and its diff read, after
# python -m tests.ui.words.test_phrases.
"""

SCENARIOS: dict[str, tuple[str, dict[str, int], str]] = {
    "as it stands": ("binh-thuan-2023", {}, "still"),
    "a rise": ("binh-thuan-2023", {"digitization": 45, "online_payment": 60}, "still"),
    "a fall": ("binh-thuan-2023", {"satisfaction": 41}, "still"),
    "an indicator among provinces that rise": ("binh-thuan-2023", {"e_result_issued": 60}, "shift:2"),
    "a complete league": ("lam-dong-2026", {"progress": 80, "petition_on_time": 80}, "still"),
    "five levers": (
        "binh-thuan-2023",
        {"transparency": 80, "progress": 95, "online_payment": 60, "digitization": 45, "satisfaction": 90},
        "pace:2023-2024",
    ),
}
PEERS = (
    "still",
    "shift:2",
    "shift:-1.5",
    "shift:2~0",
    "shift:-2~0",
    "shift:2~3.5",
    "pace:2022-2023",
    "field:2024",
)
GOALS = {
    "total 67.5": Goal.for_total(Decimal("67.5")),
    "band fair": Goal.for_band("fair"),
    "rank 40": Goal.for_rank(40),
    "reached already": Goal.for_total(Decimal(60)),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_phrases_read_as_in_the_golden_file(language: Language):
    expected = {name: said[language] for name, said in GOLDEN.items()}
    assert phrases(load_texts(language)) == expected


def phrases(texts: Texts) -> dict[str, str]:
    """Return every phrase by its name."""
    return {name: words for part in PARTS for name, words in part(texts)}


def _outcomes() -> Iterator[tuple[str, Outcome]]:
    for name, (case, changes, peers) in SCENARIOS.items():
        moves = {lever: Decimal(percent) for lever, percent in changes.items()}
        yield name, simulate(find_case(case), moves, peers=Peers.read(peers))


def _results(texts: Texts) -> Phrases:
    for name, outcome in _outcomes():
        yield f"{name}: summary", sentences.summary(outcome, texts)
        yield f"{name}: headline", sentences.headline(outcome, texts)
        yield f"{name}: rank", sentences.rank_among(outcome.rank, texts)
        yield f"{name}: how sure", ranks.range_of(outcome.rank, texts)
        yield (
            f"{name}: places",
            ranks.places(outcome.case.baseline.rank.median - outcome.rank.median, texts),
        )
        yield f"{name}: missing", sentences.missing(outcome.total, outcome.case.rules, texts)
        yield f"{name}: caveats", caveats(outcome, texts)
        if outcome.changes:
            yield f"{name}: action", sentences.action(outcome, texts)
            yield f"{name}: worth", sentences.worth(outcome, texts)
            yield f"{name}: suggested name", scenario_names.suggested_name(outcome, texts, 60)
        for place, line in enumerate(differences.all_of(outcome, texts), start=1):
            yield f"{name}: difference {place}", line
        for item in outcome.assumptions:
            kind = f", {item.facts['kind']}" if "kind" in item.facts else ""
            yield f"assumption {item.code}{kind}", assumption(item, outcome, texts)


def _standing(texts: Texts) -> Phrases:
    for name in ("binh-thuan-2023", "lam-dong-2026"):
        today = simulate(find_case(name), {})
        yield f"{name}: below average", below_sentence(today, texts)
        yield f"{name}: as announced", announced_count(today, texts)
        yield f"{name}: period", published.period(today.case, texts)
        yield f"{name}: averages", published.average_note(today.case, texts)


def _peers(texts: Texts) -> Phrases:
    case = load_case()
    for written in PEERS:
        peers = Peers.read(written)
        yield f"peers {written}", names.peers(peers, case, texts)
        yield f"peers {written}: in short", names.peers_in_short(peers, texts)


def _plans(texts: Texts) -> Phrases:
    case = load_case()
    for name, goal in GOALS.items():
        yield f"goal, {name}", goal_in_words(goal, case, texts)
        found = find_plan(case, goal, levers=case.rules.groups)
        yield f"plan, {name}", answer.sentence(found, texts)
    limits = Limits(ceiling={"digitization": Decimal(60)})
    held = find_plan(case, Goal.for_total(Decimal(95)), levers=case.rules.groups, limits=limits)
    yield "plan, out of reach", answer.sentence(held, texts)


def _units(texts: Texts) -> Phrases:
    case = load_case()
    units = announced_units(case, "departments")
    scope: Scope = "district"
    now = what_if(case, units, scope, Scenario(case=case.id, peers=STILL))
    yield "units: today", sentence(now, texts)
    for name, choose in ready_ones(case, units, "district").items():
        targeted = choose(case, units, "district", None)
        found = what_if(case, targeted, scope, Scenario(case=case.id, peers=STILL))
        yield f"units: {name}", sentence(found, texts)
        yield f"units: {name}, range", range_sentence(found, texts) or ""
    commune = Unit("A", "commune", Decimal(5))
    yield "units: the mean over all", scope_name("all", units, texts)
    yield "units: the mean over all, with communes", scope_name("all", (*units, commune), texts)


PARTS = (_results, _standing, _peers, _plans, _units)


def write() -> None:
    """Write the golden file anew."""
    said = {language: phrases(load_texts(language)) for language in LANGUAGES}
    tables = (
        f"\n[{_quoted(name)}]\n"
        + "".join(f"{language} = {_quoted(said[language][name])}\n" for language in LANGUAGES)
        for name in said[LANGUAGES[0]]
    )
    FILE.write_text(HEAD + "".join(tables), encoding="utf-8", newline="\n")


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


if __name__ == "__main__":
    write()
