"""Limits of levers: equal ones are one, and what they were made of cannot change them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scoring import Limits


def test_equal_limits_have_one_hash():
    floor, ceiling = {"dossier_sync": Decimal("40")}, {"dossier_sync": Decimal("90.5")}
    limits = Limits(floor, ceiling)
    assert Limits(ceiling=dict(ceiling), floor=dict(floor)) == limits
    assert hash(Limits(dict(floor), dict(ceiling))) == hash(limits)
    assert hash(Limits()) == hash(Limits({}, {}))
    assert Limits(floor) != Limits(ceiling=floor)
    assert limits.without_ceiling("dossier_sync") == Limits(floor)


def test_limits_never_change():
    floor = {"dossier_sync": Decimal("40")}
    limits = Limits(floor)
    floor["dossier_sync"] = Decimal("999")
    assert limits.floor == {"dossier_sync": Decimal("40")}
    with pytest.raises(TypeError):
        limits.floor["dossier_sync"] = Decimal(1)
