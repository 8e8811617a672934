"""``/api/v1/simulate``: the library's own result, exact, with everything it rests on."""

from decimal import Decimal
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import data_version, find_case, lever_ids, list_cases, simulate
from scoring.what_if.scenario import Scenario
from tests.ui.links.mangled_links import MangledLink, load_mangled
from tests.ui.links.test_link_round_trip import scenarios
from tests.ui.server.asking import application, ask
from ui.links.packing import pack
from ui.links.write import write_link
from ui.server import Settings
from ui.words.texts import LANGUAGES, Language


def query(parameters: dict[str, str]) -> str:
    return "&".join(f"{key}={value}" for key, value in parameters.items())


def test_the_readme_s_scenario():
    answer = ask("/api/v1/simulate?digitization=45&online_payment=60&lang=en").json
    assert answer["baseline"]["total"] == "60.08"
    assert (answer["total"], answer["change"]) == ("66.96", "6.88")
    assert answer["band"] == {"id": "average", "name": "Average"}
    assert answer["rank"] == {
        "median": 42,
        "low": 40,
        "high": 45,
        "best": 38,
        "worst": 50,
        "size": 63,
        "exact": False,
    }
    assert answer["unchanged_rank"]["median"] == 54
    assert answer["points"]["digitization"] == {
        "kind": "group",
        "points": "9.90",
        "baseline": "5.53",
        "maximum": "22.00",
        "basis": "published",
    }
    # Its group's attainment was set, which says nothing of the indicators inside.
    assert answer["points"]["dossier_digitised"]["points"] is None
    assert answer["points"]["dossier_digitised"]["basis"] == "estimated"
    assert answer["data"] == {"version": data_version(), "asked": None, "current": True}
    assert {item["code"] for item in answer["assumptions"]} >= {"peers_hold_still", "league_partial"}


@given(scenario=scenarios(), language=st.sampled_from(LANGUAGES))
def test_any_link_of_the_app_gives_what_the_library_gives(scenario: Scenario, language: Language):
    link = write_link(scenario, language)
    reply = ask(f"/api/v1/simulate?{query(link)}")
    assert reply.status == 200
    answer = reply.json
    case = scenario.seen(find_case(scenario.case))
    outcome = simulate(case, scenario.changes, couplings=scenario.couplings, peers=scenario.peers)
    assert (answer["scenario"]["from_now"] is None) == (scenario.from_now is None)
    assert answer["total"] == f"{outcome.total:.2f}"
    assert answer["rank"]["median"] == outcome.rank.median
    assert sum(Decimal(c["points"]) for c in answer["contributions"]) == Decimal(answer["change"])
    groups = [item for item in answer["points"].values() if item["kind"] == "group"]
    assert sum(Decimal(item["points"]) for item in groups) == Decimal(answer["total"])
    assert ask(f"/api/v1/simulate{answer['link'][1:]}").json["total"] == answer["total"]


def test_levers_from_a_day_on_and_what_they_come_to_for_the_whole_year():
    """Golden: 97.2 % on time from 11 October on make 87.29 % of the year, 64.02 points, rank 11."""
    asked = "case=lam-dong-2026&now=2026-10-10&on_time_settlement=97.2&online_service_provision=90&lang=en"
    answer = ask(f"/api/v1/simulate?{asked.replace('&online_service_provision=90', '')}").json
    assert (answer["baseline"]["total"], answer["total"]) == ("63.24", "64.02")
    assert answer["rank"]["median"] == 11
    assert answer["scenario"] == {
        "changes": {"on_time_settlement": "97.2"},
        "couplings": True,
        "peers": "still",
        "from_now": {
            "day": "2026-10-10",
            "counted_to": "2026-10-10",
            "year_end": "2026-12-31",
            "pace": "100",
            "per_day": {},
            "whole_year": {"on_time_settlement": "87.29"},
        },
    }
    assert {item["code"] for item in answer["assumptions"]} >= {"from_now", "from_now_open"}
    # A state on the year's last day is what it is set to.
    both = ask(f"/api/v1/simulate?{asked}&pace=90&per_day=petition_on_time:3").json["scenario"]["from_now"]
    assert both["whole_year"]["online_service_provision"] == "90"
    assert (both["pace"], both["per_day"]) == ("90", {"petition_on_time": "3"})


def test_wordings_follow_the_language_and_figures_do_not():
    vi, en = (ask(f"/api/v1/simulate?progress=90&lang={language}").json for language in ("vi", "en"))
    assert vi["band"]["name"] == "Trung bình"
    assert vi["assumptions"][0]["text"] != en["assumptions"][0]["text"]
    for answer in (vi, en):
        del answer["band"], answer["baseline"]["band"], answer["link"]
        for item in answer["assumptions"]:
            del item["text"]
    assert vi == en


def test_a_link_made_with_other_data_is_computed_and_says_so():
    data = ask("/api/v1/simulate?v=1&data=00000000&digitization=45").json["data"]
    assert data == {"version": data_version(), "asked": "00000000", "current": False}


def test_the_link_leads_below_the_base_path():
    app = application(Settings(base_path="/chi-so"))
    assert ask("/chi-so/api/v1/simulate?progress=90", app).json["link"].startswith("/chi-so/?v=1&")
    assert ask("/chi-so/api/v1/simulate", app).json["link"] == "/chi-so/"


def test_the_cases_name_everything_that_can_be_asked_for():
    answer = ask("/api/v1/cases").json
    assert [case["id"] for case in answer["cases"]] == [ref.id for ref in list_cases()]
    for case in answer["cases"][:: len(answer["cases"]) // 5]:
        groups = answer["rules"][case["rules"]]
        named = [key["id"] for group in groups for key in (group, *group["indicators"])]
        assert sorted(named) == sorted(lever_ids(find_case(case["id"]).rules))


@pytest.mark.parametrize("path", ["/api/v1/simulate?progress=90", "/api/v1/cases", "/api/v1/openapi.json"])
def test_head_is_answered_without_a_body(path: str):
    assert ask(path, method="HEAD").status == 200


@pytest.mark.parametrize(
    "link", [link for link in load_mangled() if not link.page_only], ids=lambda link: link.name
)
def test_a_mangled_query_is_answered_as_it_was_sent(link: MangledLink):
    asked, meant = (
        ask(f"/api/v1/simulate?{quote(query, safe='=&%+')}") for query in (link.query, link.means)
    )
    assert (asked.status, asked.json) == (200, meant.json)


def test_a_packed_scenario_is_read_and_a_packed_comparison_refused():
    packed = pack({"digitization": "45", "online_payment": "60"})["packed"]
    assert (
        ask(f"/api/v1/simulate?packed={packed}").json
        == ask("/api/v1/simulate?digitization=45&online_payment=60").json
    )
    compared = ask(f"/api/v1/simulate?packed={pack({'s1': 'digitization=45;name=A'})['packed']}")
    assert compared.status == 422
    assert [item["key"] for item in compared.json["error"]["problems"]] == ["s1"]
    assert (
        ask(f"/api/v1/cases?packed={packed}&lang=en&fbclid=x").json["error"]["problems"][0]["key"]
        == "packed"
    )
