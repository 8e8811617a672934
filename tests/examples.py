"""How many examples a dear property test tries: a part of the profile's, so more in ``make fuzz``."""

from __future__ import annotations

from hypothesis import settings


def one_in(part: int) -> settings:
    """Return settings: one example where the profile (tests/conftest.py) has ``part``, three at least."""
    return settings(max_examples=max(3, settings.default.max_examples // part))
