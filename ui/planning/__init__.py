"""The plan page: what is asked for, and the answer."""
