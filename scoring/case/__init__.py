"""Cases: a province in a league year, its baseline, and how published figures become one."""
