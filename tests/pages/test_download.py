"""Downloading a scenario and opening a scenario file on the page."""

from __future__ import annotations

import io
import logging
from decimal import Decimal
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.util import Inches
from streamlit.testing.v1 import AppTest

from scoring import Effort, Goal, data_version
from scoring.what_if.scenario import Scenario
from tests.pages.visit import address, give, open_link, open_window, plain, sentence
from tests.scoring.plan.road_maps import ON_TRACK
from tests.ui.exports import templates
from tests.ui.exports.bad_scenario_files import BadFile, load_gallery, opened
from tests.ui.exports.made import DAY, outcome_of
from ui.exports import formats
from ui.exports.formats import FORMATS
from ui.exports.scenario_file import write
from ui.links.shortfall_link import ShortfallWish
from ui.server.host_template import TEMPLATE_VARIABLE
from ui.sharing import downloads, slide_template
from ui.visit import keys
from ui.words.texts import LANGUAGES, Language, load_texts

DROPPED = Scenario("lam-dong-2026", {"e_result_issued": Decimal(30)}, couplings=False)


AROUND = downloads.OtherPages(
    Effort(), "Trọng số bằng nhau", (), None, Goal.for_total(Decimal(65)), ShortfallWish()
)


def _open_downloads(query: str = "digitization=45") -> AppTest:
    app = open_link(query)
    open_window(app, "export")
    return app


def _drop(app: AppTest, content: bytes) -> None:
    give(app, "export_file", ("x.json", content))


def _said(app: AppTest) -> str:
    kinds = (app.error, app.warning, app.info, app.success)
    return plain("\n".join(element.value for kind in kinds for element in kind))


def test_there_is_a_button_for_every_format_only_while_the_downloads_are_open():
    app = open_link("digitization=45")
    assert len(app.download_button) == 0
    open_window(app, "export")
    texts = load_texts("vi")
    assert [button.label for button in app.download_button] == [
        texts(f"export.format.{kind.id}") for kind in FORMATS
    ]


def test_nothing_is_built_before_the_click(monkeypatch: pytest.MonkeyPatch):
    def refuse(*_args: object) -> bytes:
        raise AssertionError("built without a click")

    monkeypatch.setattr(formats, "build", refuse)
    app = _open_downloads()
    assert not app.exception
    assert not app.error


def test_a_file_that_was_dropped_becomes_the_scenario_and_can_be_undone():
    app = _open_downloads()
    before = sentence(app)
    _drop(app, write(DROPPED, "Đợt 2"))
    assert address(app)["case"] == "lam-dong-2026"
    assert address(app)["e_result_issued"] == "30"
    assert address(app)["couplings"] == "off"
    assert "Đã mở kịch bản `Đợt 2`." in _said(app)
    app.button(key="undo").click().run()
    app.run()
    assert sentence(app) == before


