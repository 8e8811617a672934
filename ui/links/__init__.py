"""What a link says: its grammar, what a plan is asked for, ready scenarios. No session in here."""
