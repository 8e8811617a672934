"""Charts: rows, tables and words agree with the outcome, and designs with the rows."""

from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from scoring import Outcome, Peers, find_case, simulate
from scoring.what_if.contributions import causes_first
from scoring.what_if.scenario import DEFAULT_CASE
from ui.charts import Drawing, draw_groups, draw_league, draw_waterfall
from ui.charts.drawing import ROLES
from ui.charts.league_design import MOMENTS
from ui.words.texts import LANGUAGES, Language, load_texts

DRAWS = {"waterfall": draw_waterfall, "league": draw_league, "groups": draw_groups}
CENT = Decimal("0.01")
OUTCOMES = {
    "unchanged": ("binh-thuan-2023", {}),
    "two groups": ("binh-thuan-2023", {"digitization": 45, "online_payment": 60}),
    "a fall": ("binh-thuan-2023", {"satisfaction": 41}),
    "coupled gains": ("binh-thuan-2023", {"e_result_issued": 60, "dossier_sync": 100}),
    "coupled losses": ("binh-thuan-2023", {"progress": 80, "dossier_sync": 10}),
    "rise and fall": ("lam-dong-2026", {"petition_on_time": 80, "e_result_issued": 20}),
    "a change worth nothing": ("lam-dong-2026", {"dossier_sync": 100}),
    "a combined figure": ("ca-mau-2023", {"online_payment": 90}),
    "official cent": ("tay-ninh-2026", {"publish_decision_on_time": 50}),
    "groups only": ("lam-dong-2025", {"online_service": 80}),
}


@cache
def _outcome(name: str) -> Outcome:
    case, changes = OUTCOMES[name]
    return simulate(find_case(case), changes)


def _rows(drawing: Drawing) -> list[dict[str, Any]]:
    return drawing.rows.to_pylist()


def _cents(value: float) -> Decimal:
    return Decimal(str(value)).quantize(CENT)


def _plain(shown: str, language: Language) -> Decimal:
    plain = shown.replace("\u2212", "-")
    return Decimal(plain.replace(",", ".") if language == "vi" else plain)


def _found(design: Any, name: str) -> set[str]:
    """Return every value under a name anywhere in a design, but in layers that bring their own rows."""
    if isinstance(design, list):
        return {value for part in design for value in _found(part, name)}
    if not isinstance(design, dict) or "data" in design:
        return set()
    own = {design[name]} if isinstance(design.get(name), str) else set()
    return own | {value for part in design.values() for value in _found(part, name)}


all_outcomes = pytest.mark.parametrize("name", OUTCOMES)
all_languages = pytest.mark.parametrize("language", LANGUAGES)
all_charts = pytest.mark.parametrize("chart", DRAWS)


@all_outcomes
def test_the_waterfall_leads_from_baseline_to_total_by_the_contributions(name: str):
    outcome = _outcome(name)
    if not outcome.changes:
        return _check_parts_of_baseline(outcome)
    first, *bars, last = _rows(draw_waterfall(outcome, load_texts("vi")))
    assert _cents(first["end"]) == outcome.case.baseline.total
    assert [bar["start"] for bar in (*bars, last)] == [row["end"] for row in (first, *bars)]
    assert _cents(last["end"]) == outcome.total
    expected = [(c.points, c.kind == "coupled") for c in causes_first(outcome.contributions) if c.points]
    assert [(_cents(b["end"] - b["start"]), b["kind"].endswith("_coupled")) for b in bars] == expected
    assert all(bar["kind"].startswith("gain" if bar["end"] > bar["start"] else "loss") for bar in bars)
    return None


def _check_parts_of_baseline(outcome: Outcome) -> None:
    *bars, last = _rows(draw_waterfall(outcome, load_texts("vi")))
    assert [_cents(b["end"] - b["start"]) for b in bars] == [
        outcome.points[g] for g in outcome.case.rules.groups
    ]
    assert [bar["end"] for bar in bars] == [bar["start"] for bar in (*bars[1:], last)]
    assert _cents(last["end"]) == outcome.total


@all_languages
@all_outcomes
def test_the_waterfall_has_room_for_every_bar_and_a_table_with_its_labels(name: str, language: Language):
    drawing = draw_waterfall(_outcome(name), load_texts(language))
    rows = _rows(drawing)
    assert all(r["low"] <= min(r["start"], r["end"]) and r["edge"] <= r["high"] + 1e-9 for r in rows)
    table = drawing.make_table()
    assert list(table.iloc[:, 0]) == [row["name"] for row in rows]
    moved = [row["end"] if row["kind"] == "neutral" else row["end"] - row["start"] for row in rows]
    assert [_plain(label, language) for label in table.iloc[:, 2]] == [_cents(value) for value in moved]


