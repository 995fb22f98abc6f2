"""Figures to set beside one's own: rules, laws, advice and surveys, each with its source."""
