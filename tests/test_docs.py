"""The documents hold together: links lead somewhere, cited rules exist, tables name all there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scoring import load_rules, vintages

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "data").glob("*.md")])
RULES = ROOT / "docs" / "rules.md"

FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
ANCHOR = re.compile(r'<a id="([^"]+)">')
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
NAMED_FILE = re.compile(r"`((?:scoring|ui|pages|data|docs|tests|deploy)(?:/[\w.-]+)+)(/?)`")

# "docs/rules.md 2.3, 2.6, 1-E" and "docs/rules.md#2-3".
CITED_SECTIONS = re.compile(r"docs/rules\.md ([0-9](?:[.-][0-9A-F]+)?(?:, [0-9](?:[.-][0-9A-F]+)?)*)")
CITED_ANCHORS = re.compile(r"docs/rules\.md#([\w-]+)")

CITING = {".py", ".toml", ".csv", ".md"}


def anchors(document: Path) -> set[str]:
    """Return every anchor a link may name: explicit ones and those of headings."""
    text = FENCED.sub("", document.read_text(encoding="utf-8"))
    headings = {_slug(heading) for heading in HEADING.findall(text)}
    return headings | set(ANCHOR.findall(text))


def _slug(heading: str) -> str:
    """Return the anchor that a heading gets where documents are shown."""
    plain = re.sub(r"[`*_]|\[([^\]]*)\]\([^)]*\)", r"\1", heading).strip().lower()
    return re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")


def links(document: Path) -> list[str]:
    """Return the targets of a document's links that stay inside the project."""
    text = FENCED.sub("", document.read_text(encoding="utf-8"))
    return [target for target in LINK.findall(text) if not re.match(r"[a-z]+:", target)]


def _cited() -> dict[str, set[str]]:
    """Return the anchors of the rules that each file cites."""
    found: dict[str, set[str]] = {}
    for folder in ("scoring", "ui", "pages", "data", "tests", "docs"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix not in CITING or path == Path(__file__):
                continue
            text = path.read_text(encoding="utf-8")
            cited = set(CITED_ANCHORS.findall(text))
            for sections in CITED_SECTIONS.findall(text):
                cited |= {section.replace(".", "-").lower() for section in sections.split(", ")}
            if cited:
                found[path.relative_to(ROOT).as_posix()] = cited
    return found


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_between_documents_leads_somewhere(document: Path) -> None:
    broken = []
    for target in links(document):
        name, _, anchor = target.partition("#")
        found = (document.parent / name).resolve() if name else document
        if not found.exists() or (anchor and anchor not in anchors(found)):
            broken.append(target)
    assert broken == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_file_and_folder_a_document_names_exists(document: Path) -> None:
    named = NAMED_FILE.findall(document.read_text(encoding="utf-8"))
    assert [name + slash for name, slash in named if not (ROOT / name).exists()] == []


def test_no_anchor_is_given_twice() -> None:
    for document in DOCUMENTS:
        given = ANCHOR.findall(document.read_text(encoding="utf-8"))
        assert len(given) == len(set(given)), document.name


def test_every_rule_that_is_cited_stands_in_the_rulebook() -> None:
    cited, known = _cited(), anchors(RULES)
    assert len(cited) >= 8
    assert {path: sorted(names - known) for path, names in cited.items() if names - known} == {}


def test_the_rulebook_states_every_indicator_with_its_maximum_and_threshold() -> None:
    row = re.compile(r"^\| `(\w+)` \| [^|]+ \| (\d+) \| (\d+) %", re.MULTILINE)
    stated = {
        (name, int(most), int(full)) for name, most, full in row.findall(RULES.read_text(encoding="utf-8"))
    }
    for vintage in vintages():
        rules = load_rules(vintage).indicators.values()
        assert {(item.id, item.maximum, item.threshold) for item in rules} <= stated


def test_the_architecture_names_every_room_and_every_non_public_part() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = {path.parent for tree in ("scoring", "ui") for path in (ROOT / tree).glob("*/__init__.py")}
    assert [room.name for room in rooms if f"`{room.relative_to(ROOT).as_posix()}/`" not in text] == []
    parts = {path.stem for path in (ROOT / "ui" / "platform").glob("*.py")} - {"__init__"}
    assert parts == set(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE))


def test_every_command_the_guides_name_is_one_of_make() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for guide in DOCUMENTS:
        named = re.findall(
            r"`make ([a-z]+)`|^make ([a-z]+) ", guide.read_text(encoding="utf-8"), re.MULTILINE
        )
        assert {one or other for one, other in named} <= targets, guide.name
