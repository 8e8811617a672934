"""Levers that are live: a component whose result follows the hand, and what is sent to it.

``browser/`` holds what runs in the browser; it looks up, and knows no rule.
"""
