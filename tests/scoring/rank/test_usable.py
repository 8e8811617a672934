"""Ranks of an own league: those that cannot be true together are left out, as few as possible."""

import pytest

from scoring.own_data import Choices, LeagueFacts, read_own_league
from scoring.rank.usable import usable_ranks


def _usable(size: int, *rows: str) -> str:
    text = "Tỉnh;Tổng điểm;Hạng;Sai số\n" + "\n".join(rows)
    value = read_own_league(text.encode(), LeagueFacts.of_year(2025, size), Choices(".")).value
    assert value is not None
    return "".join(sorted(usable_ranks(value.league.rows, size)))


@pytest.mark.parametrize(
    ("size", "rows", "usable"),
    [
        # Complete and in order.
        (3, ["A;90;1;", "B;80;2;", "C;70;3;"], "ABC"),
        # Of four, one is not listed: before B, before C, or last, but not in two places.
        (4, ["A;90;1;", "B;80;3;", "C;70;4;"], "ABC"),
        (4, ["A;90;1;", "B;80;3;", "C;70;3;"], "AC"),
        # A first rank that is wrong must not cost all the others.
        (5, ["A;90;3;", "B;80;2;", "C;70;3;", "D;60;4;"], "BCD"),
        # More ahead than there are provinces.
        (3, ["A;90;2;", "B;80;;", "C;70;;"], ""),
        # A rank alone counts as a province between the totals, and is the weaker where both claim it.
        (4, ["A;90;1;", "B;;2;", "C;80;3;", "D;70;4;"], "ABCD"),
        (4, ["A;90;1;", "B;;1;", "C;80;2;", "D;70;3;"], "ACD"),
        # Equal totals share a rank, or have neighbouring ones.
        (3, ["A;90;1;", "B;80;2;", "C;80;2;"], "ABC"),
        (3, ["A;90;1;", "B;80;2;", "C;80;3;"], "ABC"),
        # Within its tolerance B may be the better one.
        (2, ["A;80.2;2;", "B;80;1;0.3"], "AB"),
        (2, ["A;80.4;2;", "B;80;1;0.3"], ""),
    ],
)
def test_the_ranks_that_can_be_true_together(size: int, rows: list[str], usable: str) -> None:
    assert _usable(size, *rows) == usable
