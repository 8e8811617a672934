"""Files of own data as visitors upload them, and what to do with them on the page."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from scoring import load_league
from scoring.datafiles import DATA
from tests.pages.visit import choose, give, place_called, press
from ui.visit import keys

# The place for own data on the method page, until a file is used there.
OWN = keys.own_upload(0).name

HEAD = b"indicator;numerator;denominator\n"
COUNTS = HEAD + b"e_result_issued;300;1000\n"
AMBIGUOUS = HEAD + b"e_result_issued;12.000;40.000\n"
BROKEN = HEAD + b"[x](http://evil);1;2\ne_result_issued;`x` **b**;2\ndossier_sync;3;2\n"
CONTRADICTING = HEAD + b"payment_dossier_online;60;100\n"


def renamed_league() -> bytes:
    """The league of 2025 with every name changed."""
    text = (DATA / "leagues" / "2025.csv").read_text(encoding="utf-8")
    for row in load_league(2025).rows:
        text = text.replace(f",{row.province},", f",Miền {row.province[::-1]},")
    return text.encode()


def upload(app: AppTest, content: bytes, name: str = "own.csv", kind: str = "counts") -> None:
    """Upload a file on the method page."""
    if kind != app.get_by_key("own_kind").value:
        choose(app, "own_kind", kind)
    give(app, place_called(app, "own_upload"), (name, content))


def use(app: AppTest, content: bytes, name: str = "own.csv", kind: str = "counts") -> None:
    """Upload a file and put it to use."""
    upload(app, content, name, kind)
    press(app, "own_use")


def months(*rows: str) -> bytes:
    """Counts by month, such as ``T1;dossier_sync;1;2``."""
    return "\n".join(("Tháng;Mã chỉ số;Tử số;Mẫu số", *rows)).encode()
