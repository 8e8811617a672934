"""What stands around every page: heading, case picker, language, notes on the link, own data's mark."""
