"""Every file of ``data/``, whatever is broken in it, is found at the start, with file, place and remedy."""

import sys
from collections.abc import Callable, Iterator
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


@pytest.mark.parametrize(
    ("path", "way"),
    [
        pytest.param(path, way, id=f"{path.relative_to(DATA).as_posix()}-{way}")
        for path in FILES
        for way in BREAKS
        if way in EACH or path in OF_A_KIND
    ]
    + [pytest.param(DATA / "drawn" / "2023.npz", "missing", id="drawn/2023.npz-missing")],
)
def test_a_broken_file_is_named_before_any_page_fails(
    path: Path, way: str, monkeypatch: pytest.MonkeyPatch
):
    read = Path.read_bytes

    def broken(asked: Path) -> bytes:
        if asked != path:
            return read(asked)
        if way == "missing":
            raise FileNotFoundError(asked)
        return BREAKS[way](read(asked).decode())

    monkeypatch.setattr(Path, "read_bytes", broken)
    monkeypatch.setattr(datafiles, "data_version", lambda: "00000000")
    with pytest.raises(DataFileError) as caught:
        check_data()
    # A text that one language lacks and the other has is named with both files.
    assert path.name in str(caught.value)


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
