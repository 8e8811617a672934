"""Files given on the pages: what is held, what is refused, and that no message breaks a page."""

from __future__ import annotations

import secrets

import pytest

from scoring.tables.sizes import MAX_BYTES
from tests.pages.own_files import COUNTS, OWN
from tests.pages.visit import (
    choose,
    files_at,
    follow_navigation,
    give,
    give_message,
    open_link,
    open_window,
    press,
    sentence,
)
from ui.exports import scenario_file
from ui.visit import keys
from ui.words.texts import Language, load_texts

MANGLED = ({"id": "b", "name": "b.csv", "content": "%%%"}, "b.csv", 7, {"id": ["b"]}, {"name": {}})


def _names(app, place: str) -> list[str]:
    return [file["name"] for file in files_at(app, place)["files"]]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_says_what_is_taken_in_its_language(language: Language):
    app = open_link(f"lang={language}", "method")
    shown, texts = files_at(app, OWN), load_texts(language)
    assert shown["label"] == texts("own.upload")
    assert shown["rules"] == {"most": 6, "limit": MAX_BYTES, "endings": []}
    assert shown["words"]["choose"] == texts("files.choose")
    assert shown["problems"]["too_large"] == texts.template("files.problem.too_large")


def test_files_stay_where_they_were_given_when_the_page_is_left_or_another_language_chosen():
    app = open_link("", "method")
    give(app, OWN, ("own.csv", COUNTS), ("again.csv", COUNTS))
    follow_navigation(app, "baseline")
    follow_navigation(app, "method")
    assert _names(app, OWN) == ["own.csv", "again.csv"]
    choose(app, "language_switch", "en")
    assert _names(app, OWN) == ["own.csv", "again.csv"]
    assert len(app.session_state["own_draft"]) == 2


def test_one_that_is_taken_out_is_forgotten_and_the_other_is_not_read_again():
    app = open_link("", "method")
    give(app, OWN, ("own.csv", COUNTS), ("again.csv", COUNTS))
    first, second = files_at(app, OWN)["files"]
    draft = app.session_state["own_draft"][1]
    left = {"id": second["id"], "name": second["name"]}
    give_message(app, OWN, {"number": 1000, "files": [left]})
    assert _names(app, OWN) == ["again.csv"]
    assert app.session_state["own_draft"] == [draft]
    give_message(app, OWN, {"number": 1001, "files": []})
    assert app.session_state["own_draft"] == []
    assert first["id"] != second["id"]


def test_a_file_that_is_used_leaves_its_place():
    app = open_link("", "method")
    give(app, OWN, ("own.csv", COUNTS))
    press(app, "own_use")
    assert _names(app, keys.own_upload(1).name) == []
    held = app.session_state[keys.GIVEN_FILES.name].values()
    assert [file for place in held for file in place.files] == []


@pytest.mark.parametrize("message", [None, [], {"number": "1", "files": []}])
def test_what_is_no_message_is_told_and_nothing_else_changes(message: object):
    app = open_link("", "method")
    give(app, OWN, ("own.csv", COUNTS))
    give_message(app, OWN, message)
    assert not app.exception
    assert _names(app, OWN) == ["own.csv"]
    assert files_at(app, OWN)["refused"] == [{"code": "unreadable_message", "name": ""}]
    assert len(app.session_state["own_draft"]) == 1


def test_what_is_mangled_or_too_large_is_told_and_the_rest_is_taken():
    app = open_link("", "method")
    large = {"id": "l", "name": "l.csv", "content": "A" * (2 * MAX_BYTES)}
    good = {"id": secrets.token_hex(2), "name": "../own.csv", "content": "YQ=="}
    give_message(app, OWN, {"number": 1, "files": [*MANGLED, large, good]})
    assert not app.exception
    assert _names(app, OWN) == ["own.csv"]
    codes = [item["code"] for item in files_at(app, OWN)["refused"]]
    assert codes == ["mangled"] * len(MANGLED) + ["too_large"]


def test_a_scenario_file_that_is_refused_leaves_the_scenario_and_the_file_before():
    app = open_link("digitization=45")
    open_window(app, "export")
    before = sentence(app)
    for name, content, code in (
        ("x.txt", b"{}", "wrong_kind"),
        ("x.json", b"x" * (scenario_file.MAX_BYTES + 1), "too_large"),
        ("x.json", b"", "empty"),
    ):
        give(app, keys.EXPORT_FILE.name, (name, content))
        assert not app.exception
        assert files_at(app, keys.EXPORT_FILE.name)["refused"] == [{"code": code, "name": name}]
        assert sentence(app) == before


def test_a_visit_holds_the_files_of_few_places():
    app = open_link("", "units")
    places = {f"place_{number}": object() for number in range(20)}
    app.session_state[keys.GIVEN_FILES.name] = dict(places)
    place = keys.units_upload("binh-thuan-2023", 0).name
    give(app, place, ("a.csv", b"unit;x\n"))
    held = list(app.session_state[keys.GIVEN_FILES.name])
    assert held == [f"place_{number}" for number in range(13, 20)] + [place]
