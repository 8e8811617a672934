"""The baseline page: the published result of the case."""
