"""Every file of ``data/``, whatever is broken in it, is found at the start, with file, place and remedy."""

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from scoring import datafiles
from scoring.errors import DataFileError
from tests.ui.server.asking import ask
from ui.server.data_check import REMEDY, check_data, stop_on_wrong_data

DATA = datafiles.DATA
FILES = sorted(path for path in DATA.rglob("*") if path.suffix in (".toml", ".csv"))


def _cut(text: str) -> str:
    """Cut inside a line, as a copy does that broke off."""
    return text[: len(text) * 2 // 3].rstrip().removesuffix('"') + ' "'


def _misspelt(text: str) -> str:
    """Misspell the first name of a key or column."""
    lines = text.split("\n")
    place = next(n for n, line in enumerate(lines) if line and line[0] not in "#[ ")
    lines[place] = f"x{lines[place]}"
    return "\n".join(lines)


BREAKS: dict[str, Callable[[str], bytes]] = {
    "missing": lambda _text: b"",
    "empty": lambda _text: b"",
    "cut": lambda text: _cut(text).encode(),
    "not UTF-8": lambda text: text.encode("utf-16"),
    "misspelt": lambda text: _misspelt(text).encode(),
}


# What every file goes through, and what one reader of each kind does for all of its kind.
EACH = ("missing", "misspelt")
OF_A_KIND = (DATA / "cases.toml", DATA / "leagues" / "2023.csv")

# A text with a misspelt name can be read, and is kept: it is refused beside the other language's.
TEXTS = tuple(path for path in FILES if path.parent == DATA / "text")


class _Broken:
    """Files of ``data/`` that are broken in one way, and those of them that were read."""

    def __init__(self, paths: Iterable[Path], way: str, monkeypatch: pytest.MonkeyPatch) -> None:
        self.paths = {*paths}
        self.asked: set[Path] = set()
        read = Path.read_bytes

        def broken(asked: Path) -> bytes:
            if asked not in self.paths:
                return read(asked)
            self.asked.add(asked)
            if way == "missing":
                raise FileNotFoundError(asked)
            return BREAKS[way](read(asked).decode())

        monkeypatch.setattr(Path, "read_bytes", broken)
        monkeypatch.setattr(datafiles, "data_version", lambda: "00000000")

    def mend(self) -> None:
        """Expect the check to name the one that it came to first, and mend that."""
        self.asked.clear()
        with pytest.raises(DataFileError) as caught:
            check_data()
        assert self.asked, f"{caught.value}, when what is left to find is {sorted(self.paths)}"
        (found,) = self.asked
        # A text that one language lacks and the other has is named with both files.
        assert found.name in str(caught.value)
        self.paths.remove(found)


def _forget() -> None:
    for name, module in [*sys.modules.items()]:
        if name.split(".")[0] in ("scoring", "ui"):
            for value in [*vars(module).values()]:
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    _forget()
    yield
    _forget()


@pytest.mark.parametrize("way", EACH)
def test_every_broken_file_is_named_before_any_page_fails(way: str, monkeypatch: pytest.MonkeyPatch):
    # All are broken at first. What was found is mended and stays read: each is read only a few times.
    broken = _Broken({*FILES} - {*TEXTS}, way, monkeypatch)
    for _ in [*broken.paths]:
        broken.mend()
    check_data()


@pytest.mark.parametrize(
    ("path", "way"),
    [
        *((path, way) for path in TEXTS for way in EACH),
        *((path, way) for path in OF_A_KIND for way in BREAKS if way not in EACH),
        (DATA / "drawn" / "2023.npz", "missing"),
    ],
    ids=lambda part: part if isinstance(part, str) else part.name,
)
def test_a_file_is_named_however_it_is_broken(path: Path, way: str, monkeypatch: pytest.MonkeyPatch):
    _Broken([path], way, monkeypatch).mend()


def test_the_shipped_data_are_whole():
    check_data()
    stop_on_wrong_data()


def test_the_start_ends_with_place_and_remedy_and_readiness_says_no(monkeypatch: pytest.MonkeyPatch):
    read = Path.read_bytes
    monkeypatch.setattr(
        Path, "read_bytes", lambda path: b"order = x" if path.name == "even.toml" else read(path)
    )
    with pytest.raises(SystemExit) as caught:
        stop_on_wrong_data()
    assert "even.toml, TOML: " in str(caught.value.code)
    assert REMEDY in str(caught.value.code)
    assert ask("/readyz").status == 503
