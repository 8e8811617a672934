"""Sharing a scenario: link, text, QR code, embedding."""
