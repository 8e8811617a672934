"""Pictures side by side: those that differ come first, and a missing one is no mistake."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.server import APP
from tests.screenshots import earlier, index
from tests.screenshots.pictures import PAGES
from ui.visit.pages import PAGES as ALL


def test_what_differs_stands_first(tmp_path: Path):
    for side, same, other in ((index.BEFORE, b"1", b"2"), (index.AFTER, b"1", b"3")):
        (tmp_path / side).mkdir()
        (tmp_path / side / "same.png").write_bytes(same)
        (tmp_path / side / "other.png").write_bytes(other)
    (tmp_path / index.AFTER / "new.png").write_bytes(b"4")
    page = index.write(tmp_path, ["same.png", "other.png", "new.png"], "abc <a change>", "now")
    shown = page.read_text(encoding="utf-8")
    assert "2 of 3 pictures differ" in shown
    assert "abc &lt;a change&gt;" in shown
    assert shown.index("after/other.png") < shown.index("after/new.png") < shown.index("after/same.png")
    assert "before/new.png" not in shown


def test_an_earlier_commit_is_laid_out_and_cleared_away():
    with earlier.laid_out("HEAD") as folder:
        assert (folder / APP.name).is_file()
    assert not folder.exists()
    assert earlier.described("HEAD").count(" ") >= 1


def test_every_page_has_its_picture():
    taken = {view.address.split("?")[0].strip("/") for view in PAGES.values()}
    assert taken == {page.address for page in ALL}
