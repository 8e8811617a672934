"""What changed in the figures and rules from one data version to the next."""

from __future__ import annotations

from scoring.datafiles import DATA, Schema, Words, check, read_toml


class DataChange(Schema):
    """One published state of the figures: its version, date and what changed with it."""

    version: str
    date: str
    summary: Words


class _History(Schema):
    change: list[DataChange]


def data_history() -> tuple[DataChange, ...]:
    """Return every published data version, oldest first."""
    path = DATA / "history.toml"
    return tuple(check(_History, read_toml(path), path, "file").change)


def changes_since(version: str, history: tuple[DataChange, ...]) -> tuple[DataChange, ...] | None:
    """Return what changed after ``version``, oldest first; None where that version is unknown."""
    versions = [change.version for change in history]
    return history[versions.index(version) + 1 :] if version in versions else None
