"""Provinces: what they are called, what became of them, and how their names are read and sorted."""
