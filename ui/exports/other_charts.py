"""Charts of the other pages for the same scenario: comparison, worth of levers, cheapest order, units."""

from __future__ import annotations

from collections.abc import Sequence

from scoring import Case, Effort, Outcome, Unit, cheapest_steps, lever_values, movable_levers
from scoring.units.effect import Scope, local_kind
from ui import charts
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
        note = texts("compare.chart_note")
        found.append(Picture("compare", texts("nav.compare"), note, drawing, subtitle=drawing.alt))
    worth = charts.draw_tornado(values, case, texts)
    found.append(Picture("worth", texts("worth.title"), texts("worth.chart_note"), worth))
    if steps.legs:
        title, how = texts("worth.order_title"), texts("worth.curve_note")
        found.append(Picture("order_points", title, how, charts.draw_effort_curve(steps, texts)))
        found.append(Picture("order_rank", title, how, charts.draw_effort_rank(steps, texts)))
    if units is not None:
        found.append(units)
    return tuple(found)


def picture_of_units(
    case: Case, units: Sequence[Unit], scope: Scope, texts: Texts, group: str | None = None
) -> Picture:
    """Return the chart of the units page: the units over which the mean runs, by a group."""
    kind = local_kind(units, scope)
    drawing = charts.draw_units_in_scope(case, units, scope, texts, group)
    return Picture(
        "units",
        begun(texts("units.chart", **group_facts(case, group, texts))),
        texts("units.chart_note", kind=kind_word(kind, texts)),
        drawing,
        subtitle=drawing.alt,
    )
