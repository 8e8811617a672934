"""The page on data and method: validation, rank estimate, rules, sources."""
