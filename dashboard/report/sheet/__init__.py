"""The report: one page of HTML that needs nothing else, to keep, to print and to hand on."""
