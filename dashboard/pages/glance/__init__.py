"""At a glance: the page that opens first."""
