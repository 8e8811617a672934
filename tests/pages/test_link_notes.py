"""Notes on the opened link: what could not be used, and figures that changed since."""

import pytest

from scoring import data_version
from tests.pages.visit import follow_navigation, headline, open_link, press, type_value
from ui.frame import link_notes
from ui.links.data_history import DataChange
from ui.words.texts import Language

BROKEN = "nothing=1&digitization=45"
OLDER = "data=00000000&digitization=45"


@pytest.mark.parametrize("query", [BROKEN, OLDER])
def test_notes_vanish_after_the_first_lever_move(query: str):
    app = open_link(query)
    assert len(app.warning) + len(app.info) == 1
    type_value(app, "online_payment", "60")
    assert not app.warning
    assert not app.info
    app.run()
    assert not app.warning
    assert not app.info


@pytest.mark.parametrize("query", [BROKEN, OLDER])
def test_notes_vanish_with_a_reset_too(query: str):
    app = open_link(query)
    press(app, "reset_all")
    assert not app.warning
    assert not app.info


def test_notes_stay_while_nothing_is_changed():
    app = open_link(BROKEN)
    app.run()
    follow_navigation(app, "method")
    assert len(app.warning) == 1


@pytest.mark.parametrize(
    ("language", "says"),
    [("vi", "không có trong lịch sử của công cụ"), ("en", "is not in this tool's history")],
)
def test_an_unknown_data_version_is_named(language: Language, says: str):
    app = open_link(f"{OLDER}&lang={language}")
    (info,) = app.info
    assert "`00000000`" in info.value
    assert f"`{data_version()}`" in info.value
    assert says in info.value


@pytest.mark.parametrize(("language", "says"), [("vi", "Sửa một con số"), ("en", "One figure mended")])
def test_an_older_data_version_is_explained_by_what_changed_since(
    language: Language, says: str, monkeypatch: pytest.MonkeyPatch
):
    older = DataChange.model_validate(
        {"version": "0000000a", "date": "2026-01-01", "summary": {"vi": "Bộ đầu", "en": "First set"}}
    )
    newer = DataChange.model_validate(
        {
            "version": data_version(),
            "date": "2026-02-02",
            "summary": {"vi": "Sửa một con số", "en": "One figure mended"},
        }
    )
    monkeypatch.setattr(link_notes, "data_history", lambda: (older, newer))
    app = open_link(f"data=0000000a&digitization=45&lang={language}")
    (info,) = app.info
    assert f"- 2026-02-02: {says}" in info.value
    assert "2026-01-01" not in info.value


@pytest.mark.parametrize(("language", "says"), [("vi", "Không số liệu nào"), ("en", "No figure changed")])
def test_a_link_of_the_first_figures_opens_to_the_same_ones_and_says_what_changed(
    language: Language, says: str
):
    app = open_link(f"data=ba673519&digitization=45&online_payment=60&lang={language}")
    (info,) = app.info
    assert f"- 2026-11-26: {says}" in info.value
    assert headline(app)[0] == ("66,96" if language == "vi" else "66.96")


def test_todays_data_version_is_no_matter():
    app = open_link(f"data={data_version()}&digitization=45")
    assert not app.info
    assert not app.warning


def test_a_broken_link_of_older_data_gets_both_notes():
    app = open_link("data=00000000&nothing=1")
    assert (len(app.warning), len(app.info)) == (1, 1)
    type_value(app, "progress", "95")
    assert (len(app.warning), len(app.info)) == (0, 0)
