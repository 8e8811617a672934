"""The steps of a presentation in their order, and what every step shows."""

from __future__ import annotations

import streamlit as st

from scoring import Outcome, data_version
from ui.present import caveats, guess, proposal, result, today
from ui.present.step import Step
from ui.visit import kept_scenarios as kept
from ui.words.texts import Texts


def steps_for(outcome: Outcome) -> tuple[Step, ...]:
    """Return the steps of an outcome.

    Without changes there is nothing to guess, no result and nothing it takes; a comparison is a step
    once two scenarios are compared.
    """
    steps = [*today.steps(), *proposal.steps(outcome)]
    if outcome.changes:
        steps += [guess.step(), *result.steps()]
    if len(kept.compared(outcome.case.id)) > 1:
        steps.append(result.comparison_step())
    others, sources = caveats.steps()
    return (*steps, others, *proposal.effort_steps(outcome), sources)


def show_step(step: Step, outcome: Outcome, texts: Texts) -> None:
    """Show a step: its message, what supports it, and what in it is estimated or assumed."""
    st.title(step.title(outcome, texts), anchor=False)
    step.show(outcome, texts)
    *lines, last = step.rests_on(outcome, texts) or [""]
    version = texts("share.version", version=data_version())
    st.markdown("  \n".join([*lines, f"{last} · {version}" if last else version]))
