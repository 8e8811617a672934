"""Drawn scenarios as a visitor can make them: any case, any levers, percentages to 0.01."""

from decimal import Decimal

from hypothesis import strategies as st

import scoring
from ui.scenario import Scenario

LEVERS = scoring.lever_ids(scoring.load_rules("portal_2026"))
CASES = tuple(ref.id for ref in scoring.list_cases())

percents = st.integers(0, 10_000).map(lambda hundredths: Decimal(hundredths).scaleb(-2))


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    scenario = Scenario(case=draw(st.sampled_from(CASES)), couplings=draw(st.booleans()))
    for lever, percent in draw(st.dictionaries(st.sampled_from(LEVERS), percents)).items():
        scenario = scenario.with_change(lever, percent)
    return scenario
