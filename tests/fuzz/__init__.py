"""Attacks with other examples for as long as one likes: ``make fuzz``."""
