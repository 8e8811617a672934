"""Tables for the browser: packed without loss, and named by exactly what they depend on."""

from __future__ import annotations

import base64
import struct
from dataclasses import replace
from decimal import Decimal

import pytest

import scoring
from scoring.rounding import from_cents, to_cents
from scoring.what_if.peers import Peers, field_of
from scoring.what_if.positions import POSITIONS, lever_tables
from scoring.what_if.scenario import Scenario
from ui.live.tables import basis_of, field_key, other_provinces, sent_tables

CASE = scoring.load_case()
RULES = CASE.rules
OTHERS = Scenario(CASE.id, {"online_payment": Decimal(60)})


def test_packed_tables_are_the_library_s_own() -> None:
    sent = sent_tables(CASE, OTHERS, list(RULES.groups))
    tables = lever_tables(CASE, OTHERS.changes, list(RULES.groups))
    assert list(sent["levers"]) == list(RULES.groups)
    for table in tables:
        packed = sent["levers"][table.lever]
        part, own = (
            struct.unpack(f"<{POSITIONS}H", base64.b64decode(packed[name])) for name in ("part", "own")
        )
        assert [cents + packed["rest"] for cents in part] == table.totals.tolist()
        assert list(own) == table.gain.own.tolist()
        assert packed["unset"] == [table.unset_total, table.gain.unset_own]


@pytest.mark.parametrize("peers", ["still", "shift:2.5", "pace:2023-2024"])
def test_ranks_are_sent_for_every_total_of_the_index(peers: str) -> None:
    assumed = Peers.read(peers)
    sent = sent_tables(CASE, replace(OTHERS, peers=assumed), ["digitization"])["field"]
    assert sent["key"] == field_key(CASE, assumed)
    starts = [start for start, *_ in sent["steps"]]
    assert starts == sorted(set(starts))
    assert starts[0] == 0
    for start, *shown in sent["steps"]:
        rank = field_of(CASE, assumed).at(from_cents(start))
        assert shown == [rank.median, rank.low, rank.high, rank.best, rank.worst]


def test_the_size_of_what_is_sent_is_bounded() -> None:
    detailed = sent_tables(CASE, OTHERS, list(RULES.indicators))
    assert len(str(detailed)) < 140_000
    assert len(str(sent_tables(CASE, OTHERS, list(RULES.groups)))) < 45_000


# What happens to a scenario, and whether the table of digitisation's lever is another one then.
CHANGES = {
    "another lever": (replace(OTHERS, changes={"online_payment": Decimal(61)}), True),
    "another lever back": (replace(OTHERS, changes={}), True),
    "the lever itself": (OTHERS.with_change(RULES, "digitization", Decimal(45)), False),
    "an indicator of its own": (OTHERS.with_change(RULES, "e_result_issued", Decimal(45)), False),
    "another indicator": (OTHERS.with_change(RULES, "petition_on_time", Decimal(45)), True),
    "couplings": (replace(OTHERS, couplings=False), True),
    "the other provinces": (replace(OTHERS, peers=Peers.read("shift:2")), False),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_table_is_another_one_exactly_when_what_it_depends_on_is(name: str) -> None:
    after, is_another = CHANGES[name]
    assert (basis_of(CASE, after, "digitization") != basis_of(CASE, OTHERS, "digitization")) is is_another
    (was,) = lever_tables(CASE, OTHERS.changes, ["digitization"])
    (now,) = lever_tables(CASE, after.changes, ["digitization"], couplings=after.couplings)
    differs = was.totals.tolist() != now.totals.tolist()
    # Without a lever that couplings start from, their absence changes nothing yet.
    assert differs is is_another or name == "couplings"


def test_levers_and_cases_have_tables_of_their_own() -> None:
    assert basis_of(CASE, OTHERS, "digitization") != basis_of(CASE, OTHERS, "progress")
    other = scoring.find_case("lam-dong-2026")
    assert basis_of(other, replace(OTHERS, case=other.id), "digitization") != basis_of(
        CASE, OTHERS, "digitization"
    )


def test_an_indicator_s_table_does_not_depend_on_its_group_s_lever() -> None:
    by_group = Scenario(CASE.id, {"digitization": Decimal(45)})
    assert basis_of(CASE, by_group, "e_result_issued") == basis_of(CASE, Scenario(), "e_result_issued")
    assert basis_of(CASE, by_group, "online_filing") != basis_of(CASE, Scenario(), "online_filing")


def test_the_order_in_which_levers_were_set_does_not_matter() -> None:
    one = (
        Scenario()
        .with_change(RULES, "progress", Decimal(95))
        .with_change(RULES, "satisfaction", Decimal(50))
    )
    two = (
        Scenario()
        .with_change(RULES, "satisfaction", Decimal(50))
        .with_change(RULES, "progress", Decimal(95))
    )
    assert basis_of(CASE, one, "digitization") == basis_of(CASE, two, "digitization")


def test_the_version_changes_with_any_table_and_with_the_field() -> None:
    levers = list(RULES.groups)
    version = sent_tables(CASE, OTHERS, levers)["version"]
    assert sent_tables(CASE, OTHERS, levers)["version"] == version
    others = [
        sent_tables(CASE, replace(OTHERS, peers=Peers.read("shift:2")), levers),
        sent_tables(CASE, CHANGES["another lever"][0], levers),
        sent_tables(CASE, CHANGES["the lever itself"][0], levers),
        sent_tables(CASE, OTHERS, list(RULES.indicators)),
    ]
    versions = {version, *(sent["version"] for sent in others)}
    assert len(versions) == 1 + len(others)


def test_fields_are_named_by_case_and_assumption() -> None:
    named = {
        field_key(case, Peers.read(peers))
        for case in (CASE, scoring.find_case("lam-dong-2026"))
        for peers in ("still", "shift:2", "shift:-2")
    }
    assert len(named) == 6


@pytest.mark.parametrize("peers", ["still", "shift:2.5", "field:2024"])
def test_other_provinces_stand_where_the_assumption_puts_them_lowest_first(peers: str) -> None:
    assumed = Peers.read(peers)
    found = other_provinces(CASE, assumed)
    assert {name: cents for cents, name in found} == {
        name: to_cents(total) for name, total in field_of(CASE, assumed).totals.items()
    }
    assert [cents for cents, _ in found] == sorted(cents for cents, _ in found)
    assert CASE.province not in {name for _, name in found}
