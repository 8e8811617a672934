"""The law of couplings: exact for fractions, the same for arrays, and known in one place."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.coupling import Coupling, CouplingKind

ROOT = Path(__file__).resolve().parents[2]

# The workbook writes the law down in another language.
KNOW_THE_KINDS = {"scoring/coupling.py", "ui/exports/workbook_inputs.py"}

KINDS = st.sampled_from(get_args(CouplingKind))
SHARES = st.one_of(
    st.sampled_from([Fraction(0), Fraction(1)]),
    st.integers(0, 1_000_000).map(lambda parts: Fraction(parts, 1_000_000)),
)


def _coupling(kind: CouplingKind) -> Coupling:
    return Coupling(source="source", target="target", kind=kind, confidence="O")


@pytest.mark.parametrize(
    ("kind", "share", "before", "after", "expected"),
    [
        ("shift", "1/2", "3/10", "4/10", "6/10"),
        ("shift", "1/10", "3/10", "0", "-2/10"),
        ("precondition", "1/2", "2/10", "3/10", "3/4"),
        ("precondition", "1/2", "2/10", "1", "5/2"),
        ("precondition", "1/2", "0", "1", "1/2"),
        ("factor", "1/2", "2/10", "3/10", "1/2"),
    ],
)
def test_moved_by_hand(kind, share, before, after, expected):
    moved = _coupling(kind).moved(Fraction(share), Fraction(before), Fraction(after))
    assert moved == Fraction(expected)


@pytest.mark.parametrize("kind", get_args(CouplingKind))
def test_a_source_without_a_score_moves_nothing(kind):
    assert _coupling(kind).moved(Fraction(1, 3), None, Fraction(1)) == Fraction(1, 3)
    shares = np.array([0.25, 0.5])
    assert _coupling(kind).moved(shares, None, np.array([0.1, 1.0])).tolist() == [0.25, 0.5]


@given(kind=KINDS, before=SHARES, rows=st.lists(st.tuples(SHARES, SHARES), min_size=1, max_size=5))
def test_arrays_agree_with_exact_fractions(kind, before, rows):
    coupling = _coupling(kind)
    exact = [coupling.moved(share, before, after) for share, after in rows]
    assert all(isinstance(share, Fraction) for share in exact)
    shares, afters = (np.array([float(value) for value in column]) for column in zip(*rows, strict=True))
    found = coupling.moved(shares, float(before), afters)
    np.testing.assert_allclose(found, [float(share) for share in exact], rtol=1e-12, atol=1e-12)


@given(kind=KINDS, share=SHARES, before=SHARES)
def test_a_source_that_stays_moves_nothing(kind, share, before):
    coupling = _coupling(kind)
    assert coupling.moved(share, before, before) == share
    held = coupling.moved(np.array([float(share)]), float(before), np.array([float(before)]))
    assert held.tolist() == [float(share)]


@given(kind=KINDS, share=SHARES, before=SHARES, after=SHARES)
def test_the_law_is_straight_in_the_source(kind, share, before, after):
    coupling = _coupling(kind)
    start, end = (coupling.moved(share, before, Fraction(edge)) for edge in (0, 1))
    assert coupling.moved(share, before, after) == start + (end - start) * after


@given(kind=KINDS, share=SHARES, before=SHARES, after=SHARES)
def test_what_moves_or_multiplies_acts(kind, share, before, after):
    coupling = _coupling(kind)
    if coupling.moved(share, before, after) != share or coupling.factor(after) != coupling.factor(before):
        assert coupling.acts_from(share, before)


@pytest.mark.parametrize(
    ("kind", "target", "source", "acts"),
    [
        ("shift", Fraction(0), Fraction(0), True),
        ("shift", None, Fraction(1), False),
        ("shift", Fraction(1), None, False),
        ("precondition", Fraction(0), Fraction(1, 100), True),
        ("precondition", Fraction(1), Fraction(0), False),
        ("precondition", Fraction(1), None, False),
        ("factor", None, None, True),
    ],
)
def test_from_where_moving_the_source_does_anything(kind, target, source, acts):
    assert _coupling(kind).acts_from(target, source) is acts


@given(source=SHARES)
def test_only_a_factor_multiplies(source):
    factor = _coupling("factor")
    assert factor.multiplies
    assert factor.factor(source) == source
    assert factor.factor(None) == 0
    for kind in ("shift", "precondition"):
        assert not _coupling(kind).multiplies
        assert _coupling(kind).factor(source) == _coupling(kind).factor(None) == 1


def test_a_factor_takes_arrays_as_they_are():
    shares = np.array([0.0, 0.5])
    assert _coupling("factor").factor(shares).tolist() == [0.0, 0.5]


def test_a_target_that_is_set_keeps_its_ratio_but_is_still_multiplied():
    for kind in get_args(CouplingKind):
        assert _coupling(kind).acts_under({"source"})
        assert _coupling(kind).acts_under({"source", "target"}) is (kind == "factor")


def test_only_a_shift_tells_where_its_target_stands():
    assert _coupling("shift").implied(Fraction(1, 3)) == Fraction(1, 3)
    assert _coupling("shift").implied(None) is None
    assert _coupling("factor").implied(Fraction(1, 3)) is None
    assert _coupling("precondition").implied(Fraction(1, 3)) is None


def test_what_a_precondition_s_target_is_today_needs_no_source():
    assert _coupling("shift").tells_baseline
    assert _coupling("factor").tells_baseline
    assert not _coupling("precondition").tells_baseline


def test_only_a_precondition_can_be_exceeded():
    high, low = Fraction(1, 2), Fraction(1, 3)
    assert _coupling("precondition").is_exceeded(high, low)
    assert not _coupling("precondition").is_exceeded(low, low)
    assert not _coupling("shift").is_exceeded(high, low)
    assert not _coupling("factor").is_exceeded(high, low)


def test_no_other_file_tells_the_kinds_apart():
    # "shift" is also what other provinces may do, so it is no sign of its own.
    signs = ('"factor"', '"precondition"', "coupling.kind ==", 'c.kind == "shift"')
    files = [path for folder in ("scoring", "ui") for path in (ROOT / folder).rglob("*.py")]
    found = {
        path.relative_to(ROOT).as_posix()
        for path in files
        if any(sign in path.read_text(encoding="utf-8") for sign in signs)
    }
    assert found <= KNOW_THE_KINDS
