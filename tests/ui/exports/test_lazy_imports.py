"""The libraries behind documents are loaded on the first click, not when the app starts."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]

HEAVY = ("pptx", "docx", "xlsxwriter", "openpyxl", "vl_convert", "lxml")

VISIT = f"""
import sys
from tests.pages.visit import open_link, open_window
app = open_link("digitization=45")
open_window(app, "export")
assert len(app.download_button) == 7, app.exception
print([name for name in {HEAVY!r} if name in sys.modules])
"""


def test_a_page_with_open_downloads_has_loaded_none_of_them():
    done = subprocess.run(
        [sys.executable, "-c", VISIT], cwd=ROOT, check=True, capture_output=True, text=True, timeout=120
    )
    assert done.stdout.strip().splitlines()[-1] == "[]"
