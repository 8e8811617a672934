from datetime import date
from decimal import Decimal
from fractions import Fraction

from scoring import Effort, find_case, load_case, simulate
from scoring.case.from_now import FromNow
from scoring.what_if.peers import STILL
from tests.ui.exports.made import DAY, HOSTILE, every_language, every_scenario, outcome_of, report_of
from ui.exports import brief, rest_of_year, slides, tables, workbook
from ui.exports.content import Plan, report
from ui.exports.effort_steps import effort_steps
from ui.words import sentences
from ui.words.texts import Language, load_texts


@every_language
@every_scenario
def test_the_report_says_what_simulate_says(scenario: str, language: Language):
    outcome, made = outcome_of(scenario), report_of(scenario, language)
    assert made.before.total == outcome.case.baseline.total
    assert (made.after.total, made.after.rank) == (outcome.total, outcome.rank)
    assert {g.id: g.after for g in made.groups} == {g: outcome.points[g] for g in outcome.case.rules.groups}
    assert sum(g.after for g in made.groups) == outcome.total
    assert sum((gain.points for gain in made.gains), Decimal(0)) == outcome.change
    assert sum((c.direct + c.coupled for c in made.changes), Decimal(0)) == outcome.change
    assert made.sentence == sentences.summary(outcome, load_texts(language))
    assert made.changed == dict(outcome.changes)


@every_scenario
def test_ranks_under_other_assumptions_start_with_the_one_on_screen(scenario: str):
    outcome, made = outcome_of(scenario), report_of(scenario, "vi")
    assumed = [row for row in made.peers_table if row.assumed]
    assert [(row.unchanged, row.scenario) for row in assumed] == [(outcome.unchanged_rank, outcome.rank)]
    still = made.peers_table[0]
    assert still.unchanged == outcome.case.baseline.rank
    assert still.assumed == (outcome.peers == STILL)


def test_golden_figures_of_the_rise():
    made = report_of("rise", "vi")
    assert (made.before.total, made.after.total) == (Decimal("60.08"), Decimal("66.96"))
    assert (made.after.rank.median, made.after.rank.low, made.after.rank.high) == (42, 40, 45)
    assert [(g.name, g.points) for g in made.gains] == [
        ("Thanh toán trực tuyến", Decimal("2.51")),
        ("Số hóa hồ sơ", Decimal("4.37")),
    ]
    assert made.version_line.endswith(f"Bộ số liệu {made.data}")


def test_a_fall_tells_apart_what_came_along():
    coupled = {gain.name: gain.cause for gain in report_of("fall", "en").gains if gain.cause}
    assert coupled == {
        "Dossiers filed online": "Dossiers with an electronic result",
        "Digitised dossiers": "Dossiers with an electronic result",
        "Satisfaction with dossier handling": "Dossiers settled early, on time or still within time",
    }


def test_what_is_not_known_stays_empty_in_tables():
    table = tables.indicators(report_of("rise", "vi"))
    after = [column.title for column in table.columns].index("Tỷ lệ kịch bản")
    digitised = [row[after] for row in table.rows if row[0] == "Số hóa hồ sơ"]
    assert digitised == [None] * 7
    assert all(row[7] is row[8] is None for row in table.rows)


def test_a_name_is_one_printable_line():
    made = report_of("rise", "vi", f"a\n\tb\x00 {HOSTILE[0]}")
    assert made.name == f"a b {HOSTILE[0]}"


def test_a_name_cut_short_is_replaced_by_what_the_scenario_does():
    assert report_of("fall", "vi").name == "Điều chỉnh 2 chỉ tiêu, 53,33 điểm"
    assert report_of("rise", "vi").name == "Thanh toán trực tuyến 60%, Số hóa hồ sơ 45%"


@every_language
def test_on_the_year_s_last_day_only_states_are_left(language: Language):
    seen = find_case("lam-dong-2026").seen(FromNow(date(2026, 12, 31)))
    levers = {"on_time_settlement": Decimal(100), "online_service_provision": Decimal(80)}
    outcome, t = simulate(seen, levers), load_texts(language)
    made = report(outcome, t, date=DAY)
    assert made.rest is not None
    assert made.rest.days == {"vi": "tại ngày 31/12/2026", "en": "on 31 December 2026"}[language]
    assert "2027" not in f"{made.caveats} {made.sentence} {made.rest.days}"
    assert [table.id for table in rest_of_year.tables(made)] == ["still_possible"]
    assert rest_of_year.cost(made.rest.waiting, t) == ""
    # What is over decides of dossiers; nothing that is set changes it.
    settled, offered = made.changes
    assert (settled.whole, settled.direct) == (Decimal("84.42"), 0)
    assert offered.whole == Decimal(80)
    for document in (brief, slides, workbook):
        assert document.build(made)


def test_a_plan_is_a_table_of_its_own():
    plan = Plan("Về đích 65 điểm", ("Bước", "Công sức"), ("text", "maximum"), (("Số hóa", 12),), ())
    made = report(outcome_of("rise"), load_texts("vi"), date=DAY, plan=plan)
    assert [table.id for table in tables.all_tables(made)][-1] == "plan"
    assert "plan" not in [table.id for table in tables.all_tables(report_of("rise", "vi"))]


def test_printed_and_computed_averages_are_told_apart():
    assert "như đã công bố" in report_of("rise", "vi").average_note
    assert "không trọng số" in report_of("fall", "vi").average_note


def test_the_part_on_effort_says_what_the_changes_cost_and_by_which_weights():
    effort = Effort({"digitization": Decimal(2)})
    outcome = simulate(load_case(), {"digitization": 45, "online_payment": 60})
    plan = effort_steps(outcome, effort, "Ưu tiên công nghệ", load_texts("vi"))
    assert plan is not None
    # 2 x (45 - 25.136) + (60 - 34.9)
    assert plan.message == "Mức nỗ lực quy đổi: 64,8 (Ưu tiên công nghệ; trọng số là giả định)"
    weights, efforts = zip(*(row[-2:] for row in plan.rows), strict=True)
    assert weights == (1, 2)
    # 22 points: 5.53 of them are 25.136 %.
    assert efforts == (Decimal("25.10"), Decimal("39.73"))
    assert [amount for _, amount in plan.amounts] == [Fraction(251, 10), 2 * (45 - Fraction(553, 22))]
    assert effort_steps(simulate(load_case(), {}), effort, "x", load_texts("vi")) is None
