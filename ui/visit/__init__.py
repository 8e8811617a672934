"""The state of a visit: scenario, address, kept scenarios, own data, outcomes."""
