"""The history of published figures: today's state stands last, and a link can tell what changed."""

import datetime as dt

from scoring import data_version
from ui.links.data_history import DataChange, changes_since, data_history
from ui.links.grammar import DATA_PATTERN

HISTORY = tuple(
    DataChange.model_validate(
        {"version": version, "date": date, "summary": {"vi": f"{version} vi", "en": "en"}}
    )
    for version, date in (
        ("aaaaaaaa", "2026-01-01"),
        ("bbbbbbbb", "2026-02-01"),
        ("cccccccc", "2026-02-01"),
    )
)


def test_the_last_entry_is_today_s_data():
    assert data_history()[-1].version == data_version(), (
        f"A figure or rule changed: add a [[change]] with version = {data_version()!r}, today's date and "
        "what changed (vi, en) at the end of data/history.toml; links made before are explained from it."
    )


def test_every_version_stands_once_and_is_one_that_links_can_carry():
    versions = [change.version for change in data_history()]
    assert len(versions) == len(set(versions))
    assert [version for version in versions if not DATA_PATTERN.fullmatch(version)] == []


def test_dates_are_dates_and_never_go_back():
    dates = [dt.date.fromisoformat(change.date) for change in data_history()]
    assert dates == sorted(dates)


def test_every_change_is_told_in_both_languages():
    assert all(change.summary.vi.strip() and change.summary.en.strip() for change in data_history())
    assert [c.version for c in data_history() if c.summary.vi == c.summary.en] == []


def test_an_older_version_brings_everything_after_it_oldest_first():
    assert changes_since("aaaaaaaa", HISTORY) == HISTORY[1:]
    assert changes_since("bbbbbbbb", HISTORY) == HISTORY[2:]


def test_today_s_version_brings_nothing():
    assert changes_since("cccccccc", HISTORY) == ()


def test_an_unknown_version_is_told_apart_from_one_without_changes():
    assert changes_since("00000000", HISTORY) is None
    assert changes_since("aaaaaaaa", ()) is None
