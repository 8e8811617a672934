"""From a goal to the levers that reach it, and what each lever is worth for its effort."""
