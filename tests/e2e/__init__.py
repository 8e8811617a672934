"""Tests of the served app in a real browser."""
