"""Hiện trạng."""
