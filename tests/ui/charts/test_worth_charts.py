"""Charts of the levers' worth and of effort: rows, tables and words agree with what the library says."""

from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from scoring import CheapestSteps, Effort, LeverValue, cheapest_steps, find_case, lever_values
from tests.scoring.what_if.scenarios import UNSCORED, case_named
from ui.charts import Drawing, draw_effort_curve, draw_effort_rank, draw_tornado
from ui.charts.drawing import ROLES
from ui.charts.tornado import MOST_BARS, ranked
from ui.words.texts import LANGUAGES, Language, load_texts

SCENARIOS = {
    "unchanged": ("binh-thuan-2023", {}),
    "a group set": ("binh-thuan-2023", {"digitization": 45}),
    "counts": ("lam-dong-2026", {"dossier_sync": 60}),
    "nothing left": (
        "binh-thuan-2023",
        dict.fromkeys(find_case("binh-thuan-2023").rules.groups, 100),
    ),
}

every_scenario = pytest.mark.parametrize("name", SCENARIOS)
every_language = pytest.mark.parametrize("language", LANGUAGES)
either_way = pytest.mark.parametrize("per_effort", [False, True])


@cache
def _values(name: str) -> tuple[LeverValue, ...]:
    case, changes = SCENARIOS[name]
    return lever_values(find_case(case), changes)


@cache
def _steps(name: str) -> CheapestSteps:
    case, changes = SCENARIOS[name]
    return cheapest_steps(find_case(case), changes)


def _tornado(name: str, language: Language = "vi", *, per_effort: bool = False) -> Drawing:
    return draw_tornado(
        _values(name), find_case(SCENARIOS[name][0]), load_texts(language), per_effort=per_effort
    )


def _all(name: str, language: Language) -> list[Drawing]:
    texts, steps = load_texts(language), _steps(name)
    return [
        _tornado(name, language),
        _tornado(name, language, per_effort=True),
        draw_effort_curve(steps, texts),
        draw_effort_rank(steps, texts),
    ]


def _rows(drawing: Drawing, what: str) -> list[dict[str, Any]]:
    return [row for row in drawing.rows.to_pylist() if row["what"] == what]


def _found(design: Any, name: str) -> set[str]:
    """Return every value under a name anywhere in a design, but in layers that bring their own rows."""
    if isinstance(design, list):
        return {value for part in design for value in _found(part, name)}
    if not isinstance(design, dict) or "data" in design:
        return set()
    own = {design[name]} if isinstance(design.get(name), str) else set()
    return own | {value for part in design.values() for value in _found(part, name)}


@either_way
@every_scenario
def test_the_bars_fall_from_the_first_and_hold_the_levers_that_bring_most(name: str, per_effort: bool):
    values = _values(name)
    bars = _rows(_tornado(name, per_effort=per_effort), "label")
    lengths = [bar["end"] for bar in bars]
    assert lengths == sorted(lengths, reverse=True)
    expected = [
        v.points_per_effort if per_effort else v.points for v in ranked(values, per_effort=per_effort)
    ]
    assert lengths == pytest.approx([float(length or 0) for length in expected[:MOST_BARS]])
    assert all(0 < bar["end"] <= bar["high"] == lengths[0] for bar in bars)


@every_scenario
def test_a_bar_s_own_part_and_the_part_brought_along_are_all_of_it(name: str):
    by_lever = {v.lever: v for v in _values(name)}
    drawing, order = _tornado(name), ranked(_values(name), per_effort=False)
    for place, value in enumerate(order[:MOST_BARS]):
        own, *along = [row for row in _rows(drawing, "part") if row["place"] == place]
        assert own["start"] == 0
        assert own["end"] == pytest.approx(float(value.points - value.coupled))
        assert [(row["kind"], row["end"]) for row in along] == (
            [("gain_coupled", pytest.approx(float(value.points)))] if by_lever[value.lever].coupled else []
        )


def test_a_threshold_on_the_way_is_marked_and_named():
    (mark,) = _rows(_tornado("unchanged", "en"), "threshold")
    assert mark["end"] == pytest.approx(0.40)
    assert mark["note"].replace("\u00a0", " ") == (
        "slower from 89.95%: Satisfaction with dossier handling has its full points"
    )
    assert not _rows(_tornado("unchanged", per_effort=True), "threshold")


