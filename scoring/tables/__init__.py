"""Tables in files from outside: opened under guard, read strictly, every problem told."""
