"""A mapping that never changes, so that what holds one can be compared, hashed and remembered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


def frozen(held: Mapping[Key, Value]) -> Mapping[Key, Value]:
    """Return a copy that nobody can change, and that is read as fast as a dict; it has no hash."""
    return MappingProxyType(dict(held))


class FrozenMap(Mapping[Key, Value]):
    """A mapping fixed when it is made, in the order it was given.

    It equals any mapping of the same keys and values, in whatever order, and its hash goes by the
    same. Hashing raises TypeError where a value cannot be hashed itself.
    """

    __slots__ = ("_held",)

    def __init__(self, held: Mapping[Key, Value] | None = None) -> None:
        """Copy what is given, so that later changes to it do not reach this mapping."""
        self._held: dict[Key, Value] = dict(held or {})

    def __getitem__(self, key: Key) -> Value:
        """Return the value of a key."""
        return self._held[key]

    def __iter__(self) -> Iterator[Key]:
        """Return the keys in the order they were given."""
        return iter(self._held)

    def __len__(self) -> int:
        """Return the number of keys."""
        return len(self._held)

    def __hash__(self) -> int:
        """Return a hash of keys and values, whatever their order."""
        return hash(frozenset(self._held.items()))

    def __repr__(self) -> str:
        """Return how to make the same mapping."""
        return f"FrozenMap({self._held!r})"
