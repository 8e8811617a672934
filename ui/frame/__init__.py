"""What stands around every page: case picker, language, notes on the link, own data's mark."""
