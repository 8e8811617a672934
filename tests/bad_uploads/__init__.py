"""Broken uploads: a gallery, and the bytes that cannot be written as text."""
