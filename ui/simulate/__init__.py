"""The simulator page: headline, levers, toolbar, results."""
