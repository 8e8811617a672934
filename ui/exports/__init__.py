"""Exports: one report of an outcome, and one file a format that renders it. Loaded on the click only."""
