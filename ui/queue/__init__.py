"""Heavy work: one line for all of it, and processes of its own that can be ended."""
