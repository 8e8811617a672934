"""The presentation: full-screen steps made from the current scenario, one message a step."""
