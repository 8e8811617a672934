"""A mapping that never changes, so that what holds one can be compared, hashed and remembered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NoReturn, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class FrozenDict(dict[Key, Value]):
    """A dict that refuses to change: as fast to read as any, and travels to other processes; no hash."""

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("this mapping is shared by all who read it, and never changes")

    __setitem__ = __delitem__ = __ior__ = clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> tuple[type[FrozenDict[Key, Value]], tuple[dict[Key, Value]]]:
        """Return how to make the same mapping elsewhere."""
        return FrozenDict, (dict(self),)


def frozen(held: Mapping[Key, Value]) -> Mapping[Key, Value]:
    """Return a copy that never changes."""
    return FrozenDict(held)


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
