"""Texts: both languages alike, every text the code asks for is there, and none is left over."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter
from typing import get_args, get_type_hints

import pytest

from scoring import GroupBaseline, IndicatorBaseline, LeagueRow, load_rules, vintages
from scoring.backtest.backtest import Method
from scoring.backtest.patterns import PATTERNS
from scoring.case.case import Average, Detail
from scoring.coupling import CouplingKind
from scoring.plan.shortfall import CHOICES
from scoring.provinces.register import ChangeKind
from scoring.rules import ZeroRule
from scoring.tables.column_seen import How
from scoring.tables.grid import Format
from scoring.units.effect import Scope
from scoring.units.units import UNIT_KINDS, UnitKnown
from scoring.validation import Check
from scoring.what_if.assumptions import TEMPLATES
from ui.charts.drawing import ROLES
from ui.charts.views import VIEWS
from ui.exports.formats import FORMATS
from ui.plan.work_split import SOURCES as SOURCES_OF_WORK
from ui.plan.work_units import BASES
from ui.platform.streamlit_words import SECTION
from ui.simulate.results import CHANGES
from ui.units.table import SHOWN
from ui.units.what_if import READY
from ui.words.texts import LANGUAGES, Language, load_texts

ROOT = Path(__file__).resolve().parents[3]
SOURCES = [path for folder in ("ui", "pages") for path in sorted((ROOT / folder).rglob("*.py"))]
TEXTS = {language: load_texts(language).entries for language in LANGUAGES}
SECTIONS = {key.split(".")[0] for key in TEXTS["vi"]}
# What looks like a key of a text and is a file's name.
FILES = (".py", ".js", ".css")
KEY = re.compile(r"[a-z_]+(\.[\w-]+)*\.[\w-]*")


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def _trees() -> Iterator[tuple[str, ast.Module]]:
    for path in SOURCES:
        yield path.name, ast.parse(path.read_text(encoding="utf-8"))


@cache
def _asked() -> tuple[frozenset[str], frozenset[str]]:
    """Return what stands in the code: whole keys, and the prefixes of keys put together there."""
    whole, prefixes = set(), set()
    for _, tree in _trees():
        parts = {id(part) for n in ast.walk(tree) if isinstance(n, ast.JoinedStr) for part in n.values}
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr) and node.values and isinstance(node.values[0], ast.Constant):
                prefixes.add(str(node.values[0].value))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in parts:
                (prefixes if node.value.endswith(".") else whole).add(node.value)
    is_key = {
        key
        for key in whole | prefixes
        if KEY.fullmatch(key) and key.split(".")[0] in SECTIONS and not key.endswith(FILES)
    }
    return frozenset(whole & is_key), frozenset(prefixes & is_key)


def _calls() -> Iterator[tuple[str, str, set[str]]]:
    """Return every call ``texts("key", fact=...)`` with its place, its key and its facts."""
    for name, tree in _trees():
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            facts = {word.arg for word in node.keywords}
            if node.func.id != "texts" or not node.args or None in facts:
                continue
            asked = node.args[0]
            for option in (asked.body, asked.orelse) if isinstance(asked, ast.IfExp) else (asked,):
                if isinstance(option, ast.Constant):
                    yield f"{name}:{node.lineno}", str(option.value), {str(fact) for fact in facts}


def _first_words(path: str, *names: str) -> set[str]:
    """Return the first arguments of all calls of some functions, where they are words."""
    tree = ast.parse((ROOT / "ui" / path).read_text(encoding="utf-8"))
    asked = [
        node.args[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names
    ]
    options = [
        way
        for item in asked
        for way in ((item.body, item.orelse) if isinstance(item, ast.IfExp) else (item,))
    ]
    return {str(item.value) for item in options if isinstance(item, ast.Constant)}


def _problem_codes() -> set[str]:
    names = ("_problem", "LinkProblem", "report")
    named = (f"links/{name}_link.py" for name in ("plan", "shortfall", "from_now", "road_map"))
    return set().union(*(_first_words(file, *names) for file in ("links/read.py", *named)))


def _put_together() -> set[str]:
    """Return every key that is put together in the code, from the values the code has for it."""
    rules = [load_rules(vintage) for vintage in vintages()]
    basis = {
        *get_args(get_type_hints(GroupBaseline)["basis"]),
        *get_args(get_type_hints(IndicatorBaseline)["basis"]),
        *get_args(LeagueRow.model_fields["basis"].annotation),
    }
    kinds = get_args(CouplingKind)
    counted = {i.counted for r in rules for i in r.indicators.values()}
    values = {
        "assumption.": {code for code in TEMPLATES if code != "coupling"}
        | {f"coupling_{k}" for k in kinds},
        "backtest.methods.": set(get_args(Method)),
        "backtest.patterns.": set(PATTERNS),
        "basis.": basis,
        "case.became.": set(get_args(ChangeKind)),
        "case.detail.": set(get_args(Detail)),
        "chart.kind.": set(ROLES) - {"scenario", "text"},
        "confidence.": {i.confidence.split("(")[0] for r in rules for i in r.indicators.values()},
        "export.error.": _first_words("exports/scenario_file.py", "ScenarioFileError"),
        "export.format.": {kind.id for kind in FORMATS},
        "export.kind.": set(ROLES) - {"scenario", "text"},
        "link.problem.": _problem_codes(),
        "nav.": {page.stem for page in (ROOT / "pages").glob("*.py")},
        "method.subject.": set(get_args(get_type_hints(Check)["subject"])),
        "shortfall.choice.": {*CHOICES, "own"},
        "standing.average_": set(get_args(get_type_hints(Average)["basis"])),
        "streamlit.": {
            key.removeprefix(SECTION) for key in load_texts("vi").entries if key.startswith(SECTION)
        },
        "trust.": set(get_args(LeagueRow.model_fields["trust"].annotation)),
        "units.action.": {*READY, "own"},
        "units.column.": set(SHOWN),
        "units.help.": set(SHOWN),
        "units.kind.": set(UNIT_KINDS),
        "units.known.": set(get_args(UnitKnown)),
        "units.mark.": set(get_args(UnitKnown)),
        "units.ready.": set(READY),
        "units.ready_help.": set(READY),
        "units.kind_word.": set(UNIT_KINDS),
        "units.scope_": {*get_args(Scope), "help"},
        "own.format_": set(get_args(Format)),
        "own.told_by_": set(get_args(How)),
        "view.": {*VIEWS, CHANGES, "waterfall_note"},
        "work.basis.": set(BASES),
        "work.weighed_by.": set(BASES),
        "work.source.": set(SOURCES_OF_WORK),
        **{f"worth.{form}.": counted for form in ("one", "many", "typed")},
        "zero.": set(get_args(ZeroRule)),
    }
    assert all(values.values())
    return {prefix + value for prefix, found in values.items() for value in found}


def test_both_languages_have_the_same_texts_with_the_same_placeholders():
    assert list(TEXTS["vi"]) == list(TEXTS["en"])
    fields = {
        lang: {key: _fields(text) for key, text in entries.items()} for lang, entries in TEXTS.items()
    }
    assert fields["vi"] == fields["en"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty_or_unfinished(language: Language):
    joints = {"sentence.and", "sentence.then"}
    assert [key for key, text in TEXTS[language].items() if not text.strip()] == []
    assert [key for key, text in TEXTS[language].items() if re.search(r"TODO|FIXME|XXX|\?\?", text)] == []
    assert [k for k, text in TEXTS[language].items() if k not in joints and text.strip(" ") != text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_placeholder_is_a_plain_name(language: Language):
    assert [k for k, text in TEXTS[language].items() if not all(map(str.isidentifier, _fields(text)))] == []


def test_the_two_languages_are_not_copies_of_each_other():
    symbols_only = re.compile(r"(\{\w+\}|[^\w{}])*")
    same = {
        k for k, text in TEXTS["vi"].items() if text == TEXTS["en"][k] and not symbols_only.fullmatch(text)
    }
    assert same == set()


def test_every_text_the_code_names_exists():
    whole, prefixes = _asked()
    assert len(whole) > 100
    assert sorted(whole - set(TEXTS["vi"])) == []
    assert [prefix for prefix in prefixes if not any(key.startswith(prefix) for key in TEXTS["vi"])] == []


def test_every_literal_call_gives_every_fact_its_text_asks_for():
    calls = list(_calls())
    assert len(calls) > 100
    missing = [(where, key, _fields(TEXTS["vi"].get(key, "")) - facts) for where, key, facts in calls]
    assert [found for found in missing if found[2]] == []


def test_every_value_the_library_can_give_has_a_text():
    assert sorted(_put_together() - set(TEXTS["vi"])) == []


def test_an_assumption_s_text_asks_only_for_facts_it_has():
    for code, template in TEMPLATES.items():
        for kind in [f"_{kind}" for kind in get_args(CouplingKind)] if code == "coupling" else [""]:
            assert _fields(TEXTS["vi"][f"assumption.{code}{kind}"]) <= _fields(template)


def test_no_text_is_left_over():
    whole, prefixes = _asked()
    used = whole | _put_together()
    # Where the code has no list of the values, any key with the prefix counts as used; a rule added
    # tomorrow may have any level of confidence.
    listed = _put_together() - {key for key in _put_together() if key.startswith("confidence.")}
    partly = {prefix for prefix in prefixes if not any(key.startswith(prefix) for key in listed)}
    assert [key for key in TEXTS["vi"] if key not in used and not key.startswith(tuple(partly))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_of_texts_holds_nothing_but_texts(language: Language):
    content = tomllib.loads((ROOT / "data" / "text" / f"{language}.toml").read_text(encoding="utf-8"))
    assert all(isinstance(section, dict) for section in content.values())
    assert {type(text) for text in TEXTS[language].values()} == {str}
