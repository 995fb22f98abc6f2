"""Each defence taken out in a copy of the program, to see which test fails without it."""
