"""Rooms and arrows: how many folders there are, and which of them stand on which.

A room is a folder below a tree's root with all that is in it, or a file at the root. An arrow leads from
a room to another one it imports from, each pair once. ``python -m tests.structure`` counts both, the
circles of rooms, and the arrows that would have to go for none to be left: those run back up.

    python -m tests.structure [--root FOLDER] [--list]
"""

from __future__ import annotations

import argparse
import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

# What is counted together: the library, and all that stands on it.
TREES = {"scoring": ("scoring",), "ui": ("ui", "pages", "app.py")}

Arrow = tuple[str, str]


@dataclass(frozen=True)
class Structure:
    """The rooms of a tree, and its arrows with the files they start from."""

    rooms: frozenset[str]
    arrows: Mapping[Arrow, frozenset[Path]]

    def within(self, rooms: Iterable[str]) -> Structure:
        """Return the part that consists of ``rooms``, with the arrows between them."""
        kept = self.rooms & frozenset(rooms)
        return Structure(kept, {a: files for a, files in self.arrows.items() if kept.issuperset(a)})

    def circles(self) -> list[frozenset[str]]:
        """Return the largest sets of rooms in which every room leads to every other."""
        reach = {room: self._reached_from(room) for room in self.rooms}
        together = {
            frozenset({room, *(other for other in reach[room] if room in reach[other])})
            for room in self.rooms
        }
        return sorted((circle for circle in together if len(circle) > 1), key=sorted)

    def back_up(self) -> list[Arrow]:
        """Return the fewest arrows without which there is no circle."""
        return [arrow for circle in self.circles() for arrow in self.within(circle)._fewest_to_cut()]

    def _reached_from(self, room: str) -> set[str]:
        reached: set[str] = set()
        waiting = [room]
        while waiting:
            here = waiting.pop()
            new = {target for source, target in self.arrows if source == here} - reached
            reached |= new
            waiting += new
        return reached

    def _fewest_to_cut(self) -> list[Arrow]:
        arrows = sorted(self.arrows)
        for count in range(1, len(arrows) + 1):
            for cut in combinations(arrows, count):
                left = {arrow: files for arrow, files in self.arrows.items() if arrow not in cut}
                if not Structure(self.rooms, left).circles():
                    return list(cut)
        return []


def read_structure(root: Path, parts: Iterable[str]) -> Structure:
    """Return the rooms of the folders and files ``parts`` below ``root``, and the arrows between them."""
    files = [file for part in parts for file in _files(root / part)]
    arrows: dict[Arrow, set[Path]] = {}
    rooms = set()
    for file in files:
        here = _room(root, file)
        found = {_room(root, target) for target in _imported(root, file)}
        if file.name != "__init__.py" or found:
            rooms.add(here)
        for there in found - {here}:
            arrows.setdefault((here, there), set()).add(file.relative_to(root))
    return Structure(frozenset(rooms), {a: frozenset(starts) for a, starts in arrows.items()}).within(rooms)


def _files(path: Path) -> list[Path]:
    return [path] if path.is_file() else sorted(path.rglob("*.py"))


def _room(root: Path, file: Path) -> str:
    """Return the room a file stands in; what stands at the root of a tree is a room of its own."""
    tree, *inner = file.relative_to(root).with_suffix("").parts
    if tree == "pages" or not inner:
        return tree
    return tree if inner == ["__init__"] else f"{tree}/{inner[0]}"


def _imported(root: Path, file: Path) -> Iterator[Path]:
    """Yield the files below ``root`` that a file imports from."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names = [name.name for name in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [f"{node.module}.{name.name}" for name in node.names]
        else:
            continue
        yield from filter(None, (_file_of(root, name.split(".")) for name in names))


def _file_of(root: Path, parts: list[str]) -> Path | None:
    """Return the file of a dotted name: of the module itself, or of the one that defines the name."""
    for end in (len(parts), len(parts) - 1):
        path = root.joinpath(*parts[:end])
        for file in (path.with_suffix(".py"), path / "__init__.py"):
            if end and file.is_file():
                return file
    return None


def _report(name: str, found: Structure, *, listed: bool) -> None:
    circles, back_up = found.circles(), found.back_up()
    print(
        f"{name:<8} rooms {len(found.rooms):>3}   arrows {len(found.arrows):>3}"
        f"   back up {len(back_up):>2}   circles {len(circles):>2}"
    )
    for circle in circles:
        print(f"         circle: {', '.join(sorted(circle))}")
    for source, target in back_up:
        print(f"         back up: {source} -> {target}")
    if listed:
        for (source, target), files in sorted(found.arrows.items()):
            print(f"         {source} -> {target}: {', '.join(sorted(map(str, files)))}")


def main() -> None:
    """Print the counts of each tree and of all of it."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--root", type=Path, default=ROOT, help="a checkout; this one by default")
    arguments.add_argument("--list", action="store_true", help="name every arrow and where it starts")
    chosen = arguments.parse_args()
    root = chosen.root.resolve()
    for name, parts in TREES.items():
        _report(name, read_structure(root, parts), listed=chosen.list)
    everything = [part for parts in TREES.values() for part in parts]
    _report("all", read_structure(root, everything), listed=False)


if __name__ == "__main__":
    main()
