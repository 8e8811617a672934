"""The plan page: from a goal to the levers that reach it, and what each lever is worth."""
