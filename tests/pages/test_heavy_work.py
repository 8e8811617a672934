"""What a visitor is told while heavy work waits, is refused, or is ended."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from tests.bad_uploads.costly import marks
from tests.pages.own_files import COUNTS, upload
from tests.pages.visit import open_link, open_window, plain
from ui.queue.line import AT_ONCE, HEAVY, Line, LineFullError, Visitor
from ui.queue.process import EndedError
from ui.visit import keys
from ui.widgets import downloads, heavy
from ui.words.texts import Language, load_texts


def _method(language: Language = "vi") -> AppTest:
    return open_link(f"lang={language}", page="method")


def _said(app: AppTest) -> str:
    shown = [element.value for kind in (app.error, app.warning, app.info, app.toast) for element in kind]
    tables = [table.value.to_string() for table in app.table]
    return plain("\n".join([*shown, *tables]))


@pytest.mark.parametrize(
    ("language", "words"),
    [("vi", "Chờ một phút rồi tải tệp lên lại"), ("en", "Wait a minute, then upload")],
)
def test_a_file_that_finds_no_place_is_refused_and_read_when_there_is_one(
    language: Language, words: str, monkeypatch: pytest.MonkeyPatch
):
    app = _method(language)
    with monkeypatch.context() as full:
        full.setattr(heavy, "HEAVY", Line(longest=0))
        upload(app, COUNTS)
        assert words in _said(app)
    app.run()
    assert words not in _said(app)
    assert app.button(key="own_use")


@pytest.mark.parametrize(("language", "words"), [("vi", "nên đã dừng"), ("en", "and was stopped")])
def test_a_file_that_takes_too_long_is_ended_and_told(
    language: Language, words: str, monkeypatch: pytest.MonkeyPatch
):
    def ended(*_arguments: object, **_options: object) -> None:
        raise EndedError

    monkeypatch.setattr(heavy, "call", ended)
    app = _method(language)
    upload(app, COUNTS)
    assert words in _said(app)
    assert not app.exception


def test_a_long_run_of_combining_signs_is_refused_on_the_page():
    app = _method("en")
    upload(app, marks(64_000))
    assert "At most 300 characters" in _said(app)


@pytest.fixture
def busy() -> Iterator[threading.Event]:
    """Others are served, and one more waits, until this happens."""
    done = threading.Event()

    def work() -> None:
        with HEAVY.turn(Visitor()):
            done.wait(30)

    threads = [threading.Thread(target=work) for _ in range(AT_ONCE + 1)]
    for thread in threads:
        thread.start()
    while len(HEAVY._waiting) < 1:
        threading.Event().wait(0.01)
    yield done
    done.set()
    for thread in threads:
        thread.join()


def test_who_waits_for_a_document_sees_the_place_in_line(busy: threading.Event):
    app = open_link("lang=vi")
    open_window(app, "export")
    who = app.session_state[keys.QUEUE_VISITOR.name]
    asked = threading.Thread(target=_wait, args=(who,))
    asked.start()
    while HEAVY.place(who) is None:
        threading.Event().wait(0.01)
    app.run()
    assert "Đang chờ: thứ 2" in _said(app)
    busy.set()
    asked.join()
    app.run()
    assert "Đang chờ" not in _said(app)


def _wait(who: Visitor) -> None:
    with HEAVY.turn(who):
        pass


def test_a_document_that_finds_no_place_says_so(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(downloads, "HEAVY", Line(longest=0))
    app = open_link("lang=en")
    open_window(app, "export")
    failed = app.session_state[keys.EXPORT_FAILED.name]

    def note() -> None:
        failed["png"] = heavy.BUSY

    with pytest.raises(LineFullError):
        downloads._in_line(bytes, Visitor(), note)()
    app.run()
    assert load_texts("en")("queue.full") in _said(app)