@all_languages
@all_outcomes
def test_the_groups_stand_at_their_points_and_the_table_says_the_same(name: str, language: Language):
    outcome = _outcome(name)
    drawing = draw_groups(outcome, load_texts(language))
    case = outcome.case
    expected = [(case.baseline.groups[g].points, outcome.points[g]) for g in case.rules.groups]
    assert [(_cents(row["before"]), _cents(row["after"])) for row in _rows(drawing)] == expected
    table = drawing.make_table()
    shown = zip(table.iloc[:, 1], table.iloc[:, 2], strict=True)
    assert [(_plain(before, language), _plain(after, language)) for before, after in shown] == expected


@all_outcomes
def test_the_league_holds_every_other_known_province_and_its_own_once_a_moment(name: str):
    outcome = _outcome(name)
    league, own = outcome.case.league, outcome.case.province
    rows = _rows(draw_league(outcome, load_texts("vi")))
    known = {row["name"]: _cents(row["total"]) for row in rows if row["what"] == "known"}
    assert known == {r.province: r.total for r in league.rows if r.total is not None and r.province != own}
    places = [row for row in rows if row["what"] in MOMENTS]
    assert all(row["name"].startswith(f"{own} · ") for row in places)
    moments = {row["what"]: (_cents(row["total"]), row["rank"]) for row in places}
    before = (outcome.case.baseline.total, outcome.case.baseline.rank.median)
    after = {"after": (outcome.total, outcome.rank.median)} if outcome.change else {}
    assert moments == {"before": before} | after
    # A province of which the rank alone is published has a narrower place than a bracket.
    unlisted = league.size - len(league.rows)
    assert sum(int(row["text"]) for row in rows if row["what"] == "bracket") == unlisted


@all_outcomes
def test_the_curve_never_gives_more_points_a_worse_rank(name: str):
    curve = [row for row in _rows(draw_league(_outcome(name), load_texts("vi"))) if row["what"] == "curve"]
    ranks = [row["rank"] for row in sorted(curve, key=lambda row: row["total"])]
    assert ranks == sorted(ranks, reverse=True)
    assert all(row["low"] <= row["rank"] <= row["high"] for row in curve)


@all_languages
def test_the_league_s_table_is_the_published_league(language: Language):
    outcome = _outcome("two groups")
    table = draw_league(outcome, load_texts(language)).make_table()
    rows = outcome.case.league.rows
    shown = dict(zip(table.iloc[: len(rows), 0], table.iloc[: len(rows), 1], strict=True))
    assert {who: _plain(total, language) if total else None for who, total in shown.items()} == {
        row.province: row.total for row in rows
    }


def test_the_league_s_table_ends_with_what_is_not_published():
    table = draw_league(_outcome("two groups"), load_texts("vi")).make_table()
    assert table.iloc[-3:, :2].to_numpy().tolist() == [
        ["2 tỉnh chưa công bố điểm", "73,00–89,64"],
        ["12 tỉnh chưa công bố điểm", "60,08–73,00"],
        ["4 tỉnh chưa công bố điểm", "< 60,08"],
    ]


def test_where_the_others_move_their_assumed_totals_stand_beside_the_published():
    outcome = simulate(find_case(DEFAULT_CASE), {}, peers=Peers("shift", Decimal("2.5")))
    table = draw_league(outcome, load_texts("en")).make_table().set_index("Province")
    assert table.loc["Thái Nguyên", ["Total", "Assumed total"]].tolist() == ["87.04", "89.54"]
    assert table.loc["12 provinces without a published total", "Assumed total"] == "62.58–75.50"


@all_charts
@all_languages
@all_outcomes
def test_a_chart_says_what_it_shows(name: str, language: Language, chart: str):
    drawing = DRAWS[chart](_outcome(name), load_texts(language))
    assert drawing.message.strip()
    assert drawing.alt.strip()
    assert "{" not in drawing.message + drawing.alt
    assert drawing.height > 0


@all_charts
@all_languages
def test_a_chart_is_not_built_anew_while_a_lever_moves_a_little(language: Language, chart: str):
    texts, case = load_texts(language), find_case("binh-thuan-2023")
    before, after = (DRAWS[chart](simulate(case, {"digitization": p}), texts) for p in (45, 46))
    assert before.alt == after.alt
    assert before.design == after.design
    assert before.height == after.height
    assert before.rows != after.rows
    assert before.rows.schema == after.rows.schema


def test_a_message_follows_the_figures():
    texts, case = load_texts("vi"), find_case("binh-thuan-2023")
    for draw in (draw_waterfall, draw_league):
        messages = {draw(simulate(case, {"digitization": p}), texts).message for p in (45, 50)}
        assert len(messages) == 2


@all_charts
@all_outcomes
def test_a_design_draws_only_columns_there_are(name: str, chart: str):
    drawing = DRAWS[chart](_outcome(name), load_texts("vi"))
    fields = _found(drawing.design, "field") - _found(drawing.design, "as")
    assert fields
    assert fields <= set(drawing.rows.column_names)


@all_charts
@all_outcomes
def test_every_colour_of_a_row_is_a_role(name: str, chart: str):
    rows = _rows(DRAWS[chart](_outcome(name), load_texts("vi")))
    roles = {row.get(field) for row in rows for field in ("kind", "role")} - {None}
    assert roles <= set(ROLES)
