"""QR codes: read back by an independent reader, and refused where a phone could not read them."""

from io import BytesIO

import pytest
import zxingcpp
from PIL import Image

from scoring import find_case
from ui.sharing import qr

EVERY_INDICATOR = "&".join(f"{name}=74.44" for name in find_case("lam-dong-2026").rules.indicators)


@pytest.mark.parametrize(
    "link",
    [
        "http://127.0.0.1:8501/?v=1",
        "https://766.lamdong.gov.vn/mo-phong/?v=1&data=ba673519&case=lam-dong-2026&lang=vi&peers=shift:-2.5",
        f"https://766.lamdong.gov.vn/mo-phong/?v=1&data=ba673519&case=lam-dong-2026&lang=vi&{EVERY_INDICATOR}",
    ],
    ids=["short", "usual", "every indicator moved"],
)
def test_a_code_holds_exactly_its_link(link: str):
    picture = qr.draw(link)
    assert picture is not None
    (read,) = zxingcpp.read_barcodes(Image.open(BytesIO(picture)))
    assert read.text == link
    assert read.format == zxingcpp.BarcodeFormat.QRCode


@pytest.mark.parametrize("length", [1200, 10_000], ids=["too fine for a phone", "beyond any code"])
def test_a_link_too_long_for_a_phone_has_no_code(length: int):
    assert qr.draw("https://example.gov.vn/?" + "a" * length) is None
