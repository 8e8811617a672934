from hypothesis import settings

# The same examples on every run and machine: a red run can be repeated as it was.
settings.register_profile("repeatable", derandomize=True, deadline=None, max_examples=25)
# Many more of the same: ``make thorough``.
settings.register_profile("thorough", settings.get_profile("repeatable"), max_examples=200)
# Other examples on every run, and more of them: ``make fuzz``.
settings.register_profile("fuzz", deadline=None, max_examples=1_000)
settings.load_profile("repeatable")
