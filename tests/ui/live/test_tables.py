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
from ui.live.tables import field_key, gain_key, other_provinces, sent_tables, version_of

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
        assert list(part) == table.gain.part.tolist()
        assert list(own) == table.gain.own.tolist()
        assert packed["unset"] == [table.gain.unset_part, table.gain.unset_own]


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
    "another lever": (replace(OTHERS, changes={"online_payment": Decimal(61)}), False),
    "another lever back": (replace(OTHERS, changes={}), False),
    "the lever itself": (OTHERS.with_change(RULES, "digitization", Decimal(45)), False),
    "an indicator of its own": (OTHERS.with_change(RULES, "dossier_digitised", Decimal(45)), False),
    "what acts on its group": (OTHERS.with_change(RULES, "e_result_issued", Decimal(45)), False),
    "couplings": (replace(OTHERS, couplings=False), True),
    "the other provinces": (replace(OTHERS, peers=Peers.read("shift:2")), False),
}


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize("lever", ["digitization", "online_service", "dossier_digitised", "online_filing"])
def test_a_table_of_one_name_is_one_table(name: str, lever: str) -> None:
    after, _ = CHANGES[name]
    (was,) = lever_tables(CASE, OTHERS.changes, [lever])
    (now,) = lever_tables(CASE, after.changes, [lever], couplings=after.couplings)
    is_named_alike = gain_key(CASE, after, lever) == gain_key(CASE, OTHERS, lever)
    is_one = was.gain.part.tolist() == now.gain.part.tolist()
    assert is_one or not is_named_alike


@pytest.mark.parametrize("name", CHANGES)
def test_a_group_s_table_is_another_one_only_where_couplings_are(name: str) -> None:
    after, is_another = CHANGES[name]
    assert (gain_key(CASE, after, "digitization") != gain_key(CASE, OTHERS, "digitization")) is is_another


def test_levers_and_cases_have_tables_of_their_own() -> None:
    assert gain_key(CASE, OTHERS, "digitization") != gain_key(CASE, OTHERS, "progress")
    other = scoring.find_case("lam-dong-2026")
    assert gain_key(other, replace(OTHERS, case=other.id), "digitization") != gain_key(
        CASE, OTHERS, "digitization"
    )


def test_an_indicator_s_table_depends_on_what_acts_where_it_acts() -> None:
    by_group = Scenario(CASE.id, {"digitization": Decimal(45)})
    assert gain_key(CASE, by_group, "e_result_issued") == gain_key(CASE, Scenario(), "e_result_issued")
    coupled = Scenario(CASE.id, {"e_result_issued": Decimal(45)})
    assert gain_key(CASE, coupled, "online_filing") != gain_key(CASE, Scenario(), "online_filing")
    elsewhere = Scenario(CASE.id, {"petition_on_time": Decimal(45)})
    assert gain_key(CASE, elsewhere, "online_filing") == gain_key(CASE, Scenario(), "online_filing")


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
    assert gain_key(CASE, one, "digitization") == gain_key(CASE, two, "digitization")


def test_the_version_is_another_one_only_where_tables_or_the_field_are() -> None:
    groups, indicators = list(RULES.groups), list(RULES.indicators)
    version = version_of(CASE, OTHERS, groups)
    assert sent_tables(CASE, OTHERS, groups)["version"] == version
    for same in ("another lever", "another lever back", "the lever itself"):
        assert version_of(CASE, CHANGES[same][0], groups) == version
    others = [
        version_of(CASE, replace(OTHERS, peers=Peers.read("shift:2")), groups),
        version_of(CASE, replace(OTHERS, couplings=False), groups),
        version_of(CASE, OTHERS, indicators),
        version_of(CASE, CHANGES["what acts on its group"][0], indicators),
    ]
    assert len({version, *others}) == 1 + len(others)


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
