"""No folder leads back to itself; and the script that counts rooms and arrows counts them right."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.structure import ROOT, TREES, read_structure


@pytest.mark.parametrize("tree", TREES)
def test_there_is_no_circle_of_folders(tree: str):
    assert read_structure(ROOT, TREES[tree]).circles() == []


def _house(root: Path, files: dict[str, str]) -> None:
    for name, content in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        (file.parent / "__init__.py").touch()
        file.write_text(content, "utf-8")


def test_rooms_arrows_and_the_way_back_up_are_counted(tmp_path: Path):
    _house(
        tmp_path,
        {
            "ui/shell.py": "from ui.page import show\nfrom ui.page.parts import chart\n",
            "ui/page/parts/chart.py": "import ui.words.texts\nfrom streamlit import chart\n",
            "ui/page/show.py": "from ui import words\nfrom ui.page.parts import chart\n",
            "ui/words/texts.py": "def late():\n    from ui.visit.state import language\n",
            "ui/visit/state.py": "from ui.words import texts\nfrom ui.page import show\n",
            "pages/one.py": "from ui.page import show\n",
        },
    )
    found = read_structure(tmp_path, ("ui", "pages"))
    assert found.rooms == {"ui/shell", "ui/page", "ui/words", "ui/visit", "pages"}
    assert set(found.arrows) == {
        ("ui/shell", "ui/page"),
        ("ui/page", "ui/words"),
        ("ui/words", "ui/visit"),
        ("ui/visit", "ui/words"),
        ("ui/visit", "ui/page"),
        ("pages", "ui/page"),
    }
    assert [str(file) for file in found.arrows["ui/page", "ui/words"]] != []
    assert found.circles() == [{"ui/page", "ui/words", "ui/visit"}]
    assert found.back_up() == [("ui/words", "ui/visit")]
