"""Speed of the library and of the served app, each against a trivial counterpart in the same run."""
