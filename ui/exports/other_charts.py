"""Charts of the other pages for the same scenario: comparison, worth of levers, cheapest order, units."""

from __future__ import annotations

from collections.abc import Sequence

from scoring import Case, Effort, Outcome, Unit, cheapest_steps, lever_values, movable_levers
from scoring.units.effect import Scope, local_kind
from ui import charts
from ui.charts import Drawing
from ui.exports.model import Picture
from ui.words.texts import Texts
from ui.words.unit_groups import begun, group_facts, kind_word

LEAST_COMPARED = 2


def charts_of_other_pages(
    outcome: Outcome,
    effort: Effort,
    compared: Sequence[tuple[str, Outcome]],
    units: Picture | None,
    texts: Texts,
) -> tuple[Picture, ...]:
    """Return the charts; ``compared`` are the named outcomes of the comparison, drawn from two on.

    ``units`` is the chart of the units page, None where the case has none.
    """
    case, changes = outcome.case, outcome.changes
    movable = movable_levers(case, changes)
    values = lever_values(
        case, changes, effort=effort, levers=movable, peers=outcome.peers, couplings=outcome.couplings
    )
    steps = cheapest_steps(
        case, changes, effort=effort, levers=movable, peers=outcome.peers, couplings=outcome.couplings
    )
    found = []
    if len(compared) >= LEAST_COMPARED:
        drawing = charts.draw_comparison(compared, texts)
        found.append(_picture("compare", texts("nav.compare"), drawing, texts("compare.chart_note")))
    worth = charts.draw_tornado(values, case, texts)
    found.append(_picture("worth", texts("worth.title"), worth, texts("worth.chart_note")))
    if steps.legs:
        title = texts("worth.order_title")
        found.append(
            _picture(
                "order_points", title, charts.draw_effort_curve(steps, texts), texts("worth.curve_note")
            )
        )
        found.append(
            _picture("order_rank", title, charts.draw_effort_rank(steps, texts), texts("worth.curve_note"))
        )
    if units is not None:
        found.append(units)
    return tuple(found)


def picture_of_units(
    case: Case, units: Sequence[Unit], scope: Scope, texts: Texts, group: str | None = None
) -> Picture:
    """Return the chart of the units page: the units over which the mean runs, by a group."""
    kind = local_kind(units, scope)
    return _picture(
        "units",
        begun(texts("units.chart", **group_facts(case, group, texts))),
        charts.draw_units_in_scope(case, units, scope, texts, group),
        texts("units.chart_note", kind=kind_word(kind, texts)),
    )


def _picture(name: str, title: str, drawing: Drawing, note: str) -> Picture:
    return Picture(name, title, note, drawing)
