"""The short form of a link: the same to the letter, only where it is needed, and strictly read."""

from __future__ import annotations

import zlib
from base64 import urlsafe_b64encode
from decimal import Decimal
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import Goal, Peers, find_case
from scoring.what_if.scenario import DEFAULT_CASE, Scenario
from tests.ui.links.test_comparison_link import comparisons
from tests.ui.links.test_hostile_links import all_work
from tests.ui.links.test_link_round_trip import scenarios
from ui.links.grammar import MOST_READABLE, NAME_LENGTH, clean_name
from ui.links.model import Comparison, NamedScenario
from ui.links.packing import MOST_BYTES, OPEN_KEYS, pack, unpack
from ui.links.plan_link import PlanWish
from ui.links.read import read_link
from ui.links.write import write_link

# Links are pasted into chats and mail programs that cut them there.
MOST_PASTED = 2_000

# Letters from the end that hold the byte before the check sum: some of its bits may mean nothing.
BEFORE_CHECK_SUM = (6, 7, 8)

# As long as may be, in Vietnamese, and no two alike.
NAMES = tuple(
    clean_name(f"{way} số hóa hồ sơ, thanh toán trực tuyến và dịch vụ công toàn trình ở xã")
    for way in ("Đẩy mạnh", "Giữ nguyên", "Chỉ làm", "Ưu tiên")
)

# Packed once and never to be changed: two scenarios in Vietnamese with decimals, peers and couplings.
SENT = (
    "1.eNpLyUzPLMmsSizJzM-zNTHVMzLlKja0Tc4vLcjJzEsvts1PS7NOQVZjZmCdl5ibahv8cPdEhYzDmxMVSoqObXi4"
    "e3YyV7GRbUFqalGxbXFGZlqJlZGeKUTpkQkPd6_MS1eoPLwqT8FWITvj8Ja8dHuuxPTEzLziEttiIwCctTVb"
)


def _packed(content: bytes) -> str:
    return f"1.{urlsafe_b64encode(zlib.compress(content, 9)).decode().rstrip('=')}"


def _read(parameters):
    return read_link({key: [value] for key, value in parameters.items()}, find_case)


def _every_lever(start: int) -> Scenario:
    """Return a scenario with all 21 indicators at values of two decimals without any order."""
    levers = find_case(DEFAULT_CASE).rules.indicators
    values = (Decimal((start + 7919 * number) ** 3 % 10_000) / 100 for number in range(1, len(levers) + 1))
    changes = dict(zip(levers, values, strict=True))
    return Scenario(changes=changes, couplings=False, peers=Peers("shift", Decimal("-12.34")))


def test_four_scenarios_with_every_lever_can_be_pasted():
    kept = tuple(NamedScenario(name, _every_lever(start)) for start, name in enumerate(NAMES))
    assert {len(named.scenario.changes) for named in kept} == {21}
    assert min(len(named.name) for named in kept) >= NAME_LENGTH - 1
    comparison = Comparison(kept, 2)
    link = write_link(_every_lever(99), "vi", comparison)
    # The address in front of it may have 100 characters.
    assert len(urlencode(link)) < MOST_PASTED - 100
    assert list(link) == ["v", "data", "case", "lang", "packed"]
    read = _read(link)
    assert (read.scenario, read.comparison, read.problems) == (_every_lever(99), comparison, ())


@given(comparisons(), st.integers(1, 9))
def test_both_forms_mean_the_same(drawn: tuple[Scenario, Comparison], step: int):
    current, comparison = drawn
    written = write_link(current, "en", comparison, step=step)
    is_packed = "packed" in written
    readable = {
        key: value for key, (value,) in unpack({key: [value] for key, value in written.items()})[0].items()
    }
    assert is_packed == (len(urlencode(readable)) > MOST_READABLE)
    packed = pack(readable)
    assert set(packed) == {*OPEN_KEYS & readable.keys(), "packed"}
    read = _read(packed)
    assert read == _read(readable)
    assert (read.scenario, read.comparison, read.step, read.problems) == (current, comparison, step, ())


def test_a_plan_with_every_lever_comes_back():
    levers = list(find_case(DEFAULT_CASE).rules.indicators)
    wish = PlanWish(
        goal=Goal.for_total(Decimal("70.5")),
        locked=frozenset(levers[:10]),
        floor=dict.fromkeys(levers, Decimal("1.5")),
        ceiling=dict.fromkeys(levers, Decimal("98.5")),
        weights=dict.fromkeys(levers, Decimal("0.25")),
    )
    link = write_link(_every_lever(5), "vi", plan=wish)
    assert "packed" in link
    assert len(urlencode(link)) < MOST_PASTED
    read = _read(link)
    assert (read.plan, read.problems) == (wish, ())


@given(scenarios())
def test_one_scenario_is_always_readable(scenario: Scenario):
    assert "packed" not in write_link(scenario, "vi")


def test_a_link_packed_long_ago_opens_to_the_same():
    read = _read({"v": "1", "data": "484b23bc", "case": "binh-thuan-2023", "lang": "vi", "packed": SENT})
    assert read.problems == ()
    assert read.scenario == Scenario(changes={"digitization": Decimal("45.25")})
    assert read.comparison == Comparison(
        (
            NamedScenario("Số hóa trước", Scenario(changes={"digitization": Decimal(60)}, couplings=False)),
            NamedScenario("Đứng yên = không?", Scenario(peers=Peers("shift", Decimal("2.5")))),
        ),
        1,
    )


@given(scenarios(), st.data())
def test_a_form_that_was_cut_or_changed_anywhere_is_refused_as_a_whole(
    scenario: Scenario, data: st.DataObject
):
    text = pack(write_link(scenario, "en") | {"s1": "name=A"})["packed"]
    place = data.draw(st.integers(0, len(text) - 1))
    letter = data.draw(st.sampled_from("Aa0-_.%=\x00é").filter(lambda letter: letter != text[place]))
    whole = read_link({"packed": [text]}, find_case)
    for wrong in (text[:place], text[:place] + letter + text[place + 1 :], text + "A", text + text):
        read = read_link({"packed": [wrong]}, find_case)
        if read == whole:
            assert (len(wrong), len(text) - place in BEFORE_CHECK_SUM) == (len(text), True)
            continue
        assert read.scenario == Scenario()
        assert [problem.code for problem in read.problems] == ["packed"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"digitization",
        b"digitization=45\n",
        b"digitization=45\ndigitization=60",
        b"case=lam-dong-2026\ndigitization=45",
        b"v=1\ndigitization=45",
        b"lang=en\ndigitization=45",
        b"own=1a2b3c4d\ndigitization=45",
        b"embed=true\ndigitization=45",
        b"packed=1.eJxLyUwsAAJVAUU\ndigitization=45",
        b"digitization=\xff45",
        b"\n".join(b"k%d=1" % number for number in range(61)),
        b"s1=" + b"a" * MOST_BYTES,
    ],
    ids=lambda content: content[:20].decode(errors="replace"),
)
def test_what_we_never_pack_is_refused_as_a_whole(content: bytes):
    text = _packed(content)
    assert unpack({"packed": [text]}) == ({}, [text])


def test_a_bomb_is_not_unpacked():
    text = _packed(b"s1=" + bytes(8_000_000))
    assert len(text) < 12_000
    assert unpack({"packed": [text]}) == ({}, [text])


@given(st.lists(st.text(max_size=300) | st.binary(max_size=200).map(_packed), max_size=4))
def test_whatever_is_said_to_be_packed_what_comes_of_it_works(texts: list[str]):
    all_work(read_link({"packed": texts}, find_case))
