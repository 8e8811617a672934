"""Tables as people take them away: copied into a spreadsheet, their numbers are numbers."""

from __future__ import annotations

import pandas as pd

from ui.words.numbers import MINUS

# A true minus sign before a number: a spreadsheet takes it for text, and leaves it out of every sum.
TRUE_MINUS = rf"{MINUS}(?=\d)"


def copyable(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table with the minus sign that a keyboard has, as spreadsheets read it."""
    if not any(isinstance(cell, str) and MINUS in cell for cell in frame.to_numpy().ravel()):
        return frame  # as most are: replacing takes five times as long as looking
    return frame.replace(TRUE_MINUS, "-", regex=True)
