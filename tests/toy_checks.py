"""What library and pages do with the toy vintage; ``test_toy_vintage.py`` runs it in its own process.

Every id, name and figure here is from ``tests/toy_vintage``: no code knows them.
"""

import datetime as dt
from decimal import Decimal

import pytest

import scoring
from scoring import Goal, find_plan
from scoring.own_data import LeagueFacts, case_in_league, read_own_league
from scoring.own_data.templates import template
from scoring.tables.writing import write_csv
from scoring.validation import validate
from tests.pages.visit import PAGES, headings, headline, open_link, press, type_value, words
from ui.exports.content import report
from ui.exports.formats import FORMATS, Format, build
from ui.words.texts import LANGUAGES, Language, load_texts

GROUPS = ["openness", "speed", "reach", "thrift", "warmth"]


def test_the_vintage_holds_what_its_file_lists_and_nothing_else() -> None:
    assert scoring.vintages() == ("toy_2030", "toy_2031")
    assert list(scoring.load_rules("toy_2030").indicators) == ["form_readable", "flowers"]
    rules = scoring.load_rules("toy_2031")
    assert list(rules.groups) == GROUPS
    assert len(rules.indicators) == 7
    assert "flowers" not in rules.indicators
    assert {coupling.kind for coupling in rules.couplings} == {"shift", "factor", "precondition"}


def test_the_league_has_the_vintage_s_columns() -> None:
    league = scoring.load_league(2031)
    assert league.rows[0].groups["thrift"] == Decimal("19.0")
    assert league.rows[1].combined == {"reach_and_thrift": Decimal("26.5")}
    assert (league.size, league.known_totals, league.is_complete) == (7, 4, False)


def test_the_case_that_opens_first_is_the_file_s() -> None:
    case = scoring.load_case()
    assert (case.id, case.detail, case.baseline.total) == ("doi-xanh-2031", "groups", Decimal("59.75"))
    assert case.baseline.band.id == "dim"
    assert case.baseline.rank.median == 4
    assert [(ref.id, ref.detail) for ref in scoring.list_cases()] == [
        ("doi-xanh-2031", "groups"),
        ("ben-vang-2031", "groups"),
        ("nui-bac-2031", "combined"),
    ]


def test_a_combined_figure_is_split_in_proportion_to_the_maxima() -> None:
    groups = scoring.find_case("nui-bac-2031").baseline.groups
    # 26.5 of 40 points: 15 and 25.
    assert (groups["reach"].points, groups["thrift"].points) == (Decimal("9.94"), Decimal("16.56"))
    assert groups["reach"].basis == groups["thrift"].basis == "estimated"


@pytest.mark.parametrize(
    ("lever", "moves"),
    [("answer_in_time", "smile"), ("line_connected", "call_answered"), ("form_readable", "paper_saved")],
)
def test_a_lever_moves_what_is_coupled_to_it(lever: str, moves: str) -> None:
    case = scoring.load_case()
    outcome = scoring.simulate(case, {lever: Decimal(95)})
    assert outcome.points[moves] > case.baseline.points[moves]
    assert outcome.total > case.baseline.total
    assert outcome.rank.median <= 4
    # Every cut-off of the toy's bands is stated.
    assert "bands_uncertain" not in {assumption.code for assumption in outcome.assumptions}
    alone = scoring.simulate(case, {lever: Decimal(95)}, couplings=False)
    assert alone.points[moves] == case.baseline.points[moves]


def test_many_scenarios_are_scored_as_one_is() -> None:
    case = scoring.load_case()
    levers = ("line_connected", "form_readable", "call_answered")
    rows = [(50, 60, 30), (100, 100, 100), (80, 90, 10)]
    totals = scoring.score_many(case, rows, keys=levers)
    one_by_one = [
        scoring.simulate(case, {k: Decimal(v) for k, v in zip(levers, row, strict=True)}) for row in rows
    ]
    assert [f"{total:.2f}" for total in totals] == [str(outcome.total) for outcome in one_by_one]


def test_a_plan_is_found_and_reaches_its_goal() -> None:
    case = scoring.load_case()
    answer = find_plan(case, Goal.for_total(Decimal(75)))
    assert answer.reached
    for plan in answer.plans:
        assert plan.outcome.total >= 75
        assert plan.outcome.band.id == "bright"


def test_a_column_of_another_vintage_is_not_read_in_silence() -> None:
    content = "Province,Total,Beauty\nĐồi Xanh,60,50\n".encode()
    assert read_own_league(content, LeagueFacts.of_year(2030)).value is not None
    refused = read_own_league(content, LeagueFacts.of_year(2031))
    assert refused.value is None
    assert refused.layout is not None
    assert [(item.heading, item.column) for item in refused.layout.open] == [("Beauty", "ignored")]


def test_what_became_of_provinces_is_the_file_s() -> None:
    content = "Province,Total\nXứ DX-1,60\nBến Bạc,50\n{}".encode()
    reading = read_own_league(content.replace(b"{}", b""), LeagueFacts.of_year(2032))
    assert reading.value is not None
    assert [row.province for row in reading.value.league.rows] == ["Đồi Xanh", "Bến Vàng"]
    part = content.replace(b"{}", b"SUOI TRONG,40\n")
    refused = read_own_league(part, LeagueFacts.of_year(2032))
    assert [problem.code for problem in refused.errors] == ["province_merged_beside"]
    assert read_own_league(part, LeagueFacts.of_year(2030)).value is not None


def test_the_rules_hold_on_the_published_figures() -> None:
    # No official counts and no complete league: nothing to check, and nothing fails.
    assert validate() == ()


def test_the_template_of_the_league_can_be_filled_in_and_read_back() -> None:
    rows = template(scoring.load_case(), "league", "en")
    assert rows[0][:4] == ["Province", "Total", "Rank", "Openness"]
    content = write_csv(rows, decimal_comma=False).replace(b"Reach,", "Độ phủ,".encode(), 1)
    reading = read_own_league(content, LeagueFacts.of_year(2032))
    assert reading.value is not None
    assert reading.value.league.size == 7
    assert case_in_league(reading.value, "Đồi Xanh").baseline.total == Decimal("59.75")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("case", "language"), [("doi-xanh-2031", "vi"), ("nui-bac-2031", "en")])
def test_every_page_shows_it(page: str, case: str, language: Language) -> None:
    app = open_link(f"case={case}&lang={language}&speed=90", page)
    assert not app.exception
    name = "Đồi Xanh 2031" if case == "doi-xanh-2031" else "Núi Bạc 2031"
    assert name in headings(app)[0]
    assert "Bình Thuận" not in words(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_simulator_follows_a_lever(language: Language) -> None:
    app = open_link(f"lang={language}")
    assert not app.exception
    before = headline(app)
    type_value(app, "speed", "100")
    assert not app.exception
    after = headline(app)
    assert before[0] != after[0]
    press(app, "presets")
    assert not app.exception


# PNG holds the pictures of SVG, painted.
@pytest.mark.parametrize("kind", [kind for kind in FORMATS if kind.id != "png"], ids=lambda kind: kind.id)
def test_every_export_is_made(kind: Format) -> None:
    outcome = scoring.simulate(scoring.find_case("nui-bac-2031"), {"answer_in_time": Decimal(95)})
    made = report(outcome, load_texts("vi"), date=dt.date(2032, 1, 1))
    assert build(kind, made)
