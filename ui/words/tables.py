"""Tables as people take them away: copied into a spreadsheet, their numbers are numbers."""

from __future__ import annotations

import pandas as pd

from ui.words.numbers import MINUS

# A true minus sign before a number: a spreadsheet takes it for text, and leaves it out of every sum.
TRUE_MINUS = rf"{MINUS}(?=\d)"


def copyable(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table with the minus sign that a keyboard has, as spreadsheets read it."""
    return frame.replace(TRUE_MINUS, "-", regex=True)
