"""How often and for how long: moments, sessions, nights and days in the zone one chose."""
