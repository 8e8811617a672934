"""A frozen mapping: a mapping like any other, but one that can be hashed and never changes."""

from __future__ import annotations

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.frozen import FrozenMap, frozen

MAPS = st.dictionaries(st.text(max_size=3), st.decimals(0, 100, places=2), max_size=5)


@given(held=MAPS)
def test_it_reads_like_the_mapping_it_was_made_of(held):
    frozen = FrozenMap(held)
    assert frozen == held
    assert held == frozen
    assert list(frozen.items()) == list(held.items())
    assert len(frozen) == len(held)
    assert all(frozen[key] == value for key, value in held.items())


@given(held=MAPS, other=MAPS)
def test_equal_ones_have_the_same_hash_in_any_order(held, other):
    turned = FrozenMap(dict(reversed(held.items())))
    assert turned == FrozenMap(held)
    assert hash(turned) == hash(FrozenMap(held))
    assert (FrozenMap(held) == FrozenMap(other)) is (held == other)


def test_a_later_change_to_the_source_does_not_reach_it():
    held = {"a": 1}
    frozen = FrozenMap(held)
    held["a"] = 2
    assert frozen == {"a": 1}
    with pytest.raises(TypeError):
        frozen["a"] = 3


def test_it_is_copied_and_pickled_whole():
    frozen = FrozenMap({"a": 1})
    assert copy.deepcopy(frozen) == frozen
    assert pickle.loads(pickle.dumps(frozen)) == frozen


def test_it_says_how_to_make_it():
    assert repr(FrozenMap({"a": 1})) == "FrozenMap({'a': 1})"


def test_a_value_that_cannot_be_hashed_is_refused_when_hashed():
    with pytest.raises(TypeError):
        hash(FrozenMap({"a": []}))


@pytest.mark.parametrize(
    "change",
    [
        lambda held: held.__setitem__("x", 1),
        lambda held: held.__delitem__("a"),
        lambda held: held.update(x=1),
        lambda held: held.pop("a"),
        lambda held: held.popitem(),
        lambda held: held.setdefault("x", 1),
        lambda held: held.clear(),
        lambda held: held.__ior__({"x": 1}),
    ],
)
def test_a_frozen_dict_never_changes_and_travels(change):
    source = {"a": 1, "b": 2}
    held = frozen(source)
    with pytest.raises(TypeError, match="never changes"):
        change(held)
    source["c"] = 3
    assert held == {"a": 1, "b": 2} == pickle.loads(pickle.dumps(held))
    assert type(pickle.loads(pickle.dumps(held))) is type(held)
