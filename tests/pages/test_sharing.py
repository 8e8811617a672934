"""The forms of sharing: each complete, and nothing of them made before they are asked for."""

from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from scoring import find_case
from scoring.what_if.scenario import Scenario
from tests.pages.visit import open_link, plain
from ui.links.read import read_link
from ui.sharing import qr

HOST = "https://766.example.gov.vn/mo-phong"


def _share(query: str) -> AppTest:
    app = open_link(query)
    app.context["url"] = f"{HOST}/"
    app.button(key="share").click().run()
    assert not app.exception
    return app


def test_the_link_is_whole_and_opens_the_same_scenario():
    app = _share("lang=en&digitization=45&peers=shift:2&couplings=off")
    link = app.code[0].value
    assert link.startswith(f"{HOST}/?v=1&data=")
    read = read_link(parse_qs(urlsplit(link).query), find_case)
    shown: Scenario = app.session_state["scenario"]
    assert (read.scenario, read.language, read.problems) == (shown, "en", ())
    assert not read.scenario.couplings


def test_every_form_names_all_that_differs():
    app = _share("digitization=45&peers=shift:2&couplings=off")
    differing = [
        "- Số hóa hồ sơ: 25,1% → 45% (mức đạt của nhóm)",
        "- Các tỉnh khác tăng bình quân 2 điểm",
        "- Không tính điểm kéo theo giữa các chỉ số",
    ]
    (beside,) = [text.value for text in app.markdown if "Khác với số liệu chính thức" in text.value]
    assert plain(beside).splitlines()[1:] == differing
    link, summary, embedded, frame = (code.value for code in app.code)
    assert set(differing) <= set(plain(summary).splitlines())
    assert summary.endswith(link)
    assert embedded == f"{link}&embed=true"
    assert f'src="{embedded.replace("&", "&amp;")}"' in frame


def test_without_changes_every_form_says_so():
    app = _share("")
    assert "Không có gì khác với số liệu chính thức." in [text.value for text in app.markdown]
    assert "Không có gì khác với số liệu chính thức." in app.code[1].value
    assert "data=" in app.code[0].value


def test_many_differences_are_cut_beside_the_forms_and_complete_in_the_text():
    levers = list(find_case("lam-dong-2026").rules.indicators)[:9]
    app = _share("case=lam-dong-2026&" + "&".join(f"{lever}=90" for lever in levers))
    (beside,) = [text.value for text in app.markdown if "Khác với số liệu chính thức" in text.value]
    assert sum(line.startswith("- ") for line in beside.splitlines()) == 7
    assert "và 2 khác biệt nữa" in beside
    assert sum(line.startswith("- ") for line in app.code[1].value.splitlines()) == 9


def test_a_link_too_long_for_a_code_is_said(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(qr, "FINEST_VERSION", 1)
    app = _share("digitization=45")
    length = len(app.code[0].value)
    assert f"Liên kết dài {length} ký tự" in "".join(warning.value for warning in app.warning)


def test_embedded_the_simulator_lists_what_differs_and_has_no_bar():
    app = open_link("digitization=45")
    assert "Khác với số liệu chính thức" not in "".join(text.value for text in app.markdown)
    app.context["is_embedded"] = True
    app.run()
    assert "Khác với số liệu chính thức" in "".join(text.value for text in app.markdown)
    assert not app.segmented_control(key="level").disabled
    assert [control.key for control in app.segmented_control if control.key == "language_switch"] == []


@pytest.mark.parametrize("frames", ["", "self", "none"])
def test_where_no_other_site_may_embed_it_the_tab_says_what_the_host_must_set(
    monkeypatch: pytest.MonkeyPatch, frames: str
):
    monkeypatch.setenv("CHISO766_FRAME_ANCESTORS", frames)
    (warning,) = _share("lang=en").warning
    assert "does not let other sites embed it" in warning.value
    assert "`CHISO766_FRAME_ANCESTORS=self,https://portal.example.vn`" in warning.value
    (warning,) = _share("").warning
    assert "không cho trang web khác nhúng" in warning.value


def test_where_other_sites_may_embed_it_the_tab_names_them(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CHISO766_FRAME_ANCESTORS", "self,https://portal.binhthuan.gov.vn,https://*.gov.vn")
    app = _share("lang=en")
    assert not app.warning
    (told,) = [info.value for info in app.info]
    assert "`https://portal.binhthuan.gov.vn`, `https://*.gov.vn`" in told
    assert "self" not in told
