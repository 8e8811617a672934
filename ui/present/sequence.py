"""The steps of a presentation in their order."""

from __future__ import annotations

from scoring import Outcome
from ui.present import caveats, fall_short, guess, proposal, rest_of_year, result, road_map, today
from ui.present.step import Step
from ui.visit import address, road_maps
from ui.visit import kept_scenarios as kept
from ui.words.texts import Texts


def steps_for(outcome: Outcome, texts: Texts) -> tuple[Step, ...]:
    """Return the steps of an outcome; one with nothing to show is left out.

    Without changes nothing is proposed, guessed or caused, but levers can be moved in front of the room. A
    comparison is a step once two scenarios are compared. What a year under way still allows comes before.
    Where a road map was made, its milestones are the road. What comes of a part of the changes is a step
    once somebody asked for it.
    """
    steps = [*today.steps(), *rest_of_year.steps(outcome), *proposal.steps(outcome)]
    if outcome.changes:
        steps.append(guess.step())
    steps.append(result.step())
    if outcome.change:
        steps.append(result.causes_step())
    if len(kept.compared(outcome.case.id)) > 1:
        steps.append(result.comparison_step())
    others, *sources = caveats.steps(outcome, texts)
    found = road_maps.usable(outcome.case)
    # A road map says by when; without one the road is the single changes, one after the other.
    road = proposal.effort_steps(outcome) if found is None else road_map.steps(found)
    return (*steps, *fall_short.steps(outcome), others, *road, *sources)


def place(count: int) -> int:
    """Return which of ``count`` steps is shown, from 0; a step beyond the last is the last."""
    return min(address.step(), count) - 1


def stay_on(step_id: str, steps: tuple[Step, ...]) -> None:
    """Stay on a step, wherever it stands among the steps there are now."""
    places = [number for number, step in enumerate(steps, start=1) if step.id == step_id]
    if places:
        address.go_to_step(places[0])
