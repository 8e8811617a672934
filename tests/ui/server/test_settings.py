"""What can be set by whoever hosts the app, and what is refused before the server starts."""

from pathlib import Path

import pytest

from tests.ui.exports import templates
from ui.server import Settings, SettingsError, read_settings
from ui.server.host_template import TEMPLATE_VARIABLE, host_template


def test_nothing_set_means_any_host_and_frames_of_the_same_origin():
    assert read_settings({}) == Settings()


def test_lists_are_separated_by_commas():
    settings = read_settings(
        {
            "CHISO766_ALLOWED_HOSTS": "chiso.example.vn, *.Example.vn ,10.0.0.5,[::1],",
            "CHISO766_FRAME_ANCESTORS": "self,https://portal.example.vn:8443, https://*.gov.example",
        }
    )
    assert settings.allowed_hosts == ("chiso.example.vn", "*.example.vn", "10.0.0.5", "[::1]")
    assert settings.frame_ancestors == ("'self'", "https://portal.example.vn:8443", "https://*.gov.example")


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("CHISO766_ALLOWED_HOSTS", "https://chiso.example.vn"),
        ("CHISO766_ALLOWED_HOSTS", "chiso.example.vn:8501"),
        ("CHISO766_ALLOWED_HOSTS", "a.vn b.vn"),
        ("CHISO766_FRAME_ANCESTORS", "portal.example.vn"),
        ("CHISO766_FRAME_ANCESTORS", "https://a.vn; script-src *"),
        ("CHISO766_FRAME_ANCESTORS", "https://a.vn\r\nx: y"),
        ("CHISO766_FRAME_ANCESTORS", "*"),
        ("CHISO766_PUBLIC_ADDRESS", "chiso.example.vn"),
        ("CHISO766_PUBLIC_ADDRESS", "https://chiso.example.vn/chi-so-766"),
        ("CHISO766_PUBLIC_ADDRESS", 'https://a.vn"><script>'),
        ("CHISO766_LINK_PICTURES", "no"),
        ("CHISO766_METRICS", "yes"),
    ],
)
def test_what_cannot_be_meant_is_refused_by_name(variable: str, value: str):
    with pytest.raises(SettingsError, match=variable):
        read_settings({variable: value})


def test_a_public_address_and_whether_links_show_a_picture():
    settings = read_settings(
        {"CHISO766_PUBLIC_ADDRESS": " https://Chiso.example.vn:8443/ ", "CHISO766_LINK_PICTURES": "OFF"}
    )
    assert settings.public_address == "https://chiso.example.vn:8443"
    assert not settings.link_pictures
    assert read_settings({"CHISO766_LINK_PICTURES": "on"}).link_pictures


@pytest.mark.parametrize(("value", "expected"), [("on", True), (" ON ", True), ("off", False), ("", False)])
def test_metrics_are_a_switch(value: str, *, expected: bool):
    assert read_settings({"CHISO766_METRICS": value}).metrics is expected


def test_streamlit_s_own_options_count(monkeypatch: pytest.MonkeyPatch):
    options = {
        "server.baseUrlPath": "/chi-so-766/",
        "server.corsAllowedOrigins": ["https://Portal.example.vn"],
        "server.enableCORS": False,
    }
    monkeypatch.setattr("streamlit.get_option", options.__getitem__)
    settings = read_settings({})
    assert settings.base_path == "/chi-so-766"
    assert settings.origins == ("https://portal.example.vn",)
    assert settings.any_origin


def test_a_template_for_slides_is_checked_at_the_start(tmp_path: Path):
    good, bad = tmp_path / "good.pptx", tmp_path / "bad.pptx"
    good.write_bytes(templates.usual())
    bad.write_bytes(templates.REFUSED["a film"][1]())
    assert read_settings({TEMPLATE_VARIABLE: str(good)}) == Settings()
    assert host_template(f" {good} ") == templates.usual()
    assert host_template(" ") is None
    with pytest.raises(SettingsError, match=f"{TEMPLATE_VARIABLE}.*bad.pptx.*media1.mp4"):
        read_settings({TEMPLATE_VARIABLE: str(bad)})
    with pytest.raises(SettingsError, match=f"{TEMPLATE_VARIABLE}.*cannot be read"):
        read_settings({TEMPLATE_VARIABLE: str(tmp_path / "none.pptx")})
