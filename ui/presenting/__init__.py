"""The presentation: full-screen steps made from the current scenario, one message a step."""

from ui.presenting.sequence import show_step, steps_for

__all__ = ["show_step", "steps_for"]
