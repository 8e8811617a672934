"""Where levers stand, as percentages that are shown."""

from decimal import Decimal
from fractions import Fraction

import pytest

from scoring import load_case
from ui.words.percentages import baseline_percent, shown_baseline, to_percent
from ui.words.texts import load_texts


@pytest.mark.parametrize(
    ("share", "step", "percent"),
    [
        (Fraction(1, 3), "0.1", "33.3"),
        (Fraction(2505, 10000), "0.1", "25.1"),
        (Fraction(2, 3), "0.01", "66.67"),
        (Fraction(1), "0.1", "100.0"),
    ],
)
def test_a_share_is_rounded_half_up(share: Fraction, step: str, percent: str):
    assert to_percent(share, Decimal(step)) == Decimal(percent)


def test_a_baseline_reads_in_the_language():
    assert baseline_percent(load_case(), "digitization") == Decimal("25.1")
    assert shown_baseline(load_case(), "digitization", load_texts("vi")) == "25,1%"
    assert shown_baseline(load_case(), "digitization", load_texts("en")) == "25.1%"