@every_language
def test_the_table_has_every_lever_and_says_what_it_is_worth(language: Language):
    values = {v.lever: v for v in _values("unchanged")}
    table = _tornado("unchanged", language).make_table()
    assert len(table) == len(values) == 21
    column = load_texts(language)("worth.all_points")
    shown = [Decimal(cell.replace(",", ".")) for cell in table[column]]
    assert sorted(shown) == sorted(v.points for v in values.values())
    first = table.iloc[0].to_list()
    assert first[1].replace("\u00a0", " ") == ("25,17%" if language == "vi" else "25.17%")


def test_a_lever_without_a_score_has_no_figures_made_up_in_the_table():
    case = case_named(UNSCORED)
    values = lever_values(case, levers=["dossier_digitised"])
    (row,) = draw_tornado(values, case, load_texts("en")).make_table().to_dict("records")
    assert (row["Stands at"], row["+1 percentage point"], row["Effort"]) == ("no score", "", "")
    assert row["Points per effort"] == ""
    assert not ranked(values, per_effort=True)


@every_scenario
def test_the_curve_s_marks_are_the_ends_of_the_legs(name: str):
    steps = _steps(name)
    expected = [(0.0, steps.start), *((float(leg.total_effort), leg.outcome) for leg in steps.legs)]
    for draw in (draw_effort_curve, draw_effort_rank):
        marks = _rows(draw(steps, load_texts("vi")), "end")
        assert [(m["effort"], m["total"], m["rank"]) for m in marks] == [
            (effort, float(outcome.total), outcome.rank.median) for effort, outcome in expected
        ]


def test_the_rank_along_the_curve_only_gets_better_and_lies_in_its_range():
    curve = _rows(draw_effort_rank(_steps("unchanged"), load_texts("vi")), "curve")
    assert len(curve) > 50
    assert [row["effort"] for row in curve] == sorted(row["effort"] for row in curve)
    assert [row["rank"] for row in curve] == sorted((row["rank"] for row in curve), reverse=True)
    assert all(row["low"] <= row["rank"] <= row["high"] for row in curve)


def test_the_bands_on_the_way_are_drawn_and_no_others():
    drawing = draw_effort_curve(_steps("unchanged"), load_texts("en"))
    assert [row["label"] for row in _rows(drawing, "band")] == [
        "Excellent from 90",
        "Good from 80",
        "Fair from 70",
    ]


@every_language
def test_legs_are_named_by_their_number_in_the_table(language: Language):
    texts, steps = load_texts(language), _steps("unchanged")
    drawing = draw_effort_curve(steps, texts)
    table = drawing.make_table()
    labels = [row["label"] for row in _rows(drawing, "label")]
    assert 4 <= len(labels) <= len(steps.legs)
    for label in labels:
        number, name = label.split(". ", 1)
        assert name.startswith(table.iloc[int(number) - 1, 1])


@every_language
@every_scenario
def test_a_chart_says_what_it_shows(name: str, language: Language):
    for drawing in _all(name, language):
        assert drawing.message.strip()
        assert drawing.alt.strip()
        assert "{" not in drawing.message + drawing.alt


@every_scenario
def test_a_design_draws_only_columns_and_roles_there_are(name: str):
    for drawing in _all(name, "vi"):
        fields = _found(drawing.design, "field") - _found(drawing.design, "as")
        assert fields
        assert fields <= set(drawing.rows.column_names)
        kinds = {row.get("kind") for row in drawing.rows.to_pylist()} - {None}
        assert kinds <= set(ROLES)


@every_language
def test_a_chart_is_not_built_anew_while_a_weight_changes(language: Language):
    case, texts = find_case("binh-thuan-2023"), load_texts(language)
    for draw in (draw_effort_curve, draw_effort_rank):
        before, after = (
            draw(cheapest_steps(case, effort=Effort({"e_certified_copy": Decimal(w)})), texts)
            for w in (1, 3)
        )
        assert before.alt == after.alt
        assert before.design == after.design
        assert before.rows.schema.names == after.rows.schema.names
        assert before.rows != after.rows