def test_an_older_state_of_the_figures_is_named():
    content = write(DROPPED, "x").replace(data_version().encode(), b"00000000")
    app = _open_downloads("lang=en")
    _drop(app, content)
    assert "saved with data version `00000000`; the result is computed anew" in _said(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refused_file_is_explained_on_the_page(language: Language):
    app = _open_downloads(f"lang={language}&on_time_settlement=95")
    before = sentence(app)
    for file in load_gallery():
        if file.error is not None:
            _drop(app, file.content.strip().encode())
            assert not app.exception, file.name
            # One message: that of the file before is gone.
            (error,) = (plain(error.value) for error in app.error)
            assert [words for words in file.words_in(language) if words not in error] == [], file.name
            assert sentence(app) == before, file.name


@pytest.mark.parametrize(
    ("file", "language"),
    [(file, language) for file, language in opened() if file.error is None],
    ids=lambda part: getattr(part, "name", part),
)
def test_what_a_file_lost_is_said_on_the_page(file: BadFile, language: Language):
    app = _open_downloads(f"lang={language}&on_time_settlement=95")
    _drop(app, file.content.strip().encode())
    assert not app.exception
    said = _said(app)
    assert [words for words in file.words_in(language) if words not in said] == []


def test_a_file_brings_what_is_asked_of_a_plan_that_falls_short():
    app = _open_downloads()
    asked = ShortfallWish(80, "scenario", {"digitization": "firm"})
    scenario = Scenario("binh-thuan-2023", {"digitization": Decimal(45)})
    _drop(app, write(scenario, "x", shortfall=asked))
    assert app.session_state[keys.PLAN_WISH.name].shortfall == asked
    # A file that says nothing of it leaves what is asked.
    _drop(app, write(Scenario("binh-thuan-2023", {"digitization": Decimal(50)}), "y"))
    assert address(app)["digitization"] == "50"
    assert app.session_state[keys.PLAN_WISH.name].shortfall == asked


def test_a_file_brings_its_road_map_and_one_without_leaves_what_is_there():
    app = _open_downloads()
    scenario = Scenario("binh-thuan-2023", {"digitization": Decimal(45)})
    _drop(app, write(scenario, "x", ON_TRACK))
    place = ("binh-thuan-2023", False)
    assert app.session_state[keys.ROAD_MAPS.name][place] == ON_TRACK
    _drop(app, write(scenario, "y"))
    assert app.session_state[keys.ROAD_MAPS.name][place] == ON_TRACK


def _give_template(app: AppTest, name: str, content: bytes) -> None:
    give(app, keys.TEMPLATE_FILE.name, (name, content))
    app.run()


def test_slides_are_set_in_a_template_of_this_visit_until_it_is_dropped():
    app = _open_downloads()
    _give_template(app, "mau_*ubnd*.pptx", templates.usual())
    assert [caption.value for caption in app.caption if "`mau_*ubnd*.pptx`" in caption.value]
    held = app.session_state[keys.TEMPLATE.name]
    made = downloads._build(
        FORMATS[0], outcome_of("rise"), load_texts("vi"), "x", DAY, AROUND, {}, held.content
    )
    # The template is in 4:3.
    assert Presentation(io.BytesIO(made)).slide_width == Inches(10)
    app.button(key="template_remove").click().run()
    assert keys.TEMPLATE.name not in app.session_state


@pytest.mark.parametrize(
    ("language", "says"), [("vi", "có liên kết ra ngoài"), ("en", "links outside itself")]
)
def test_a_refused_template_says_why_and_the_one_before_stays(language: Language, says: str):
    app = _open_downloads(f"lang={language}&digitization=45")
    _give_template(app, "a.pptx", templates.usual())
    _give_template(app, "b.pptx", templates.REFUSED["a link to outside"][1]())
    assert not app.exception
    assert says in _said(app)
    assert "`https://x.example/a.png`" in _said(app)
    assert app.session_state[keys.TEMPLATE.name].name == "a.pptx"


def test_the_template_of_the_host_is_named_and_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    path = tmp_path / "mau.pptx"
    path.write_bytes(templates.usual())
    monkeypatch.setenv(TEMPLATE_VARIABLE, str(path))
    app = _open_downloads()
    assert load_texts("vi")("template.used_host") in [caption.value for caption in app.caption]
    assert slide_template.template() == templates.usual()


def test_a_document_that_fails_says_why_and_keeps_the_scenario(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    def fail(*_args: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr(formats, "build", fail)
    app = _open_downloads()
    before, failed = sentence(app), app.session_state[keys.EXPORT_FAILED.name]
    with caplog.at_level(logging.CRITICAL), pytest.raises(MemoryError):
        _press(failed)
    app.run()
    assert "Chưa tạo được tệp Trang chiếu (PPTX): lỗi khi dựng tệp (MemoryError)." in _said(app)
    assert sentence(app) == before


def test_a_second_try_that_works_takes_the_message_away():
    failed = {"json": "MemoryError", "csv": "OSError"}
    _press(failed, "json")
    assert failed == {"csv": "OSError"}


def _press(failed: dict[str, str], kind: str = "pptx") -> bytes:
    """Do what Streamlit does on its own thread when a button is pressed."""
    wanted = next(item for item in FORMATS if item.id == kind)
    return downloads._build(wanted, outcome_of("rise"), load_texts("vi"), "x", DAY, AROUND, failed)
