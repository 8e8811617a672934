"""Hiện trạng: the published result of the case, every figure with its source."""

from scoring import has_announced_units, simulate
from ui.baseline import announced, result
from ui.visit import state
from ui.visit.cases import find_case

texts = state.texts()
case = find_case(state.scenario().case)
outcome = simulate(case, {})

result.show_headline(case, texts)
result.show_groups(outcome, texts)
if case.detail == "announced":
    announced.show_causes(case, texts)
    if has_announced_units(case):
        announced.show_units(case, texts)
else:
    announced.show_where_announced(texts)
result.show_indicators(case, texts)
